import type { Scope } from '../platform/database/index.ts';
import {
  answersTo,
  newSurveyToken,
  type SurveyKind,
  type SurveyMoment,
  surveyQuestions,
  surveyStore,
} from '../surveys/index.ts';
import { type Chance, makeChance } from './chance.ts';
import type { World } from './world.ts';

const SEED = 5_021;
/** What people write, when they write. */
const said = {
  experience: [
    'She asked what I would like, and then she waited for the answer. Nobody had done that.',
    'Somebody came with me the first day. Without that I would have turned round at the door.',
    'It was over too soon. I had only just got going.',
    'The phone was often engaged. When I got through it was grand.',
    'I have a Tuesday now. I did not have a Tuesday before.',
    'More in the evening, please. I mind my grandson during the day.',
  ],
  referrer: [
    'The form takes a minute, and the receipt comes. More feedback at the end would help.',
    'I send people here because they come back and tell me about it.',
    'Waits in spring were long. Tell us when you are full.',
  ],
} as const satisfies Record<SurveyKind, readonly string[]>;

type Asked = {
  readonly id: string;
  readonly moment: SurveyMoment;
  readonly at: Temporal.Instant;
  readonly address?: string;
};

/** A year of surveys: most do not answer, most who do are content, some are not, and few wish to be known. */
export async function surveyPeople(scope: Scope, { programmeId, calendar }: World): Promise<void> {
  const chance = makeChance(SEED);
  const left = {
    experience: chance.shuffled<string>(said.experience),
    referrer: chance.shuffled<string>(said.referrer),
  };
  const rows = await scope.db
    .selectFrom('referral')
    .select([
      'id',
      'state',
      'route',
      'received_at',
      'closed_at',
      'closing_reason',
      'sessions_held',
      'referrer_email',
    ])
    .where('programme_id', '=', programmeId)
    .where('person_id', 'is not', null)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  const died = new Set(['died', 'hospital_care_home', 'could_not_be_contacted', 'stepped_up']);
  const midway = rows.flatMap((row): Asked[] =>
    row.state === 'active' && row.sessions_held >= 4
      ? [{ id: row.id, moment: 'midway', at: scope.now.subtract({ hours: 24 * chance.between(2, 20) }) }]
      : [],
  );
  const closed = rows.flatMap((row): Asked[] =>
    row.closed_at && row.sessions_held > 0 && !died.has(row.closing_reason ?? '')
      ? [{ id: row.id, moment: 'closed', at: row.closed_at.add({ hours: 48 }) }]
      : [],
  );
  const addresses = new Set<string>();
  const referring = rows.flatMap((row): Asked[] => {
    const { referrer_email: address } = row;
    const at = row.received_at.add({ hours: 24 * 30 });
    if (row.route !== 'professional' || !address || addresses.has(address)) return [];
    if (Temporal.Instant.compare(at, scope.now) > 0) return [];
    addresses.add(address);
    return [{ id: row.id, moment: 'referring', at, address }];
  });
  const past = (one: Asked) => Temporal.Instant.compare(one.at, scope.now) <= 0;
  for (const [at, one] of [...midway, ...closed].filter(past).entries())
    await askOne(scope, chance, {
      ...one,
      kind: 'experience',
      left: left.experience,
      paper: at % 9 === 8,
      today: calendar.dayOf(one.at),
    });
  for (const one of referring)
    await askOne(scope, chance, {
      ...one,
      kind: 'referrer',
      left: left.referrer,
      paper: false,
      today: calendar.dayOf(one.at),
    });
}

type Asking = Asked & {
  /** What nobody has written yet. */
  readonly left: string[];
  readonly kind: SurveyKind;
  readonly paper: boolean;
  readonly today: Temporal.PlainDate;
};

async function askOne(scope: Scope, chance: Chance, asking: Asking): Promise<void> {
  const { kind, today, at } = asking;
  const store = surveyStore({ ...scope, now: at });
  const made = await store.add({
    referralId: asking.id,
    kind,
    moment: asking.moment,
    way: asking.paper ? 'paper' : 'message',
    token: newSurveyToken(),
    today,
    ...(asking.address ? { address: asking.address } : {}),
  });
  const ask = made && (await store.find(made.id));
  if (!ask) return;
  if (kind === 'experience' && chance.happens(0.12)) {
    await store.notReached(ask.id);
    return;
  }
  if (!chance.happens(kind === 'referrer' ? 0.65 : 0.45)) return;
  const marks = surveyQuestions[kind].flatMap((question): [string, string][] => {
    if (chance.happens(0.06)) return [];
    return [[question, chance.happens(0.76) ? 'yes' : chance.happens(0.6) ? 'partly' : 'no']];
  });
  const words = chance.happens(0.4) ? (asking.left.pop() ?? null) : null;
  const given = {
    answers: answersTo(kind, Object.fromEntries(marks)),
    words,
    mayQuote: words !== null && chance.happens(0.7),
  };
  const known = chance.happens(0.15);
  await store.answered(ask, known ? given : null);
  if (!known) await store.addAnonymous(ask, today, given);
}
