import { z } from 'zod';
import { Refused } from '../../../core/index.ts';
import { answerEntry, editableService, pauseService } from '../../../directory/index.ts';
import { type NewWord, sayWord } from '../../../introductions/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import {
  choice,
  date,
  optionalChoice,
  optionalDate,
  optionalText,
  optionalTime,
  sayErrors,
  text,
  typedIn,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { readGroup } from '../read-group.ts';
import { asGroup, type Group, groupBase } from './frame.tsx';
import { onePage, oneParams } from './one.tsx';
import { handBackReasons, notForUs, stopReasons } from './one-forms.tsx';

type SayAsk = Ask<z.output<typeof oneParams>, unknown, unknown>;
type Said = Omit<NewWord, 'id' | 'serviceId' | 'introductionId'>;

/**
 * One thing a group says of an introduction. Whether the person still agrees is asked of the house first; whether it was answered
 * meanwhile, in the transaction that keeps the word.
 */
function saying<S extends z.ZodType>(
  name: string,
  form: S,
  say: (form: z.output<S>) => Said,
  also?: (scope: Scope, group: Group, ask: SayAsk, form: z.output<S>) => Promise<void>,
): Route {
  return route({
    method: 'post',
    path: `/:programme/provider/introductions/:introductionId/${name}`,
    door: 'visitor',
    params: oneParams,
    form: form as z.ZodType,
    handle: ask =>
      asGroup(ask, async group => {
        const given = ask.form as z.output<S>;
        const [found] = await readGroup(ask, group, ask.params.introductionId);
        if (!found?.read) return ask.page(await onePage(ask, group, {}, null), 409);
        return ask.commit(
          async scope => {
            await sayWord(scope, { ...say(given), introductionId: ask.params.introductionId });
            await also?.(scope, group, ask, given);
            return { to: groupBase(ask), flash: { key: `provider.done.${name}` } };
          },
          { as: group.actor },
        );
      }),
    again: (ask, faults, typed) =>
      asGroup(ask, async group =>
        ask.page(await onePage(ask, group, typedIn(typed), sayErrors(ask.view, faults)), 422),
      ),
  });
}

const nothing = z.object({});
const words = () => optionalText({ lines: true, max: 500 });

const accept = z
  .object({
    come: optionalDate({ future: true }),
    come_time: optionalTime(),
    ask_for: optionalText({ max: 120 }),
  })
  .check(context => {
    const { come, come_time: at } = context.value;
    if (come === null || at !== null) return;
    context.issues.push({
      code: 'custom',
      path: ['come_time'],
      message: 'provider.error.time',
      input: at,
    });
  });

/** Full: also a pause until that day, and a proposal that the entry says so. */
async function saysFull(scope: Scope, group: Group, ask: SayAsk, { until }: { until: Temporal.PlainDate }) {
  await pauseService(scope, { serviceId: group.serviceId, until, reason: 'full', today: ask.today });
  const entry = await editableService(scope.db, group.serviceId);
  const who_for = { ...entry.edit.who_for, placesLeft: 0, placesAsOf: ask.today.toString() };
  try {
    await answerEntry(scope, { entry, kind: 'change', change: { who_for } });
  } catch (error) {
    // The entry says so already, or was told often today: the pause stands in any case.
    if (!(error instanceof Refused)) throw error;
  }
}

/** What a group may say, one address each. */
export const sayRoutes: readonly Route[] = [
  saying('accept', accept, ({ come, come_time: at, ask_for: askFor }) => ({
    what: 'accept',
    comesAt: come && at ? come.toPlainDateTime(at) : null,
    askFor,
  })),
  saying(
    'full',
    z.object({ until: date({ missing: 'provider.error.until', future: true }) }),
    ({ until }) => ({ what: 'full', onDay: until, reason: 'full' }),
    saysFull,
  ),
  saying(
    'decline',
    z.object({ reason: choice(notForUs, 'provider.error.reason'), decline_words: words() }),
    given => ({ what: 'decline', reason: given.reason, words: given.decline_words }),
  ),
  saying(
    'hand-back',
    z.object({ back: choice(handBackReasons, 'provider.error.reason'), back_words: words() }),
    given => ({ what: 'hand_back', reason: given.back, words: given.back_words }),
  ),
  saying('came', z.object({ on: date({ missing: 'provider.error.day', past: true }) }), ({ on }) => ({
    what: 'came',
    onDay: on,
  })),
  saying('not-came', nothing, () => ({ what: 'not_came' })),
  saying('still', nothing, () => ({ what: 'still' })),
  saying('stopped', z.object({ why: optionalChoice(stopReasons) }), ({ why }) => ({
    what: 'stopped',
    reason: why,
  })),
  saying(
    'message',
    z.object({ message: text({ missing: 'provider.error.message', lines: true, max: 1000 }) }),
    ({ message }) => ({ what: 'message', words: message }),
  ),
];
