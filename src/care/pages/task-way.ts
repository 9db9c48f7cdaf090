import type { Task } from '../task.ts';

const aboutIntroduction: ReadonlySet<string> = new Set([
  'chase_introduction',
  'introduction_no_reply',
  'still_going',
  'provider_said',
  'provider_silent',
  'provider_pauses',
  'choose_again',
  'recall',
]);

/**
 * Where a task is done: the referral while nobody has decided on it, the concern, the session of the note, the
 * introduction, the questions, or else the case. Null for a task about nobody.
 */
export function wayToTask(task: Task): string | null {
  const { kind, referralId, subjectId } = task;
  if (kind === 'concern' && subjectId) return `/concerns/${subjectId}`;
  if (kind === 'message_failed' && subjectId) return `/messages/${subjectId}`;
  if (kind === 'text_arrived') return task.personId ? `/people/${task.personId}/texts` : '/arrived-texts';
  if (kind === 'answer_alarm') return '/safety';
  if (kind === 'summaries_differ') return '/reports/journey';
  if (kind === 'renew_licence') return '/questionnaires';
  if (kind === 'review_glass') return '/break-glass/reviews';
  if (kind === 'subject_access' && subjectId) return `/records/copies/${subjectId}`;
  if (kind === 'review_hold' && task.personId) return `/people/${task.personId}/keeping`;
  if (kind === 'group_walk_in' && subjectId) return `/groups/${subjectId}`;
  if (kind === 'supervision' && subjectId) return `/supervision/items/${subjectId}`;
  if (!referralId) return null;
  if (kind === 'chase_handover') return `/inbox/${referralId}/handover`;
  if (task.personId === null || kind === 'concern') return `/inbox/${referralId}`;
  const address = `/cases/${referralId}`;
  if (kind === 'judge_words') return `${address}/concerns/new`;
  if (kind === 'extension_approval') return `${address}/extend`;
  if (kind === 'measures_due') return `${address}/measures`;
  if (kind === 'follow_up') return `${address}/measures/follow_up`;
  if (!subjectId || subjectId === referralId) return address;
  if (kind === 'write_note' || kind === 'sign_note') return `${address}/sessions/${subjectId}`;
  if (aboutIntroduction.has(kind)) return `${address}/introductions/${subjectId}`;
  return address;
}
