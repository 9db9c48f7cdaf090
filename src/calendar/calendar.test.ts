import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { seedGroup } from '../groups/testing.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { calendarText } from './calendar-text.ts';
import { calendarRoutes, giveFeed, publicCalendarRoutes } from './index.ts';

type Read = {
  readonly uid: string;
  readonly at: string;
  readonly status: string;
  readonly summary: string;
  readonly sequence: number;
};

/** What ical.js, as Thunderbird uses it, reads. */
function byIcalJs(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map(one => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      at: event.startDate.toJSDate().toISOString(),
      status: String(one.getFirstPropertyValue('status')),
      summary: event.summary,
      sequence: event.sequence,
    };
  });
}

/** What node-ical reads. */
function byNodeIcal(text: string): Read[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap(one =>
    one?.type === 'VEVENT'
      ? [
          {
            uid: one.uid,
            at: one.start.toISOString(),
            status: String(one.status),
            summary: String(one.summary),
            sequence: Number(one.sequence),
          },
        ]
      : [],
  );
}

test('ten o’clock stays ten o’clock through both clock changes, for two other programs', () => {
  const days = [
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-10-24',
    '2026-10-25',
    '2026-10-26',
    '2027-03-28',
  ];
  const entries = days.map(day => ({
    uid: day,
    start: Temporal.PlainDateTime.from(`${day}T10:00`).toZonedDateTime('Europe/Dublin'),
    minutes: 60,
    summary: 'Meeting; with, a “comma”\nand a line',
    place: null,
    cancelled: false,
    changedAt: Temporal.Instant.from('2026-01-02T03:04:05Z'),
  }));
  const text = calendarText({ name: 'Meetings', zone: 'Europe/Dublin', entries });
  const expected = entries.map(one => new Date(one.start.epochMilliseconds).toISOString());
  assert.deepEqual(new Set(expected.map(at => at.slice(11, 13))), new Set(['09', '10']));
  assert.deepEqual(
    byIcalJs(text).map(one => one.at),
    expected,
  );
  assert.deepEqual(
    byNodeIcal(text).map(one => one.at),
    expected,
  );
  assert.equal(byIcalJs(text)[0]?.summary, 'Meeting; with, a “comma” and a line');
});

