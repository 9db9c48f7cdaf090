import { z } from 'zod';
import type { Scope } from '../../platform/database/index.ts';
import { barriers, introductionDeclineReasons } from '../../programmes/index.ts';
import { choice, date, optionalChoice, optionalText, sayErrors, time, typedIn } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { answerStillGoing } from '../answer-still-going.ts';
import { attendFirst } from '../attend-first.ts';
import { bookFirst } from '../book.ts';
import { choose } from '../choose.ts';
import { completeIntroduction } from '../complete.ts';
import { keepGoing } from '../keep-going.ts';
import { recordAnswer } from '../record-answer.ts';
import { stopIntroduction } from '../stop.ts';
import { type Here, type IntroductionAsk, introductionParams, introductionShown } from './introduction.tsx';

/** One step: its last part of the address, its form, its command. A mistake shows the page again with 422. */
function step<S extends z.ZodType>(
  name: string,
  form: S,
  run: (scope: Scope, here: Here, form: z.output<S>) => Promise<void>,
): Route {
  return route({
    method: 'post',
    path: `/cases/:referralId/introductions/:introductionId/${name}`,
    door: ['link_worker', 'coordinator'],
    params: introductionParams,
    form: form as z.ZodType,
    handle: ask =>
      ask.commit(async scope => {
        await run(scope, ask.params, ask.form as z.output<S>);
        const to = `/cases/${ask.params.referralId}/introductions/${ask.params.introductionId}`;
        return { to, flash: { key: 'introductions.do.done' } };
      }),
    async again(ask, faults, typed) {
      const shown: IntroductionAsk = ask;
      return ask.page(await introductionShown(shown, typedIn(typed), sayErrors(ask.view, faults)), 422);
    },
  });
}

const nothing = z.object({});
const note = () => optionalText({ lines: true, max: 1000 });

const answer = z
  .object({
    answer: choice(['accept', 'decline'], 'introductions.error.answer'),
    reason: optionalChoice(introductionDeclineReasons.codes),
    answer_note: note(),
  })
  .transform((given, context) => {
    if (given.answer === 'accept') return { answer: given.answer, note: given.answer_note };
    if (given.reason !== null) return { answer: given.answer, reason: given.reason, note: given.answer_note };
    context.addIssue({ code: 'custom', path: ['reason'], message: 'introductions.error.reason' });
    return z.NEVER;
  });

const still = z
  .object({
    when: choice(['8_weeks', '3_months']),
    still: choice(['yes', 'no'], 'introductions.error.still'),
    still_barrier: optionalChoice(barriers.codes),
  })
  .check(context => {
    const { still: given, still_barrier: barrier } = context.value;
    if (given !== 'no' || barrier !== null) return;
    const message = 'introductions.error.barrier';
    context.issues.push({ code: 'custom', path: ['still_barrier'], message, input: barrier });
  });

const book = z.object({
  at: date({ missing: 'introductions.error.day', future: true }),
  at_time: time({ missing: 'introductions.error.time' }),
});
const first = z.object({ on: date({ missing: 'introductions.error.day', past: true }) });
const stop = z.object({
  barrier: choice(barriers.codes, 'introductions.error.barrier'),
  stop_note: note(),
});

export const stepRoutes: readonly Route[] = [
  step('choose', nothing, (scope, here) => choose(scope, here)),
  step('answer', answer, (scope, here, given) => recordAnswer(scope, { ...here, ...given })),
  step('book', book, (scope, here, { at, at_time }) =>
    bookFirst(scope, { ...here, at: at.toPlainDateTime(at_time) }),
  ),
  step('first', first, (scope, here, { on }) => attendFirst(scope, { ...here, on })),
  step('keep-going', nothing, (scope, here) => keepGoing(scope, here)),
  step('still-going', still, (scope, here, given) =>
    answerStillGoing(scope, {
      ...here,
      when: given.when,
      answer: given.still,
      barrier: given.still_barrier,
    }),
  ),
  step('complete', nothing, (scope, here) => completeIntroduction(scope, here)),
  step('stop', stop, (scope, here, { barrier, stop_note }) =>
    stopIntroduction(scope, { ...here, barrier, note: stop_note }),
  ),
];
