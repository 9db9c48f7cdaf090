import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type transitions as introductionMoves, next as nextIntroduction } from '../introductions/index.ts';
import { fixedClock } from '../platform/clock.ts';
import { type TestDatabase, testDatabase, testKeys } from '../platform/database/testing.ts';
import { openForTest } from '../platform/vault/testing.ts';
import { closingReasons, needs } from '../programmes/index.ts';
import { next, type ReferralState, type TransitionName, transitions } from '../referrals/index.ts';
import { seedDemo } from './index.ts';

/** Days on which a demonstration might be started first: each has its own trap. */
const days = [
  ['a Monday', '2026-11-23T09:00:00Z'],
  ['a Saturday night', '2026-11-28T23:40:00Z'],
  ['29 February', '2028-02-29T12:15:00Z'],
  ['the day after the clocks go back', '2026-10-26T07:05:00Z'],
  ['between Christmas and New Year', '2026-12-27T10:00:00Z'],
] as const;

for (const [name, now] of days) {
  describe(`the demonstration on ${name}`, () => {
    const clock = fixedClock(now);
    let database: TestDatabase;
    let owner: pg.Client;
    const rows = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
      const answer = await owner.query<T>(text, values);
      await openForTest(owner, testKeys, answer);
      return answer.rows;
    };
    const none = async (text: string, values: unknown[] = []) =>
      assert.deepEqual(await rows(text, values), []);

    before(async () => {
      database = await testDatabase(clock);
      await seedDemo({ database, ownerUrl: database.ownerUrl, clock, keys: testKeys });
      owner = new pg.Client({ connectionString: database.ownerUrl });
      await owner.connect();
    });
    after(async () => {
      await owner?.end();
      await database?.close();
    });

    test('has 150 people in Clare, at every stage, three of long ago, and 60 in Trafford', async () => {
      const counts = await rows<{ slug: string; n: number; states: string[] }>(
        `select p.slug, count(*) as n, array_agg(distinct r.state) as states
         from referral r join programme p on p.id = r.programme_id group by 1 order by 1`,
      );
      assert.deepEqual(
        counts.map(({ slug, n }) => [slug, n]),
        [
          ['clare', 153],
          ['trafford', 60],
        ],
      );
      assert.equal(counts[0]?.states.length, 15);
      const [waiting] = await rows<{ n: number; oldest: number }>(
        `select count(*) as n, max(extract(day from $1::timestamptz - waiting_since)) as oldest from referral r
         join programme p on p.id = r.programme_id where p.slug = 'clare' and r.state = 'waiting'`,
        [clock.now()],
      );
      assert.equal(waiting?.n, 12);
      assert.ok(waiting.oldest >= 33, `the oldest waits ${waiting.oldest} days`);
    });

    test('every open case has its next action, and a link worker from allocation on', async () => {
      await none(
        `select reference, state from referral where state in ('accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold')
           and (next_action is null or next_action_on is null or person_id is null)`,
      );
      await none(
        `select reference, state from referral where state in ('allocated', 'contacting', 'active', 'on_hold', 'closed', 'follow_up')
           and (link_worker_id is null or allocated_at is null)`,
      );
      await none(
        `select reference from referral where state not in ('accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold')
           and next_action is not null`,
      );
    });

    test('sessions held are counted, numbered without a gap, and lie behind us', async () => {
      await none(
        `select r.reference from referral r left join session s on s.programme_id = r.programme_id and s.referral_id = r.id
         group by r.programme_id, r.id, r.reference, r.sessions_held
         having r.sessions_held <> count(*) filter (where s.state = 'held')
           or coalesce(max(s.number), 0) <> r.sessions_held`,
      );
      await none(
        `select s.id from session s join programme p on p.id = s.programme_id
         where (s.state <> 'planned' and s.state <> 'moved' and s.starts_at at time zone p.time_zone > $1)
           or (s.state = 'planned' and s.starts_at::date < ($1 at time zone p.time_zone)::date)`,
        [clock.now()],
      );
      await none(
        `select id from (select id, number, row_number() over (partition by referral_id order by starts_at) as place
         from session where state = 'held') s where number <> place`,
      );
      await none(
        `select link_worker_id, starts_at from session where state in ('held', 'planned', 'missed')
         group by 1, 2 having count(*) > 1`,
      );
    });

    test('a link worker has four sessions on the next working day, in the order of the drawing', async () => {
      const today = await rows<{ name: string }>(
        `select coalesce(p.known_as, p.given_name) as name from session s
         join person p on p.programme_id = s.programme_id and p.id = s.person_id
         join staff w on w.programme_id = s.programme_id and w.id = s.link_worker_id
         where w.name = 'Aoife Hehir' and s.state = 'planned' and s.starts_at::date = (
           select min(starts_at::date) from session n where n.link_worker_id = w.id and n.state = 'planned')
         order by s.starts_at`,
      );
      assert.deepEqual(
        today.map(one => one.name),
        ['Breda', 'Tomasz', 'Packie', 'Halyna'],
      );
    });

    test('every chain of events is one the machine allows, in order of time, and ends where the referral stands', async () => {
      type Event = {
        referral_id: string;
        transition: TransitionName;
        from_state: ReferralState | null;
        to_state: ReferralState;
        at: Temporal.Instant;
        reason: string | null;
        state: ReferralState;
        state_since: Temporal.Instant;
      };
      const events = await rows<Event>(
        `select e.referral_id, e.transition, e.from_state, e.to_state, e.at, e.reason, r.state, r.state_since
         from referral_event e join referral r on r.programme_id = e.programme_id and r.id = e.referral_id
         order by e.referral_id, e.at`,
      );
      const chains = Map.groupBy(events, event => event.referral_id);
      assert.equal(chains.size, 210);
      for (const chain of chains.values()) {
        let state: ReferralState | null = null;
        let at = Temporal.Instant.fromEpochMilliseconds(0);
        for (const event of chain) {
          assert.equal(event.from_state, state);
          assert.equal(state === null ? 'received' : next(state, event.transition), event.to_state);
          assert.equal(Temporal.Instant.compare(at, event.at), -1);
          assert.ok(
            !transitions[event.transition].reason || event.reason,
            `${event.transition} has a reason`,
          );
          state = event.to_state;
          at = event.at;
        }
        const last = chain.at(-1);
        assert.equal(last?.state, state);
        assert.equal(String(last?.state_since), String(at));
        assert.ok(Temporal.Instant.compare(at, clock.now()) <= 0);
      }
    });

    test('introductions went a way their machine allows', async () => {
      type Event = {
        introduction_id: string;
        transition: keyof typeof introductionMoves;
        from_state: never;
        to_state: string;
        state: string;
      };
      const events = await rows<Event>(
        `select e.introduction_id, e.transition, e.from_state, e.to_state, i.state from introduction_event e
         join introduction i on i.programme_id = e.programme_id and i.id = e.introduction_id order by e.introduction_id, e.at`,
      );
      for (const chain of Map.groupBy(events, event => event.introduction_id).values()) {
        const [first, ...others] = chain;
        assert.equal(first?.from_state, null);
        for (const event of others) {
          assert.equal(nextIntroduction(event.from_state, event.transition), event.to_state);
        }
        assert.equal(chain.at(-1)?.to_state, chain[0]?.state);
      }
      await none(
        `select id from introduction i where not exists (select from directory.service s where s.id = i.service_id)`,
      );
      await none(`select id from introduction where state = 'stopped' and barrier is null`);
      await none(`select id from introduction where first_attended_on > $1::date`, [clock.now()]);
    });

    test('nothing was written down after now, and nothing before it happened', async () => {
      const stamps = [
        ['referral', 'received_at'],
        ['referral', 'closed_at'],
        ['note', 'signed_at'],
        ['contact', 'at'],
        ['assessment', 'recorded_at'],
        ['plan_version', 'recorded_at'],
        ['introduction', 'state_since'],
        ['concern', 'raised_at'],
        ['task', 'created_at'],
        ['consent', 'at'],
        ['message', 'created_at'],
      ];
      for (const [table, column] of stamps) {
        await none(`select '${table}' as what from ${table} where ${column} > $1 limit 1`, [clock.now()]);
      }
      await none(
        `select n.id from note n join session s on s.programme_id = n.programme_id and s.id = n.session_id
         join programme p on p.id = n.programme_id where n.created_at < s.starts_at at time zone p.time_zone`,
      );
      await none(`select id from referral where not (received_at <= coalesce(triaged_at, received_at)
        and coalesce(triaged_at, received_at) <= coalesce(allocated_at, closed_at, now() + interval '9 years')
        and coalesce(allocated_at, received_at) <= coalesce(first_contact_at, closed_at, allocated_at, received_at))`);
    });

    test('codes are known, and closed cases say why', async () => {
      const used = await rows<{ need: string }>('select distinct need from referral_need');
      assert.ok(used.every(({ need }) => needs.has(need)));
      assert.ok(used.length > 20);
      const reasons = await rows<{ reason: string }>(
        'select distinct closing_reason as reason from referral where closing_reason is not null',
      );
      assert.deepEqual(reasons.map(({ reason }) => reason).sort(), [...closingReasons.codes].sort());
      await none(
        `select reference from referral where state in ('closed', 'follow_up') and closing_reason is null`,
      );
      await none(`select reference from referral where closing_reason = 'could_not_be_contacted'
        and (select count(*) from contact c where c.referral_id = referral.id and c.is_attempt) < 3`);
    });

    test('measures are paired, missing and declined, and not all of them better', async () => {
      const [found] = await rows<{ pairs: number; worse: number; declined: number; bare: number }>(
        `with pair as (select b.referral_id, (e.scores->>'control')::int - (b.scores->>'control')::int as change
           from assessment b join assessment e on e.referral_id = b.referral_id and e.instrument = b.instrument and e.timepoint = 'end'
           where b.timepoint = 'baseline' and b.instrument = 'control' and not b.declined and not e.declined)
         select (select count(*) from pair) as pairs, (select count(*) from pair where change < 0) as worse,
           (select count(distinct referral_id) from assessment where declined) as declined,
           (select count(*) from referral r where state = 'closed' and sessions_held > 0
             and not exists (select from assessment a where a.referral_id = r.id and a.timepoint = 'end')) as bare`,
      );
      assert.ok(
        found && found.pairs >= 15 && found.worse >= 1 && found.declined >= 5 && found.bare >= 5,
        JSON.stringify(found),
      );
    });

    test('somebody at the door may be somebody we know', async () => {
      const same = await rows(
        `select 1 from referral r join person p on p.programme_id = r.programme_id and p.given_name = r.given_name
           and p.birth_date = r.birth_date and p.postcode_token = r.postcode_token and p.family_name <> r.family_name
         where r.state = 'received' and r.person_id is null`,
      );
      assert.equal(same.length, 1);
    });

    test('two concerns are open in Clare and one in Trafford, one of each overdue', async () => {
      const open = await rows<{ slug: string; late: boolean }>(
        `select p.slug, decide_by < ($1 at time zone 'Europe/Dublin')::date as late from concern c
         join programme p on p.id = c.programme_id where c.state = 'open' order by 1, 2`,
        [clock.now()],
      );
      assert.deepEqual(
        open.map(({ slug, late }) => [slug, late]),
        [
          ['clare', false],
          ['clare', true],
          ['trafford', true],
        ],
      );
    });

    test('Trafford is believable by itself: people wait, things are overdue, cases ended with measures', async () => {
      const [found] = await rows<
        Record<'waiting' | 'late' | 'owed' | 'measured' | 'unmet' | 'workers', number>
      >(
        `with here as (select id from programme where slug = 'trafford')
         select (select count(*) from referral r, here where r.programme_id = here.id and r.state = 'waiting') as waiting,
           (select count(*) from referral r, here where r.programme_id = here.id and r.link_worker_id is not null
             and r.next_action_on < ($1 at time zone 'Europe/London')::date) as late,
           (select count(*) from task t, here where t.programme_id = here.id and t.done_at is null and t.cancelled_at is null
             and t.due_on < ($1 at time zone 'Europe/London')::date) as owed,
           (select count(distinct a.referral_id) from assessment a, here where a.programme_id = here.id
             and a.timepoint = 'end' and not a.declined) as measured,
           (select count(*) from unmet_need u, here where u.programme_id = here.id) as unmet,
           (select count(*) from staff s, here where s.programme_id = here.id and s.role = 'link_worker') as workers`,
        [clock.now()],
      );
      assert.ok(found);
      assert.equal(found.waiting, 9);
      assert.equal(found.workers, 3);
      assert.ok(found.late >= 3 && found.owed >= 2, JSON.stringify(found));
      assert.ok(found.measured >= 5 && found.unmet >= 1, JSON.stringify(found));
    });

    test('every telephone number is one kept for stories', async () => {
      for (const column of [
        'person.phone',
        'person.other_phone',
        'referral.phone',
        'referral.referrer_phone',
        'staff.phone',
      ]) {
        const [table, name] = column.split('.');
        const found = await rows<{ phone: string }>(
          `select id, ${name} as phone from ${table} where ${name} is not null`,
        );
        assert.deepEqual(
          found.filter(row => !/^\+(3532091[0-9]{5}|441632960[0-9]{3})$/.test(row.phone)),
          [],
          column,
        );
      }
    });

    test('a member of staff of one programme sees nothing of the other', async () => {
      const staff = await rows<{ id: string; programme_id: string }>(
        `select s.id, s.programme_id from staff s join programme p on p.id = s.programme_id
         where p.slug = 'trafford' and s.role = 'coordinator'`,
      );
      const [peter] = staff;
      assert.ok(peter);
      const actor = {
        programmeId: peter.programme_id,
        id: peter.id,
        role: 'coordinator',
        teams: [],
        name: '',
      } as const;
      const seen = await database.within(actor, scope =>
        scope.db.selectFrom('referral').select('id').execute(),
      );
      assert.equal(seen.length, 60);
    });

    test('a second start changes nothing', async () => {
      const count = `select (select count(*) from referral) as referrals, (select count(*) from audit_entry) as entries,
        (select count(*) from directory.service) as services`;
      const [first] = await rows(count);
      await seedDemo({ database, ownerUrl: database.ownerUrl, clock, keys: testKeys });
      assert.deepEqual((await rows(count))[0], first);
    });
  });
}