describe('private addresses of calendars', () => {
  let app: TestApp;
  let kase = { id: '', personId: '' };
  let first = '';
  before(async () => {
    app = await testApp([...calendarRoutes, ...publicCalendarRoutes]);
    kase = await seedCase(app, { givenName: 'Breda', familyName: 'Kinnane', state: 'active' });
    first = await session('2026-12-01T10:30', { mode: 'in_person', place: 'Library, Ennis' });
    await session('2026-12-08T10:30', { mode: 'home', place: '2 Chapel Lane' });
  });
  after(() => app.close());

  async function session(
    startsAt: string,
    more: { mode: string; place: string; supersedes?: string; createdAt?: string },
  ): Promise<string> {
    const id = newId();
    const { programmeId, id: worker } = app.clare.linkWorker.actor;
    await app.sql(
      `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, starts_at, mode, place, supersedes, created_at)
       values ($1, $2, $3, $4, $5, 'planned', $6, $7, $8, $9, $10)`,
      [
        programmeId,
        id,
        kase.id,
        kase.personId,
        worker,
        startsAt,
        more.mode,
        more.place,
        more.supersedes ?? null,
        more.createdAt ?? '2026-11-20T09:00:00Z',
      ],
    );
    return id;
  }
  async function give(shows: string): Promise<string> {
    const page = await (await app.post('/calendar', { shows }, app.clare.linkWorker)).text();
    const [, path] = /http:\/\/localhost(\/clare\/calendar\/[A-Za-z0-9_-]{43}\.ics)/.exec(page) ?? [];
    assert.ok(path, 'the address is shown');
    return path;
  }

  test('a member of staff reads their own meetings: initials, no home, two programs agree', async () => {
    const path = await give('initials');
    const answer = await app.get(path);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/);
    const text = await answer.text();
    assert.deepEqual(byIcalJs(text), byNodeIcal(text));
    assert.deepEqual(
      byIcalJs(text).map(one => [one.at, one.summary, one.status]),
      [
        ['2026-12-01T10:30:00.000Z', 'Meeting B. K.', 'CONFIRMED'],
        ['2026-12-08T10:30:00.000Z', 'Meeting B. K.', 'CONFIRMED'],
      ],
    );
    assert.ok(text.includes('Library') && !text.includes('Chapel') && !text.includes('Kinnane'));
  });

  test('nothing but “Meeting” where they wish it, and the address before ends at once', async () => {
    const before = await give('initials');
    const path = await give('meeting');
    assert.equal((await app.get(before)).status, 404);
    const text = await (await app.get(path)).text();
    assert.ok(!/B\. K\.|Library/.test(text));
    await app.post('/calendar/end', {}, app.clare.linkWorker);
    assert.equal((await app.get(path)).status, 404);
  });

  test('moved keeps its UID and counts up; called off stays as cancelled', async () => {
    const path = await give('meeting');
    const was = byIcalJs(await (await app.get(path)).text())[0];
    await app.sql("update session set state = 'moved' where id = $1", [first]);
    const second = await session('2026-12-02T15:00', {
      mode: 'in_person',
      place: 'Library',
      supersedes: first,
      createdAt: '2026-11-23T08:00:00Z',
    });
    const moved = byIcalJs(await (await app.get(path)).text());
    assert.equal(moved.length, 2);
    assert.equal(moved[0]?.uid, was?.uid);
    assert.equal(moved[0]?.at, '2026-12-02T15:00:00.000Z');
    assert.ok((moved[0]?.sequence ?? 0) > (was?.sequence ?? 0));
    await app.sql(
      "update session set state = 'cancelled_by_us', recorded_at = '2026-11-23T09:00:00Z' where id = $1",
      [second],
    );
    const off = byIcalJs(await (await app.get(path)).text());
    assert.deepEqual([off[0]?.uid, off[0]?.status], [was?.uid, 'CANCELLED']);
    assert.ok((off[0]?.sequence ?? 0) > (moved[0]?.sequence ?? 0));
  });

  test('the address of a record that was joined to another shows the meetings of the one that was kept', async () => {
    const { programmeId } = app.clare.linkWorker.actor;
    const twin = await seedCase(app, { givenName: 'Breda', familyName: 'Kinane', state: 'closed' });
    const token = await app.database.within(systemActor(programmeId), scope =>
      giveFeed(scope, { kind: 'person', subjectId: twin.personId, shows: 'meeting' }),
    );
    const read = async () => byNodeIcal(await (await app.get(`/clare/calendar/${token}.ics`)).text());
    assert.equal((await read()).length, 0);
    // As a merge moves everything that a person has (people/merge-store.ts).
    await app.sql('update calendar_feed set person_id = $2 where person_id = $1', [
      twin.personId,
      kase.personId,
    ]);
    assert.ok((await read()).length >= 2);
  });

  test('a person’s says “Meeting” and no place; who has died has none; only the hash is kept', async () => {
    const { programmeId } = app.clare.linkWorker.actor;
    const token = await app.database.within(systemActor(programmeId), scope =>
      giveFeed(scope, { kind: 'person', subjectId: kase.personId, shows: 'meeting' }),
    );
    const path = `/clare/calendar/${token}.ics`;
    const text = await (await app.get(path)).text();
    assert.deepEqual([...new Set(byNodeIcal(text).map(one => one.summary))], ['Meeting']);
    assert.ok(!/Hedgerow Clare|LOCATION|Kinnane/.test(text));
    const rows = await app.sql("select 1 from calendar_feed where encode(token_hash, 'base64') like $1", [
      token,
    ]);
    assert.equal(rows.length, 0);
    assert.equal((await app.get(path.replace('clare', 'trafford'))).status, 404);
    await app.sql("update person set died_on = '2026-11-20' where id = $1", [kase.personId]);
    assert.equal((await app.get(path)).status, 404);
  });

  test('the address of a group is made, made anew and ended on one page', async () => {
    const groupId = await seedGroup(app, { name: 'Walk <slowly>' });
    const [page, path] = ['/calendar', `/calendar/groups/${groupId}`];
    const shown = async () => (await app.get(page, app.clare.linkWorker)).text();
    assert.doesNotMatch(await shown(), new RegExp(`${path}/end`));
    const address = async () => {
      const given = await (await app.post(path, {}, app.clare.linkWorker)).text();
      return /\/clare\/calendar\/[\w-]{43}\.ics/.exec(given)?.[0] ?? '';
    };
    const first = await address();
    assert.equal((await app.get(first)).status, 200);
    assert.match(await shown(), new RegExp(`${path}/end`));
    assert.match(await shown(), /Walk &lt;slowly&gt;/);
    const second = await address();
    assert.equal((await app.get(first)).status, 404);
    assert.equal((await app.post(`${path}/end`, {}, app.clare.linkWorker)).status, 303);
    assert.equal((await app.get(second)).status, 404);
    assert.doesNotMatch(await shown(), new RegExp(`${path}/end`));
  });

  test('nobody gives out another’s calendar, and a colleague who left reads no more', async () => {
    const { programmeId, id } = app.clare.linkWorker.actor;
    const path = await give('initials');
    await assert.rejects(
      app.database.within(app.clare.otherLinkWorker.actor, scope =>
        giveFeed(scope, { kind: 'staff', subjectId: id, shows: 'initials' }),
      ),
    );
    const group = await app.post(`/calendar/groups/${newId()}`, {}, app.clare.linkWorker);
    assert.equal(group.status, 404);
    const again = await app.post('/calendar', { shows: 'all' }, app.clare.linkWorker);
    assert.equal(again.status, 422);
    await app.sql('update staff set active = false where programme_id = $1 and id = $2', [programmeId, id]);
    assert.equal((await app.get(path)).status, 404);
  });
});
