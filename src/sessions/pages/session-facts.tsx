import { type Case, houseRules, readCase } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Child, View } from '../../ui/index.ts';
import { type GuideName, guideFor } from '../guide.ts';
import { addendaOf, noteOf, sessionOf, sessionsOf } from '../queries.ts';
import { type Restricted, restrictedOf } from '../restricted-queries.ts';
import { type Addendum, maySession, type Note, type Session } from '../session.ts';
import { type KeptDraft, sessionStore } from '../store.ts';

/** A part of the page that another room brings: open actions of the plan, introductions waiting. */
export type SessionSection = { readonly title: string; readonly body: Child };

/** What rooms further up add to the session page. */
export type SessionParts = {
  readonly sections?: (scope: Scope, view: View, referralId: string) => Promise<readonly SessionSection[]>;
};

/** Everything the session page shows. */
export type SessionFacts = {
  readonly kase: Case;
  readonly session: Session;
  readonly note: Note | null;
  readonly addenda: readonly Addendum[];
  readonly restricted: Restricted;
  /** The last session held before this one, with its signed note. */
  readonly last: { readonly session: Session; readonly note: Note | null } | null;
  /** What the reader typed last, and what they typed that could not go into the note. */
  readonly draft: KeptDraft | null;
  readonly apart: KeptDraft | null;
  readonly guide: GuideName;
  /** Which session it is, or will be once it is held. */
  readonly number: number;
  readonly today: Temporal.PlainDate;
  /** Its day has come: it can be recorded. */
  readonly begun: boolean;
  readonly may: { readonly plan: boolean; readonly record: boolean; readonly sign: boolean };
  readonly sections: readonly SessionSection[];
};

/** Reads the page in one transaction; the read is put on record. */
export async function sessionFacts(
  scope: Scope,
  view: View,
  ref: { readonly referralId: string; readonly sessionId: string },
  parts: SessionParts,
): Promise<SessionFacts> {
  const kase = await readCase(scope, ref.referralId, 'read');
  const session = await sessionOf(scope, kase.id, ref.sessionId);
  const note = await noteOf(scope, session.id);
  const { today } = await houseRules(scope);
  const all = await sessionsOf(scope, kase.id);
  const before = all.findLast(
    one =>
      one.id !== session.id &&
      one.state === 'held' &&
      Temporal.PlainDateTime.compare(one.startsAt, session.startsAt) < 0,
  );
  // Those planned before it will be held before it.
  const ahead = all.filter(
    one =>
      one.state === 'planned' &&
      one.id !== session.id &&
      Temporal.PlainDateTime.compare(one.startsAt, session.startsAt) < 0,
  );
  const number = session.number ?? kase.sessionsHeld + ahead.length + 1;
  const can = (act: 'plan_session' | 'record_session' | 'sign_note') =>
    maySession(scope.actor, act, kase, session).ok;
  const drafts = await sessionStore(scope).drafts(session.id);
  return {
    kase,
    session,
    note,
    addenda: note ? await addendaOf(scope, note.id) : [],
    restricted: note ? await restrictedOf(scope, note.id) : { seen: [], hidden: 0 },
    last: before ? { session: before, note: await noteOf(scope, before.id) } : null,
    draft: drafts.main,
    apart: drafts.apart,
    guide: guideFor(number, kase.sessionsPlanned),
    number,
    today,
    begun: Temporal.PlainDate.compare(session.startsAt.toPlainDate(), today) <= 0,
    may: { plan: can('plan_session'), record: can('record_session'), sign: can('sign_note') },
    sections: (await parts.sections?.(scope, view, kase.id)) ?? [],
  };
}
