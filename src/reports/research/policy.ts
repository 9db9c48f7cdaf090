import type { Actor } from '../../platform/database/index.ts';

type Who = Pick<Actor, 'role' | 'id'>;

/** What is decided of a study so far. */
export type StudyState = 'asked' | 'first_yes' | 'approved' | 'refused' | 'ended';

/** Who asked, and who agreed so far. */
export type Decided = {
  readonly state: StudyState;
  readonly askedBy: string;
  readonly firstBy: string | null;
  readonly firstRole: string | null;
};

const decides = (role: string): boolean => role === 'coordinator' || role === 'administrator';

/** Whoever works with figures or for the whole programme may ask for a study. */
export const mayAsk = ({ role }: Who): boolean => role === 'analyst' || decides(role);

/**
 * Two people agree, neither of whom asked: a co-ordinator, who knows the people, and an administrator, who answers for data protection.
 * The second is another person in the other role.
 */
export function mayAgree(actor: Who, study: Decided): boolean {
  if (!decides(actor.role) || actor.id === study.askedBy) return false;
  if (study.state === 'asked') return true;
  return study.state === 'first_yes' && actor.id !== study.firstBy && actor.role !== study.firstRole;
}

/** Whoever might decide, but for who asked, may say no until it is decided. */
export const mayRefuse = (actor: Who, study: Decided): boolean =>
  decides(actor.role) &&
  actor.id !== study.askedBy &&
  (study.state === 'asked' || study.state === 'first_yes');

/** Who asked takes it back, and whoever decides ends it, at any time. */
export const mayEnd = (actor: Who, study: Decided): boolean =>
  study.state !== 'refused' &&
  study.state !== 'ended' &&
  (decides(actor.role) || (actor.role === 'analyst' && actor.id === study.askedBy));

/** Files are made by the co-ordinator, who sees the records anyway, while the study is agreed to and its last day is not over. */
export const mayMakeFile = (
  actor: Who,
  study: Pick<Decided, 'state'> & { readonly endsOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): boolean =>
  actor.role === 'coordinator' &&
  study.state === 'approved' &&
  Temporal.PlainDate.compare(today, study.endsOn) <= 0;
