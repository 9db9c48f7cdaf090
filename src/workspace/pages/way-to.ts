import { type NextActionKind, readNextAction } from '../../care/index.ts';
import type { IconName, WordKey } from '../../ui/index.ts';

/** Where the next action of a case is done, and what the button says. */
export type Way = { readonly href: string; readonly words: WordKey; readonly icon: IconName };

type Place = {
  /** Below the address of the case; `:id` is what the action is about. */
  readonly path: string;
  readonly words: WordKey;
  readonly icon: IconName;
};

const contact: Place = { path: 'contacts/new', words: 'workspace.do.contact', icon: 'note' };
const session: Place = { path: 'sessions/:id', words: 'workspace.do.session', icon: 'note' };
const closing: Place = { path: 'close', words: 'workspace.do.close', icon: 'check' };

const places: Readonly<Record<NextActionKind, Place | null>> = {
  allocate: null,
  hold_ends: contact,
  session_today: session,
  record_session: session,
  sign_note: { ...session, words: 'workspace.do.sign' },
  review_missed: contact,
  first_contact: contact,
  contact_again: contact,
  not_reached: closing,
  introduction: { path: 'introductions/:id', words: 'workspace.do.introduction', icon: 'people' },
  agree_plan: { path: 'plan', words: 'workspace.do.plan', icon: 'note' },
  measure_baseline: { path: 'measures/baseline', words: 'workspace.do.ask', icon: 'chart' },
  measure_end: { path: 'measures/end', words: 'workspace.do.ask', icon: 'chart' },
  close: closing,
  session,
  plan_session: { path: 'sessions/new', words: 'workspace.case.planSession', icon: 'cal' },
};

/** Kinds for which one rings first. */
const ringing: ReadonlySet<NextActionKind> = new Set([
  'first_contact',
  'contact_again',
  'hold_ends',
  'review_missed',
]);

type Next = {
  readonly nextAction: string | null;
  readonly nextActionOn: Temporal.PlainDate | null;
};

/** The way to where the next action is done; null when there is none, or a co-ordinator has to choose first. */
export function wayTo(referralId: string, { nextAction, nextActionOn }: Next): Way | null {
  const found = readNextAction(nextAction, nextActionOn);
  const place = found && places[found.kind];
  if (!place || (place.path.includes(':id') && !found.subjectId)) return null;
  const { path, words, icon } = place;
  return { href: `/cases/${referralId}/${path.replace(':id', found.subjectId ?? '')}`, words, icon };
}

/** Whether the next action begins with a call. */
export function isRinging({ nextAction, nextActionOn }: Next): boolean {
  const found = readNextAction(nextAction, nextActionOn);
  return found !== null && ringing.has(found.kind);
}
