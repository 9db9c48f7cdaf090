import { NotFound } from '../core/index.ts';
import {
  type Assessment,
  assessmentsOf,
  type Catalogue,
  type CourseMoment,
  coursePlaces,
  dueFor,
  dueNow,
  heldDaysOf,
  instrumentsOf,
  type OwnConcern,
  openMoments,
  ownConcernsOf,
  type QuestionsDue,
} from '../outcomes/index.ts';
import { type Scope, systemActor } from '../platform/database/index.ts';
import type { Own, OwnAsk } from './pages/own.tsx';
import { onRecord } from './private/on-record.ts';
import { type OwnCase, ownCase } from './queries.ts';
import { saysOf } from './said/said.ts';
import { saidStore } from './said/store.ts';

export type OwnQuestions = {
  readonly mine: OwnCase;
  /** Null when it is not the time for questions. */
  readonly due: QuestionsDue | null;
  /** The moment of a course that `due` is about; null: the person’s own case. */
  readonly course: CourseMoment | null;
  readonly taken: readonly Assessment[];
  readonly concerns: readonly OwnConcern[];
};

/**
 * What the person may be asked now: by their case, and when that is answered by a course they have a place in. What they have said already is not
 * asked again, even while the house has not looked yet.
 */
export async function readQuestions(ask: OwnAsk, own: Own): Promise<OwnQuestions> {
  await ask.withinAs(own.actor, scope => onRecord(scope, own, 'questions'));
  return ask.withinAs(systemActor(ask.programme.id), async scope => {
    const mine = await ownCase(scope, own.personId);
    if (!mine) throw new NotFound('person');
    const { referralId, state } = mine;
    if (!referralId || !state) return { mine, due: null, course: null, taken: [], concerns: [] };
    const taken = await assessmentsOf(scope, referralId);
    const catalogue = await instrumentsOf(scope, ask.today);
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
      catalogue,
    );
    const waiting = (await saidStore(scope).of(own.personId, ['answers']))
      .filter(one => one.outcome === null && one.subjectId === referralId)
      .map(one => saysOf('answers', one));
    const known = { taken, catalogue, waiting: waiting.map(one => one.instrument), today: ask.today };
    const left = due && {
      ...due,
      open: due.open.filter(
        one => !waiting.some(said => said.timepoint === due.timepoint && said.instrument === one.id),
      ),
    };
    const course =
      left && left.open.length > 0
        ? null
        : await courseDue(scope, { ...known, personId: own.personId, referralId });
    if (!course) {
      const concerns = left ? await ownConcernsOf(scope, referralId) : [];
      return { mine, due: left, course: null, taken, concerns };
    }
    return { mine, ...course, taken, concerns: [] };
  });
}

type Known = {
  readonly personId: string;
  readonly referralId: string;
  readonly taken: readonly Assessment[];
  readonly catalogue: Catalogue;
  /** Questionnaires whose answers are on their way to the house: they were said, whatever they were asked for. */
  readonly waiting: readonly string[];
  readonly today: Temporal.PlainDate;
};

/** The first moment of a course at which something is open; null: none. */
async function courseDue(
  scope: Scope,
  { personId, referralId, taken, catalogue, waiting, today }: Known,
): Promise<{ readonly course: CourseMoment; readonly due: QuestionsDue } | null> {
  const places = (await coursePlaces(scope, { personId })).filter(one => one.referralId === referralId);
  for (const place of places) {
    for (const course of openMoments(place, today)) {
      const { pack, open } = dueFor(place, course, taken, { catalogue, today });
      const left = open.filter(one => !waiting.includes(one.id));
      if (left.length > 0) return { course, due: { timepoint: course.timepoint, pack, open: left } };
    }
  }
  return null;
}
