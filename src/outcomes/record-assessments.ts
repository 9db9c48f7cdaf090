import { audit } from '../audit/index.ts';
import {
  type Case,
  heedWords,
  holdCase,
  houseRules,
  raiseConcern,
  refreshNextAction,
} from '../care/index.ts';
import { Forbidden, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { Timepoint } from '../programmes/index.ts';
import type { Administration } from './answering/administration.ts';
import type { Filled } from './answering/read-answers.ts';
import {
  type Assessment,
  concernItems,
  latest,
  mayWord,
  type OwnConcern,
  wordedItems,
} from './assessment.ts';
import {
  type Answers,
  type Catalogue,
  type Instrument,
  instrumentsOf,
  versionOf,
} from './instruments/index.ts';
import { type KeptAnswers, keptAnswers } from './kept-answers.ts';
import { may } from './policy.ts';
import { assessmentsOf, ownConcernsOf } from './queries.ts';
import { askStore } from './schedule/ask-store.ts';
import { score } from './scoring.ts';
import { outcomesStore } from './store.ts';

export type RecordAssessments = {
  readonly referralId: string;
  readonly timepoint: Timepoint;
  /** The place in a course whose moment it is; left out for a moment of the case. */
  readonly placeId?: string | null | undefined;
  readonly takenOn: Temporal.PlainDate;
  /** Words of the first and second own concern, where they were written now. */
  readonly words?: readonly (string | null)[];
  readonly filled: readonly Filled[];
  /** Ids of the assessments that the page has shown; left out where nobody has looked at a page. */
  readonly seen?: readonly string[] | undefined;
  /** By the person’s own page or a helper’s; left out where a member of staff wrote it down. */
  readonly takenHow?: 'link' | 'helper' | undefined;
} & Partial<Administration>;

/**
 * Puts on record what the person answered or did not want to answer at one timepoint. What was saved before on the same
 * day is superseded, never overwritten; saving the same again changes nothing. An answer that a person must look at
 * now opens a concern in the same transaction, however it came and whoever said it.
 * @returns ids of the assessments added
 * @throws Stale when one of the questionnaires was saved since the page was opened, by a colleague or in another window
 * @throws NotFound, Forbidden, Refused (the state, a day ahead, a concern without words or with words that stand)
 */
export async function recordAssessments(scope: Scope, input: RecordAssessments): Promise<readonly string[]> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, { record: input.timepoint }, kase);
  if (!leave.ok) throw leave.closed ? new Refused(leave.reasonKey) : new Forbidden(leave.reasonKey);
  const { today } = await houseRules(scope);
  if (Temporal.PlainDate.compare(input.takenOn, today) > 0) throw new Refused('outcomes.refused.future');
  const catalogue = await instrumentsOf(scope, input.takenOn);
  const placeId = input.placeId ?? null;
  const taken = (await assessmentsOf(scope, kase.id)).filter(one => (one.placeId ?? null) === placeId);
  const concerns = await wordConcerns(scope, input, taken);
  const added: string[] = [];
  for (const filled of input.filled) {
    const id = await recordOne(scope, kase, input, filled, { taken, concerns, catalogue });
    if (id) added.push(id);
  }
  const all = input.filled.filter(one => !one.declined);
  if (input.filled.length > 0)
    await askStore(scope).end(
      { referralId: kase.id, timepoint: input.timepoint, placeId },
      all.length > 0 ? 'answered' : 'declined',
    );
  if (added.length === 0) return added;
  await emit(scope, {
    name: 'AssessmentRecorded',
    subjectId: kase.id,
    payload: { timepoint: input.timepoint, placeId, assessmentIds: added },
  });
  await refreshNextAction(scope, kase.id);
  return added;
}

async function wordConcerns(
  scope: Scope,
  { referralId, timepoint, words = [] }: RecordAssessments,
  taken: readonly Assessment[],
): Promise<readonly OwnConcern[]> {
  const before = await ownConcernsOf(scope, referralId);
  for (const [index, text] of words.entries()) {
    const position = index + 1;
    if (text === null || before.some(one => one.position === position && one.words === text)) continue;
    if (!mayWord(position, timepoint, before, taken)) throw new Refused('outcomes.refused.words');
    await outcomesStore(scope).word(referralId, position, text);
  }
  return words.length === 0 ? before : ownConcernsOf(scope, referralId);
}

