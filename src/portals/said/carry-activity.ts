import { houseRules, makeTask } from '../../care/index.ts';
import { addWorkingDays } from '../../core/index.ts';
import {
  answerStillGoing,
  attendFirst,
  type IntroductionFacts,
  introductionFacts,
  keepGoing,
  mayAskFrom,
  next,
  recordAnswer,
  stopIntroduction,
} from '../../introductions/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Barrier } from '../../programmes/index.ts';
import { type SaidOutcome, saysOf } from './said.ts';
import type { ToCarry } from './to-carry.ts';

/** Working days within which somebody asks what would help. */
const ASK_WITHIN = 2;

type One = { readonly referralId: string; readonly introductionId: string };

/** What a person says of an activity: they went, they did not go and why, they still go or do not. */
export async function carryActivity(scope: Scope, { said, own }: ToCarry): Promise<SaidOutcome> {
  const facts = await introductionFacts(scope, own.referralId, said.subjectId);
  const one: One = { referralId: own.referralId, introductionId: facts.id };
  if (said.kind === 'went') {
    return went(scope, one, facts, Temporal.PlainDate.from(saysOf('went', said).on));
  }
  if (said.kind === 'still_going') {
    const { going, barrier } = saysOf('still_going', said);
    return stillGoing(scope, one, facts, going ? null : (barrier ?? 'not_available'));
  }
  const { barrier, still } = saysOf('not_gone', said);
  if (!still) {
    await stopIntroduction(scope, { ...one, barrier, note: said.words });
    return 'done';
  }
  const { today, holidays } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'did_not_go',
    subjectId: facts.id,
    referralId: own.referralId,
    personId: own.personId,
    assigneeId: facts.ownerId,
    dueOn: addWorkingDays(today, ASK_WITHIN, holidays),
  });
  return 'asked';
}

async function went(
  scope: Scope,
  one: One,
  facts: IntroductionFacts,
  on: Temporal.PlainDate,
): Promise<SaidOutcome> {
  if (next(facts.state, 'keep_going')) {
    await keepGoing(scope, one);
    return 'done';
  }
  // Whoever was there was welcome, whether the group has answered us or not.
  if (next(facts.state, 'accept')) await recordAnswer(scope, { ...one, answer: 'accept' });
  await attendFirst(scope, { ...one, on });
  return 'done';
}

/** @param barrier why they do not go any more; null: they still go */
async function stillGoing(
  scope: Scope,
  one: One,
  facts: IntroductionFacts,
  barrier: Barrier | null,
): Promise<SaidOutcome> {
  const { today } = await houseRules(scope);
  const since = facts.firstAttendedOn ?? today;
  const due = (['3_months', '8_weeks'] as const).find(
    when => Temporal.PlainDate.compare(today, mayAskFrom(since, when)) >= 0,
  );
  if (due) {
    await answerStillGoing(scope, { ...one, when: due, answer: barrier ? 'no' : 'yes', barrier });
  } else if (barrier) await stopIntroduction(scope, { ...one, barrier });
  else if (next(facts.state, 'keep_going')) await keepGoing(scope, one);
  return 'done';
}
