import { houseRules, makeTask } from '../care/index.ts';
import { addWorkingDays } from '../core/index.ts';
import { type Letters, postLetter } from '../letters/index.ts';
import { houseOf, isAllowed, queueMessage, safeContactOf, stableId, viewOf } from '../messages/index.ts';
import { mayUse, personStore } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { crisisLines, regionOf } from '../programmes/index.ts';
import type { ExpectedWait } from '../referrals/index.ts';
import { type WaitWay, type WordOfWaiting, waitStore } from './store.ts';

/** Working days within which somebody rings who can be told no other way. */
const RING_WITHIN = 2;

const templates = {
  welcome: 'waiting_welcome',
  check_in: 'waiting_check_in',
  changed: 'waiting_changed',
} as const;

type TellWait = {
  readonly referralId: string;
  readonly personId: string;
  readonly kind: WordOfWaiting;
  readonly wait: ExpectedWait;
  /** What makes it be written once: an event, or the day. */
  readonly key: string;
};

/**
 * Tells somebody who waits how long it may take, by a way they allow: the pack by post where they do, since it is to be kept; a light word
 * by text or e-mail. Who allows none of them is rung: that is a task, never silence. Who said no to taking part hears nothing.
 */
export async function tellWait(scope: Scope, letters: Letters, input: TellWait): Promise<WaitWay | null> {
  const { referralId, personId, kind, wait } = input;
  const contact = await safeContactOf(scope, personId);
  if (!contact || contact.died) return null;
  if (!(await mayUse(scope, 'person_news', { personId })).allowed) return null;
  const can = {
    sms: isAllowed(contact, 'sms') && contact.phone !== null,
    email: isAllowed(contact, 'email') && contact.email !== null,
    letter: isAllowed(contact, 'letter') && contact.address !== null,
  };
  const order =
    kind === 'welcome' ? (['letter', 'email', 'sms'] as const) : (['sms', 'email', 'letter'] as const);
  const channel = order.find(way => can[way]);
  const store = waitStore(scope);
  const told = { referralId, kind, days: wait.days };
  if (channel === 'letter') {
    await postLetter(scope, letters, {
      referralId,
      kind: 'welcome',
      template: 'waiting_letter',
      key: input.key,
      slip: { about: 'waiting' },
      says: () => ({ news: kind, days: wait.days, from: wait.from }),
    });
    await store.add({ ...told, way: 'letter', messageId: null });
    return 'letter';
  }
  if (channel) {
    const id = stableId(input.key, templates[kind]);
    const person = await personStore(scope).find(personId);
    await queueMessage(scope, {
      id,
      template: templates[kind],
      channel,
      personId,
      referralId,
      values: {
        name: person?.known_as ?? person?.given_name ?? '',
        days: wait.days,
        from: wait.from,
        lines: await numbersIn(scope, contact.locale),
      },
    });
    await store.add({ ...told, way: channel, messageId: id });
    return channel;
  }
  const subjectId = await store.add({ ...told, way: 'call', messageId: null });
  const { today, holidays } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'keep_in_touch',
    subjectId,
    referralId,
    personId,
    assigneeId: null,
    dueOn: addWorkingDays(today, RING_WITHIN, holidays),
  });
  return 'call';
}

/** Whom to ring when things get worse, on one line. */
async function numbersIn(scope: Scope, locale: string): Promise<string> {
  const house = await houseOf(scope);
  const { say } = viewOf(house, scope.now, locale);
  const today = scope.now.toZonedDateTimeISO(house.zone).toPlainDate();
  const { emergency, lines } = crisisLines(regionOf(house.region), today, house.crisis);
  const [line] = lines.filter(one => one.phone !== null);
  return say.list([emergency.numbers[0] ?? '112', ...(line?.phone ? [`${line.name} ${line.phone}`] : [])]);
}
