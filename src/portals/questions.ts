import { NotFound } from '../core/index.ts';
import {
  type Assessment,
  assessmentsOf,
  dueNow,
  heldDaysOf,
  instrumentsOf,
  type OwnConcern,
  ownConcernsOf,
  type QuestionsDue,
} from '../outcomes/index.ts';
import { systemActor } from '../platform/database/index.ts';
import type { Own, OwnAsk } from './pages/own.tsx';
import { onRecord } from './private/on-record.ts';
import { type OwnCase, ownCase } from './queries.ts';
import { saysOf } from './said/said.ts';
import { saidStore } from './said/store.ts';

export type OwnQuestions = {
  readonly mine: OwnCase;
  /** Null when it is not the time for questions. */
  readonly due: QuestionsDue | null;
  readonly taken: readonly Assessment[];
  readonly concerns: readonly OwnConcern[];
};

/** What the person may be asked now; what they have said already is not asked again, even while the house has not looked yet. */
export async function readQuestions(ask: OwnAsk, own: Own): Promise<OwnQuestions> {
  await ask.withinAs(own.actor, scope => onRecord(scope, own, 'questions'));
  return ask.withinAs(systemActor(ask.programme.id), async scope => {
    const mine = await ownCase(scope, own.personId);
    if (!mine) throw new NotFound('person');
    const { referralId, state } = mine;
    if (!referralId || !state) return { mine, due: null, taken: [], concerns: [] };
    const taken = await assessmentsOf(scope, referralId);
    const due = dueNow(
      {
        state,
        sessionsHeld: mine.sessionsHeld,
        sessionsPlanned: mine.sessionsPlanned,
        closedOn: mine.closedAt?.toZonedDateTimeISO(ask.view.zone).toPlainDate() ?? null,
        today: ask.today,
        heldOn: await heldDaysOf(scope, referralId),
      },
      ask.programme.settings,
      taken,
      await instrumentsOf(scope, ask.today),
    );
    if (!due) return { mine, due, taken, concerns: [] };
    const waiting = (await saidStore(scope).of(own.personId, ['answers']))
      .filter(one => one.outcome === null && one.subjectId === referralId)
      .map(one => saysOf('answers', one))
      .filter(one => one.timepoint === due.timepoint)
      .map(one => one.instrument);
    const open = due.open.filter(one => !waiting.includes(one.id));
    return { mine, due: { ...due, open }, taken, concerns: await ownConcernsOf(scope, referralId) };
  });
}
