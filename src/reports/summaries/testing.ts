import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId, Refused } from '../../core/index.ts';
import { mergePeople } from '../../people/merge-people.ts';
import { undoMerge } from '../../people/undo-merge.ts';
import type { TestApp } from '../../web/testing.ts';

/** Something that happens to a record: what, to which of them, and how much or when. */
export type Happening = { readonly what: string; readonly who: number; readonly on: number };

const STATES = [
  'received',
  'accepted',
  'declined',
  'duplicate',
  'waiting',
  'active',
  'on_hold',
  'closed',
  'follow_up',
  'withdrawn',
];
const SENT = [
  'sent',
  'no_reply',
  'accepted',
  'declined',
  'booked',
  'first_attended',
  'attending',
  'completed',
  'stopped',
];
const MOMENTS = [
  'triaged_at',
  'waiting_since',
  'allocated_at',
  'first_contact_at',
  'first_session_at',
  'received_at',
];

const pick = <T>(all: readonly T[], at: number): T => {
  const found = all[at % all.length];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
};
/** A moment of the last two years; some lie in the hour that the clock skips or has twice, on a leap day, or before what they follow. */
const moment = (on: number) =>
  on % 7 === 0
    ? pick(
        ['2026-03-29T00:59:59Z', '2025-10-26T00:30:00Z', '2024-02-29T23:30:00Z', '2026-01-01T00:00:00Z'],
        on,
      )
    : Temporal.Instant.from('2026-11-22T23:30:00Z')
        .subtract({ hours: 13 * (on % 800) })
        .toString();
const day = (on: number) => moment(on).slice(0, 10);

type Row = { readonly id: string; readonly person_id: string };

