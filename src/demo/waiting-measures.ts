import { newId } from '../core/index.ts';
import { type Answers, control, type Instrument, keptAnswers, ons4, score } from '../outcomes/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { makeChance } from './chance.ts';
import type { World } from './world.ts';

const SEED = 7_021;
/** Days between the two times somebody was rung while they waited. */
const APART = 15;

/** Some who waited long were rung twice and asked the same as everybody is asked at the start; a few did not answer again. */
export async function measureWhoWaits(
  scope: Scope,
  { programmeId, calendar, setting }: World,
): Promise<void> {
  // A chance of its own, so that what is dealt after it stays the same.
  const chance = makeChance(SEED);
  const long = await scope.db
    .selectFrom('referral as r')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').on('s.role', '=', 'coordinator'),
    )
    .select(['r.id', 'r.person_id', 'r.waiting_since', 'r.allocated_at', 's.id as staff_id'])
    .where('r.programme_id', '=', programmeId)
    .where('r.person_id', 'is not', null)
    .where('r.waiting_since', 'is not', null)
    .orderBy('r.received_at')
    .orderBy('r.id')
    .execute();
  const rows = long.flatMap(one => {
    const { waiting_since: since, person_id: personId } = one;
    if (!since || !personId) return [];
    const first = calendar.dayOf(since).add({ days: 1 });
    const second = first.add({ days: APART });
    const until = one.allocated_at ? calendar.dayOf(one.allocated_at) : calendar.today;
    if (Temporal.PlainDate.compare(second, until) > 0) return [];
    const asked = { referralId: one.id, personId, staffId: one.staff_id };
    const felt = chance.between(3, 6);
    const again = chance.happens(0.85);
    return [
      ...answers(asked, first, felt),
      ...(again
        ? answers(asked, second, felt + (chance.happens(0.4) ? 1 : 0) - (chance.happens(0.25) ? 1 : 0))
        : []),
    ];
  });
  if (rows.length === 0) return;
  await scope.db
    .insertInto('assessment')
    .values(
      rows.map(row => ({
        ...row,
        programme_id: programmeId,
        recorded_at: row.taken_on.toZonedDateTime({ timeZone: setting.zone, plainTime: '11:00' }).toInstant(),
      })),
    )
    .execute();
}

type AskedOf = { readonly referralId: string; readonly personId: string; readonly staffId: string };

function answers({ referralId, personId, staffId }: AskedOf, day: Temporal.PlainDate, felt: number) {
  const one = (instrument: Instrument, given: Answers) => ({
    id: newId(),
    referral_id: referralId,
    person_id: personId,
    instrument: instrument.id,
    instrument_version: instrument.version,
    timepoint: 'waiting',
    declined: false,
    answers: keptAnswers(instrument, given),
    scores: score(instrument, given).scores,
    taken_on: day,
    recorded_by: staffId,
  });
  const [item] = control.items;
  return [
    one(control, item ? { [item.id]: felt } : {}),
    one(ons4, Object.fromEntries(ons4.items.map(({ id }) => [id, id === 'anxious' ? 10 - felt : felt]))),
  ];
}
