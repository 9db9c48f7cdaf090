import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { Forbidden, NotFound, newId, Refused } from '../core/index.ts';
import { type Actor, systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { acceptPlace } from './accept-place.ts';
import { type BookInput, bookPlace } from './book-place.ts';
import { cancelDate } from './cancel-date.ts';
import { cancelGroup } from './cancel-group.ts';
import { cancelPlace } from './cancel-place.ts';
import { fillPlaces } from './fill-places.ts';
import { keepGroups } from './keep-groups.ts';
import { lapseOffers } from './lapse-offers.ts';
import { moveDate } from './move-date.ts';
import { noNeeds } from './needs.ts';
import { promotePlace } from './promote-place.ts';
import { seedGroup } from './testing.ts';

describe('booking', () => {
  let app: TestApp;
  let coordinator: Actor;
  let system: Actor;
  before(async () => {
    app = await testApp([]);
    coordinator = app.clare.coordinator.actor;
    system = systemActor(coordinator.programmeId);
  });
  after(() => app.close());

  const person = async (name = 'Breda') => seedCase(app, { givenName: name });
  const book = async (groupId: string, more: Partial<BookInput> = {}, as = coordinator) => {
    const one = await person();
    return app.database.within(as, scope =>
      bookPlace(scope, { groupId, personId: one.personId, referralId: one.id, needs: noNeeds, ...more }),
    );
  };
  const states = async (groupId: string) =>
    (
      await app.sql<{ state: string }>('select state from group_place where group_id = $1 order by turn', [
        groupId,
      ])
    ).map(row => row.state);
  const counted = async (groupId: string) => {
    const [row] = await app.sql<{ taken: number; waiting: number }>(
      'select taken, waiting from own_group where id = $1',
      [groupId],
    );
    return row;
  };
  const fill = (groupId: string) => app.database.within(system, scope => fillPlaces(scope, groupId));

  test('fifty people ask for the last place at once: one gets it, each other is told their own place in the queue', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const people = await Promise.all(Array.from({ length: 50 }, () => person()));
    const answers = await Promise.all(
      people.map(one =>
        app.database.within(coordinator, scope =>
          bookPlace(scope, { groupId, personId: one.personId, referralId: one.id, needs: noNeeds }),
        ),
      ),
    );
    assert.equal(answers.filter(one => one.becomes === 'booked').length, 1);
    const told = answers.filter(one => one.becomes === 'waiting').map(one => one.position);
    assert.deepEqual(
      told.toSorted((one, other) => one - other),
      Array.from({ length: 49 }, (_, index) => index + 1),
    );
    assert.deepEqual(await counted(groupId), { taken: 1, waiting: 49 });
    const queue = await app.sql<{ id: string }>(
      "select id from group_place where group_id = $1 and state = 'waiting' order by turn",
      [groupId],
    );
    for (const one of answers.filter(answer => answer.position > 0))
      assert.equal(queue[one.position - 1]?.id, one.placeId, 'what they were told is where they stand');
  });

  test('two members of staff give one waiting person the place at once: one does it, the other is told so', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const first = await book(groupId);
    const { placeId } = await book(groupId);
    await app.database.within(coordinator, scope =>
      cancelPlace(scope, { placeId: first.placeId, by: 'us', why: 'other' }),
    );
    const tries = await Promise.allSettled(
      [1, 2].map(() => app.database.within(coordinator, scope => promotePlace(scope, { placeId }))),
    );
    assert.equal(tries.filter(one => one.status === 'fulfilled').length, 1);
    const lost = tries.find(one => one.status === 'rejected');
    assert.ok(lost?.reason instanceof Refused);
    assert.equal(lost.reason.reasonKey, 'groups.refused.place.booked');
    assert.deepEqual(await counted(groupId), { taken: 1, waiting: 0 });
  });

  test('two give the one free place to two who wait: one gets it, there are never more people than places', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const first = await book(groupId);
    const waiting = [await book(groupId), await book(groupId)];
    await app.database.within(coordinator, scope =>
      cancelPlace(scope, { placeId: first.placeId, by: 'us', why: 'other' }),
    );
    const tries = await Promise.allSettled(
      waiting.map(({ placeId }) =>
        app.database.within(coordinator, scope => promotePlace(scope, { placeId })),
      ),
    );
    const lost = tries.flatMap(one => (one.status === 'rejected' ? [one.reason as Refused] : []));
    assert.deepEqual(
      lost.map(one => one.reasonKey),
      ['groups.refused.full'],
    );
    assert.deepEqual(await counted(groupId), { taken: 1, waiting: 1 });
  });

  test('a freed place is offered to who asked first; when they let it lapse the next is asked', async () => {
    const groupId = await seedGroup(app, { places: 1, offerHours: 24 });
    const first = await book(groupId);
    await book(groupId);
    await book(groupId);
    await app.database.within(coordinator, scope =>
      cancelPlace(scope, { placeId: first.placeId, by: 'person', why: 'unwell' }),
    );
    await fill(groupId);
    await fill(groupId);
    assert.deepEqual(await states(groupId), ['cancelled_by_person', 'offered', 'waiting']);
    await app.sql("update group_place set offer_until = '2026-11-23T08:59:00Z' where state = 'offered'");
    await app.database.within(system, lapseOffers);
    await fill(groupId);
    assert.deepEqual(await states(groupId), ['cancelled_by_person', 'lapsed', 'offered']);
    assert.deepEqual(await counted(groupId), { taken: 1, waiting: 0 });
  });

  test('yes to an offer after its time is refused, and in time it is theirs', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const first = await book(groupId);
    const { placeId } = await book(groupId);
    await app.database.within(coordinator, scope =>
      cancelPlace(scope, { placeId: first.placeId, by: 'person', why: 'unwell' }),
    );
    const yes = () => app.database.within(coordinator, scope => acceptPlace(scope, { placeId }));
    await assert.rejects(yes, (error: Refused) => error.reasonKey === 'groups.refused.place.waiting');
    await fill(groupId);
    await app.sql("update group_place set offer_until = '2026-11-23T08:59:00Z' where id = $1", [placeId]);
    await assert.rejects(yes, (error: Refused) => error.reasonKey === 'groups.refused.place.lapsed');
    await app.sql("update group_place set offer_until = '2026-11-24T09:00:00Z' where id = $1", [placeId]);
    await yes();
    assert.deepEqual(await states(groupId), ['cancelled_by_person', 'booked']);
    await assert.rejects(yes, (error: Refused) => error.reasonKey === 'groups.refused.place.booked');
  });

  test('who needs what the group cannot offer waits, is told, and does not hold up the next', async () => {
    const groupId = await seedGroup(app, { places: 2 });
    const needing = await book(groupId, { needs: { ...noNeeds, transport: true } });
    assert.deepEqual([needing.becomes, needing.cannot], ['waiting', ['transport']]);
    const other = await book(groupId);
    assert.equal(other.becomes, 'booked');
    const arranged = await book(groupId, { needs: { ...noNeeds, transport: true }, arranged: true });
    assert.equal(arranged.becomes, 'booked');
  });

  test('nobody passes those who wait, also while a place is free', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const first = await book(groupId);
    await book(groupId);
    await app.database.within(coordinator, scope =>
      cancelPlace(scope, { placeId: first.placeId, by: 'person', why: 'other' }),
    );
    const late = await book(groupId);
    assert.deepEqual([late.becomes, late.position], ['waiting', 2]);
  });

  test('a second place for the same person, a closed booking and another programme’s person are refused', async () => {
    const groupId = await seedGroup(app);
    const { id, personId } = await person();
    const again = () => book(groupId, { personId, referralId: id });
    await again();
    await assert.rejects(again, (error: Refused) => error.reasonKey === 'groups.refused.already.booked');
    const elsewhere = await seedCase(app, {
      programmeId: app.trafford.linkWorker.actor.programmeId,
      linkWorkerId: app.trafford.linkWorker.actor.id,
    });
    await assert.rejects(() => book(groupId, { personId: elsewhere.personId, referralId: null }), NotFound);
    await assert.rejects(() => book(groupId, {}, app.trafford.coordinator.actor), NotFound);
    await assert.rejects(() => book(newId()), NotFound);
    await app.sql("update own_group set booking = 'closed' where id = $1", [groupId]);
    await assert.rejects(
      () => book(groupId),
      (error: Refused) => error.reasonKey === 'groups.refused.closed',
    );
  });

  test('a link worker of another team sees neither the person nor their place, but their first name where they lead', async () => {
    const groupId = await seedGroup(app);
    const { placeId } = await book(groupId);
    const [team, otherTeam] = [newId(), newId()];
    await app.sql('insert into team (programme_id, id, name) values ($1, $2, $3), ($1, $4, $5)', [
      coordinator.programmeId,
      team,
      'West',
      otherTeam,
      'East',
    ]);
    await app.sql('update staff set team_id = $1 where id = $2', [team, app.clare.linkWorker.actor.id]);
    const stranger: Actor = { ...app.clare.otherLinkWorker.actor, teams: [otherTeam] };
    const sees = () =>
      app.database.within(stranger, async scope => ({
        places: await scope.db
          .selectFrom('group_place')
          .select('id')
          .where('group_id', '=', groupId)
          .execute(),
        people: await scope.db.selectFrom('person').select('id').execute(),
      }));
    assert.deepEqual((await sees()).places, []);
    await app.sql(
      'insert into group_facilitator (programme_id, id, group_id, staff_id, added_at) values ($1, $2, $3, $4, now())',
      [coordinator.programmeId, newId(), groupId, stranger.id],
    );
    const leads = await sees();
    assert.deepEqual(leads.places, [{ id: placeId }]);
    assert.deepEqual(leads.people, []);
    await assert.rejects(
      () => app.database.within(stranger, scope => cancelPlace(scope, { placeId, by: 'us', why: 'other' })),
      NotFound,
    );
    await app.sql('update staff set team_id = null where id = $1', [app.clare.linkWorker.actor.id]);
  });

  test('a moved date says from when, a cancelled one gets another at the end, and only leaders and co-ordinators do it', async () => {
    const groupId = await seedGroup(app);
    const dates = await app.sql<{ id: string; starts_at: Date }>(
      'select id, starts_at from group_date where group_id = $1 order by number',
      [groupId],
    );
    const [first, second] = dates;
    assert.ok(first && second);
    const move = (as: Actor) =>
      app.database.within(as, scope =>
        moveDate(scope, {
          groupId,
          dateId: first.id,
          startsAt: Temporal.PlainDateTime.from('2026-12-02T14:00'),
          place: null,
          why: 'place_closed',
        }),
      );
    await assert.rejects(() => move(app.clare.linkWorker.actor), Forbidden);
    await move(coordinator);
    await app.database.within(coordinator, scope =>
      cancelDate(scope, { groupId, dateId: second.id, why: 'weather', another: true }),
    );
    const after = await app.sql<{ state: string; at: string; was: string | null }>(
      `select state, to_char(starts_at at time zone 'Europe/Dublin', 'YYYY-MM-DD HH24:MI') as at,
         to_char(moved_from at time zone 'Europe/Dublin', 'YYYY-MM-DD HH24:MI') as was
       from group_date where group_id = $1 order by number`,
      [groupId],
    );
    assert.deepEqual(after[0], { state: 'planned', at: '2026-12-02 14:00', was: '2026-12-01 10:00' });
    assert.equal(after[1]?.state, 'cancelled');
    assert.equal(after.length, 7);
    assert.equal(after[6]?.at, '2027-01-12 10:00');
  });

  test('a course whose last date was is over: places are completed, who still waited is told', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    await book(groupId);
    await book(groupId);
    await app.sql("update group_date set starts_at = starts_at - interval '1 year' where group_id = $1", [
      groupId,
    ]);
    await app.database.within(system, keepGroups);
    assert.deepEqual(await states(groupId), ['completed', 'cancelled_by_us']);
    const events = await app.sql<{ name: string; why: string }>(
      "select name, payload ->> 'why' as why from outbox where payload ->> 'groupId' = $1 and payload ->> 'why' is not null order by name",
      [groupId],
    );
    assert.deepEqual(events, [
      { name: 'GroupPlaceCancelled', why: 'group_ended' },
      { name: 'GroupPlaceCompleted', why: 'group_ended' },
    ]);
  });

  test('a group that goes on has dates for twelve weeks, each at ten on the wall', async () => {
    const groupId = await seedGroup(app, { kind: 'regular', name: 'Walking' }, { weeks: null });
    const before = await app.sql('select id from group_date where group_id = $1', [groupId]);
    await app.sql('delete from group_date where group_id = $1 and number > 3', [groupId]);
    await app.database.within(system, keepGroups);
    await app.database.within(system, keepGroups);
    const dates = await app.sql<{ at: string }>(
      "select to_char(starts_at at time zone 'Europe/Dublin', 'HH24:MI') as at from group_date where group_id = $1",
      [groupId],
    );
    assert.ok(dates.length >= before.length - 2 && dates.length <= before.length, `${dates.length}`);
    assert.ok(dates.every(one => one.at === '10:00'));
  });

  test('a group that is called off frees and tells everybody, once', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    await book(groupId);
    await book(groupId);
    const cancel = () =>
      app.database.within(coordinator, scope => cancelGroup(scope, { groupId, why: 'leader_away' }));
    await cancel();
    assert.deepEqual(await states(groupId), ['cancelled_by_us', 'cancelled_by_us']);
    assert.deepEqual(await counted(groupId), { taken: 0, waiting: 0 });
    const planned = await app.sql("select id from group_date where group_id = $1 and state = 'planned'", [
      groupId,
    ]);
    assert.deepEqual(planned, []);
    await assert.rejects(cancel, (error: Refused) => error.reasonKey === 'groups.refused.state.cancelled');
  });

  test('what is done to a place stands in the record with whose it is', async () => {
    const groupId = await seedGroup(app);
    const { placeId } = await book(groupId);
    await app.database.within(coordinator, scope =>
      cancelPlace(scope, { placeId, by: 'us', why: 'booked_by_mistake' }),
    );
    const rows = await app.sql<{ verb: string; whose: boolean }>(
      'select verb, person_id is not null as whose from audit_entry where subject_id = $1 order by at, id',
      [placeId],
    );
    assert.deepEqual(rows, [
      { verb: 'group_place.booked', whose: true },
      { verb: 'group_place.cancelled', whose: true },
    ]);
  });
});