const acts: Readonly<Record<string, (app: TestApp, area: string, row: Row, on: number) => Promise<unknown>>> =
  {
    state: (app, _, { id }, on) =>
      app.sql('update referral set state = $2, sessions_held = $3 where id = $1', [
        id,
        pick(STATES, on),
        on % 9,
      ]),
    moment: (app, _, { id }, on) =>
      app.sql(`update referral set ${pick(MOMENTS, on)} = $2 where id = $1`, [id, moment(on)]),
    nothing_yet: (app, _, { id }, on) =>
      app.sql(`update referral set ${pick(MOMENTS.slice(0, 5), on)} = null where id = $1`, [id]),
    route: (app, _, { id }, on) =>
      app.sql('update referral set route = $2 where id = $1', [
        id,
        pick(['self', 'professional', 'phone'], on),
      ]),
    area: (app, area, { id }, on) =>
      app.sql('update referral set area_id = $2 where id = $1', [id, on % 2 ? area : null]),
    person_area: (app, area, { person_id }, on) =>
      app.sql('update person set area_id = $2 where id = $1', [person_id, on % 2 ? area : null]),
    birth: (app, _, { person_id }, on) =>
      app.sql('update person set birth_date = $2 where id = $1', [
        person_id,
        on % 5
          ? `${1930 + (on % 80)}-0${1 + (on % 9)}-${10 + (on % 19)}`
          : pick(['1952-02-29', null, '2031-01-01'], on),
      ]),
    referral_birth: (app, _, { id }, on) =>
      app.sql('update referral set birth_date = $2 where id = $1', [id, `19${30 + (on % 60)}-11-22`]),
    need: (app, _, { id, person_id }, on) =>
      app.sql(
        `insert into referral_need (programme_id, referral_id, person_id, need, priority) select programme_id, id, $2, $3, 1 from referral where id = $1
       on conflict do nothing`,
        [id, person_id, pick(['lonely', 'bereavement'], on)],
      ),
    introduce: (app, _, { id, person_id }, on) =>
      app.sql(
        `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, sent_at, barrier,
         first_attended_on, created_at, owner_id)
       select programme_id, $2, id, $3, $4, $5, $6, $7, now(), $8, $9, $10, now(), $11 from referral where id = $1`,
        [
          id,
          newId(),
          person_id,
          `01960000-0000-7000-8000-00000000000${on % 3}`,
          pick(['Choir', 'Walks', 'Choir of Tulla'], on),
          pick(['referred', 'accompanied', 'signposted'], on),
          pick(SENT, on),
          on % 4 ? moment(on) : null,
          pick(SENT, on) === 'stopped' ? pick(['transport', 'alone'], on >> 3) : null,
          on % 3 ? day(on + 1) : null,
          app.clare.linkWorker.actor.id,
        ],
      ),
    introduction: (app, _, { id }, on) =>
      app.sql(
        `update introduction set state = $2, barrier = case when $2 = 'stopped' then 'transport' end, sent_at = $3, first_attended_on = $4, kind = $5
       where id = (select id from introduction where referral_id = $1 order by id limit 1)`,
        [
          id,
          pick(SENT, on),
          on % 4 ? moment(on) : null,
          on % 2 ? day(on) : null,
          pick(['referred', 'signposted'], on >> 2),
        ],
      ),
    answer: (app, _, { id, person_id }, on) =>
      app.sql(
        `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, declined, answers, taken_on,
         recorded_by, recorded_at)
       select r.programme_id, $2, r.id, $3, 'control', $4, $5, $6, $7, $8, $9, now() from referral r where r.id = $1 and not exists (
         select from assessment a where a.referral_id = r.id and a.instrument = 'control' and a.timepoint = $5 and a.taken_on = $8::date
           and a.superseded_by is null)`,
        [
          id,
          newId(),
          person_id,
          on % 9 ? 1 : 99,
          pick(['baseline', 'end', 'end', 'review'], on),
          on % 6 === 0,
          on % 6 === 0 ? {} : { control: on % 11 },
          day(on),
          app.clare.linkWorker.actor.id,
        ],
      ),
    corrected: (app, _, { id }, on) =>
      app.sql(
        'update assessment set answers = $2, declined = false, instrument_version = 1 where referral_id = $1',
        [id, { control: on % 11 }],
      ),
    superseded: (app, _, { id }) =>
      app.sql('update assessment set superseded_by = id where referral_id = $1 and timepoint = $2', [
        id,
        'end',
      ]),
    refuses: (app, _, { person_id }, on) =>
      app.sql(
        `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, 'use_for_statistics', $4, now(), 'by_phone', 'the person', $5)`,
        [
          app.clare.linkWorker.actor.programmeId,
          newId(),
          person_id,
          on % 3 === 0,
          app.clare.linkWorker.actor.id,
        ],
      ),
    withdraws: (app, _, { person_id }) =>
      app.sql(
        "update consent set withdrawn_at = now() where person_id = $1 and purpose = 'use_for_statistics'",
        [person_id],
      ),
    gone: async (app, _, { id }) => {
      for (const table of ['assessment', 'introduction', 'referral_need'])
        await app.sql(`delete from ${table} where referral_id = $1`, [id]);
      await app.sql('delete from referral where id = $1', [id]);
    },
    taken_back: (app, _, { id }) => app.sql('delete from assessment where referral_id = $1', [id]),
    arrives: app => seedCase(app, { state: 'received', linkWorkerId: null }),
    merged: async (app, _, { person_id }, on) => {
      const others = await app.sql<{ id: string }>('select id from person where id <> $1 order by id', [
        person_id,
      ]);
      if (others.length > 0) await merge(app, person_id, pick(others, on).id);
    },
    unmerged: async app => {
      const [last] = await app.sql<{ id: string }>(
        'select id from person_merge where undone_at is null order by merged_at desc, id desc limit 1',
      );
      if (last)
        await unlessRefused(
          app.database.within(app.clare.coordinator.actor, scope => undoMerge(scope, last.id)),
        );
    },
    zone: (app, _, __, on) =>
      app.sql('update programme set time_zone = $2 where id = $1', [
        app.clare.linkWorker.actor.programmeId,
        pick(['Europe/Dublin', 'Europe/Dublin', 'Europe/Kyiv'], on),
      ]),
  };

const merge = (app: TestApp, keptId: string, mergedId: string) =>
  unlessRefused(
    app.database.within(app.clare.coordinator.actor, scope =>
      mergePeople(scope, { keptId, mergedId, reason: 'same' }),
    ),
  );

const unlessRefused = (work: Promise<unknown>): Promise<unknown> =>
  work.catch(error => {
    if (!(error instanceof Refused)) throw error;
  });

/** Everything that can happen. */
export const happenings: readonly string[] = Object.keys(acts);

export const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...happenings),
  who: fc.nat(),
  on: fc.nat({ max: 100_000 }),
});

/** Lets it happen, to one of the referrals that there are; the first makes some. */
export async function happens(app: TestApp, area: string, { what, who, on }: Happening): Promise<void> {
  const { programmeId } = app.clare.linkWorker.actor;
  const all = () =>
    app.sql<Row>(
      'select id, person_id from referral where programme_id = $1 and person_id is not null order by id',
      [programmeId],
    );
  while ((await all()).length < 4) await seedCase(app, { state: 'closed', allocatedAt: moment(who + on) });
  await acts[what]?.(app, area, pick(await all(), who), on);
}
