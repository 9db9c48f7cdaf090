import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import {
  bookPlace,
  cancelDate,
  cancelGroup,
  cancelPlace,
  fillPlaces,
  moveDate,
  noNeeds,
} from '../groups/index.ts';
import { seedGroup } from '../groups/testing.ts';
import { systemActor } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { groupNews } from './hear-groups.ts';

describe('what people are told of groups', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([]);
  });
  after(() => app.close());

  const system = () => systemActor(app.clare.coordinator.actor.programmeId);
  const listeners = groupNews({ publicUrl: 'https://hedgerow.example', textsArrive: true });
  /** Tells the room of what has happened in a group since it was last asked, twice, as after a crash. */
  const hear = async (groupId: string) => {
    const events = await app.sql<HedgerowEvent & { subject: string }>(
      `update outbox set dispatched_at = now() where dispatched_at is null and payload ->> 'groupId' = $1
       returning id, name, subject_id as subject, payload`,
      [groupId],
    );
    const inOrder = events.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    for (let round = 0; round < 2; round += 1) {
      for (const { subject, ...event } of inOrder) {
        const about = { ...event, programmeId: system().programmeId, subjectId: subject };
        for (const listener of listeners.filter(one => one.on.includes(event.name)))
          await app.database.within(system(), scope => listener.handle(scope, about));
      }
      if (round === 1) continue;
    }
  };
  const told = (personId: string) =>
    app.sql<{ template: string; body: string; state: string; channel: string }>(
      'select id, template, body, state, channel from message where person_id = $1 order by id',
      [personId],
    );
  const tasks = async (personId: string) =>
    (
      await app.sql("select id from task where kind = 'group_place' and person_id = $1 and done_at is null", [
        personId,
      ])
    ).length;
  const book = async (groupId: string, seed: Parameters<typeof seedCase>[1] = {}) => {
    const one = await seedCase(app, seed);
    const booked = await app.database.within(app.clare.coordinator.actor, scope =>
      bookPlace(scope, { groupId, personId: one.personId, referralId: one.id, needs: noNeeds }),
    );
    return { ...one, ...booked };
  };
  const end = (placeId: string) =>
    app.database.within(app.clare.coordinator.actor, scope =>
      cancelPlace(scope, { placeId, by: 'person', why: 'unwell' }),
    );

  test('a place is confirmed with its first date and place, a wait with its true number, once each', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const [first, second, third] = [await book(groupId), await book(groupId), await book(groupId)];
    await hear(groupId);
    const [booked, ...more] = await told(first.personId);
    assert.deepEqual(more, []);
    assert.equal(booked?.template, 'group_booked');
    assert.match(booked?.body ?? '', /Tuesday 1 December, 10 am\. Family centre, 2 Abbey Street, Ennis\./);
    assert.match((await told(second.personId))[0]?.body ?? '', /You are number 1 on the list/);
    assert.match((await told(third.personId))[0]?.body ?? '', /You are number 2 on the list/);
  });

  test('an offer brings a link that opens it; who has no way is rung instead', async () => {
    const groupId = await seedGroup(app, { places: 2 });
    const there = [await book(groupId), await book(groupId)];
    const texts = await book(groupId);
    const none = await book(groupId, { mayText: false });
    for (const { placeId } of there) await end(placeId);
    await app.database.within(system(), scope => fillPlaces(scope, groupId));
    await hear(groupId);
    const offers = (await told(texts.personId)).filter(one => one.template === 'group_offered');
    assert.equal(offers.length, 1);
    assert.match(offers[0]?.body ?? '', /https:\/\/hedgerow\.example\/clare\/place\/[\w-]{43}/);
    assert.equal(await tasks(texts.personId), 0);
    assert.deepEqual(await told(none.personId), []);
    assert.equal(await tasks(none.personId), 1);
  });

  test('who has a neutral sender reads neither the group nor the programme, gets no link, and is rung', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const first = await book(groupId);
    const careful = await book(groupId);
    await app.sql('update person set neutral_sender = true where id = $1', [careful.personId]);
    await end(first.placeId);
    await app.database.within(system(), scope => fillPlaces(scope, groupId));
    await hear(groupId);
    const bodies = (await told(careful.personId)).map(one => one.body).join('\n');
    assert.match(bodies, /Please ring us before/);
    assert.doesNotMatch(bodies, /Stress|Hedgerow|https?:/);
    assert.equal(await tasks(careful.personId), 1);
  });

  test('a moved date says from when and to when, one that is off says the next; a group called off is told to all', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const one = await book(groupId);
    const waits = await book(groupId);
    await hear(groupId);
    const dates = await app.sql<{ id: string }>(
      'select id from group_date where group_id = $1 order by number',
      [groupId],
    );
    const coordinator = app.clare.coordinator.actor;
    await app.database.within(coordinator, scope =>
      moveDate(scope, {
        groupId,
        dateId: dates[0]?.id ?? '',
        startsAt: Temporal.PlainDateTime.from('2026-12-03T18:00'),
        place: 'Tulla library',
        why: 'place_closed',
      }),
    );
    await app.database.within(coordinator, scope =>
      cancelDate(scope, { groupId, dateId: dates[1]?.id ?? '', why: 'weather', another: false }),
    );
    await hear(groupId);
    const news = (await told(one.personId)).map(message => message.body);
    assert.equal(news.length, 3);
    assert.ok(
      news.some(body =>
        /was to meet Tuesday 1 December, 10 am\. It now meets Thursday 3 December, 6 pm\. Tulla library/.test(
          body,
        ),
      ),
    );
    assert.ok(
      news.some(body =>
        /does not meet Tuesday 8 December, 10 am\. Next: Thursday 3 December, 6 pm/.test(body),
      ),
    );
    await app.database.within(coordinator, scope => cancelGroup(scope, { groupId, why: 'too_few' }));
    await hear(groupId);
    for (const { personId } of [one, waits])
      assert.equal((await told(personId)).filter(message => message.template === 'group_over').length, 1);
  });
});