type Known = {
  readonly taken: readonly Assessment[];
  readonly concerns: readonly OwnConcern[];
  readonly catalogue: Catalogue;
};

async function recordOne(
  scope: Scope,
  kase: Case,
  { timepoint, placeId, takenOn, seen, takenHow, mode, proxy = null, askedIn = null }: RecordAssessments,
  filled: Filled,
  { taken, concerns, catalogue }: Known,
): Promise<string | null> {
  const newest = catalogue.of(filled.instrument);
  const instrument = newest && versionOf(newest, filled.version ?? newest.version);
  if (instrument?.mode !== 'text') throw new Refused('outcomes.refused.instrument');
  const answers = filled.declined ? {} : kept(instrument, filled.answers);
  if (!filled.declined && Object.keys(answers).length === 0) return null;
  if (instrument.id === 'own_concerns') {
    const worded = wordedItems(concerns);
    const bare = concernItems.some(item => item in answers && !worded.includes(item));
    if (bare) throw new Refused('outcomes.refused.wordless');
  }
  const before = latest(taken, instrument.id, timepoint, proxy ? 'proxy' : 'person');
  if (before?.takenOn.equals(takenOn) && isSame(before, filled.declined, answers)) return null;
  if (before && seen && !seen.includes(before.id) && !isSame(before, filled.declined, answers)) {
    throw new Stale({ yours: textOf(answers), theirs: textOf(before.answers) });
  }
  const scored = score(instrument, answers);
  const id = await outcomesStore(scope).add({
    referralId: kase.id,
    personId: kase.personId,
    instrument: instrument.id,
    version: instrument.version,
    timepoint,
    placeId: placeId ?? null,
    declined: filled.declined,
    answers,
    scores: scored.scores,
    takenOn,
    takenHow: takenHow ?? null,
    mode: mode ?? (takenHow ? 'link' : null),
    proxy,
    askedIn,
  });
  await audit(scope, {
    verb: filled.declined ? 'assessment.declined' : 'assessment.recorded',
    subject: { kind: 'assessment', id },
    personId: kase.personId,
    fields: [instrument.id, timepoint, ...(mode ? [mode] : []), ...(proxy ? ['proxy'] : [])],
  });
  if (scored.raisesConcern) await openConcern(scope, kase, instrument, answers, id);
  // What comes by an own page was read for words of danger when it was said.
  const said = Object.values(answers).filter(one => typeof one === 'string');
  if (said.length > 0 && !takenHow && kase.linkWorkerId) {
    await heedWords(scope, { id: kase.id, personId: kase.personId, linkWorkerId: kase.linkWorkerId }, said);
  }
  return id;
}

/** @throws Refused for an answer that the questionnaire does not offer */
function kept(instrument: Instrument, answers: Answers): KeptAnswers {
  try {
    return keptAnswers(instrument, answers);
  } catch (error) {
    if (error instanceof RangeError) throw new Refused('outcomes.refused.answer');
    throw error;
  }
}

function textOf(answers: Answers): string {
  return Object.entries(answers)
    .map(([item, value]) => `${item}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('\n');
}

function isSame(before: Assessment, declined: boolean, answers: KeptAnswers): boolean {
  const keys = Object.keys(answers);
  return (
    before.declined === declined &&
    keys.length === Object.keys(before.answers).length &&
    keys.every(key => JSON.stringify(before.answers[key]) === JSON.stringify(answers[key]))
  );
}

/** The concern says which question was answered and how, in the instrument's own words. */
async function openConcern(
  scope: Scope,
  kase: Case,
  instrument: Instrument,
  answers: KeptAnswers,
  assessmentId: string,
): Promise<void> {
  const item = instrument.items.find(one => one.id === instrument.concern?.item);
  const option =
    item?.kind === 'choice' ? item.options.find(one => one.value === answers[item.id]) : undefined;
  const words = `${instrument.title.en}: “${item?.text?.en ?? ''}” “${option?.text?.en ?? ''}”`;
  const concernId = await raiseConcern(scope, { referralId: kase.id, kind: 'thoughts_of_suicide', words });
  await emit(scope, {
    name: 'ConcernRaisedByAnswer',
    subjectId: concernId,
    payload: { referralId: kase.id, assessmentId, instrument: instrument.id },
  });
}
