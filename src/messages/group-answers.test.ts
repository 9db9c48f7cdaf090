import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { bookPlace, groupListeners, noNeeds } from '../groups/index.ts';
import { seedGroup } from '../groups/testing.ts';
import { systemActor } from '../platform/database/index.ts';
import { deliverNow, emit } from '../platform/events/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { messageListeners } from './listeners.ts';
import { reminderRoutes } from './pages/reminder.tsx';
import { understandReply } from './replies/index.ts';

describe('what people answer to the reminder of a group', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(reminderRoutes);
  });
  after(() => app.close());
  const system = () => systemActor(app.clare.coordinator.actor.programmeId);
  const listeners = [
    ...messageListeners({ publicUrl: 'https://hedgerow.example', textsArrive: true }),
    ...groupListeners,
  ];
  const deliver = () => deliverNow(app.database, system().programmeId, listeners);
  const remind = async (dateId: string, groupId: string, days: number) => {
    await app.database.within(system(), scope =>
      emit(scope, { name: 'GroupReminderDue', subjectId: dateId, payload: { groupId, days } }),
    );
    await deliver();
  };
  /** A group with one place, somebody in it and somebody who waits. */
  async function group(weeks: number, set: Record<string, unknown> = {}) {
    const groupId = await seedGroup(app, { places: 1 }, { weeks });
    const [inside, waits] = [await book(groupId, set), await book(groupId)];
    const [date] = await app.sql<{ id: string }>(
      'select id from group_date where group_id = $1 order by number limit 1',
      [groupId],
    );
    await deliver();
    const dateId = date?.id ?? '';
    return { groupId, dateId, inside, waits, remind: (days = 1) => remind(dateId, groupId, days) };
  }
  async function book(groupId: string, set: Record<string, unknown> = {}) {
    const one = await seedCase(app, { state: 'active' });
    for (const [column, value] of Object.entries(set))
      await app.sql(`update person set ${column} = $2 where id = $1`, [one.personId, value]);
    const booked = await app.database.within(app.clare.coordinator.actor, scope =>
      bookPlace(scope, { groupId, personId: one.personId, referralId: one.id, needs: noNeeds }),
    );
    return { ...one, ...booked };
  }
  const says = async (personId: string, body: string) => {
    const understood = await app.database.within(system(), scope =>
      understandReply(scope, { id: newId(), personId, body }),
    );
    await deliver();
    return understood;
  };
  const texts = async (personId: string, template: string) =>
    (
      await app.sql<{ body: string }>(
        'select id, body from message where person_id = $1 and template = $2 order by id',
        [personId, template],
      )
    ).map(one => one.body);
  const stateOf = async (placeId: string) =>
    (await app.sql<{ state: string }>('select state from group_place where id = $1', [placeId]))[0]?.state;
  const marks = async (placeId: string) =>
    (
      await app.sql<{ state: string }>('select state from group_attendance where place_id = $1', [placeId])
    ).map(one => one.state);

  test('a reminder asks by text; a yes is thanked with group and hour, and not asked again', async () => {
    const of = await group(6);
    await of.remind(2);
    assert.match((await texts(of.inside.personId, 'group_reminder'))[0] ?? '', /Reply YES, NO or CALL/);
    assert.deepEqual(await says(of.inside.personId, 'yes'), { meaning: 'yes', toRead: false });
    assert.match(
      (await texts(of.inside.personId, 'reply_group_yes'))[0] ?? '',
      /expects you Tuesday 1 December, 10 am: Stress control/,
    );
    await of.remind(1);
    const both = await texts(of.inside.personId, 'group_reminder');
    assert.equal(both.filter(one => /Cannot come\? Ring/.test(one)).length, 1);
    assert.equal(both.filter(one => /Reply YES/.test(one)).length, 1);
  });

  test('who cannot come to one date keeps their place, is not reminded of it, and may still come after all', async () => {
    const of = await group(6);
    await of.remind(2);
    await says(of.inside.personId, 'no');
    assert.deepEqual(
      [await stateOf(of.inside.placeId), await stateOf(of.waits.placeId)],
      ['booked', 'waiting'],
    );
    assert.deepEqual(await marks(of.inside.placeId), ['excused']);
    const [told = ''] = await texts(of.inside.personId, 'reply_group_cannot');
    assert.match(told, /does not expect you Tuesday 1 December.*Your place is still yours: Stress control/);
    await of.remind(1);
    assert.equal((await texts(of.inside.personId, 'group_reminder')).length, 1);
    await says(of.inside.personId, 'yes');
    assert.deepEqual(await marks(of.inside.placeId), []);
  });

  test('where it was the only date, the place is free, the next is asked, and a late yes is told the truth', async () => {
    const of = await group(1);
    await of.remind();
    await says(of.inside.personId, 'no');
    assert.deepEqual(
      [await stateOf(of.inside.placeId), await stateOf(of.waits.placeId)],
      ['cancelled_by_person', 'offered'],
    );
    assert.match((await texts(of.inside.personId, 'reply_group_freed'))[0] ?? '', /You have no place now/);
    assert.equal((await says(of.inside.personId, 'yes')).toRead, true);
    assert.equal((await texts(of.inside.personId, 'reply_group_yes')).length, 0);
  });

  test('neutral words name neither group nor programme', async () => {
    const of = await group(6, { neutral_sender: true });
    await of.remind();
    await says(of.inside.personId, 'yes');
    const all = await app.sql<{ body: string }>('select id, body from message where person_id = $1', [
      of.inside.personId,
    ]);
    assert.ok(all.length > 1);
    assert.doesNotMatch(all.map(one => one.body).join('\n'), /Stress|Hedgerow|https?:/);
  });

  test('by the link of an e-mail: looking changes nothing, the whole place can be given up, then the page says so', async () => {
    const of = await group(6, { may_text: false, may_email: true, email: 'b@example.org' });
    await of.remind();
    const [mail = ''] = await texts(of.inside.personId, 'group_reminder');
    const link = /hedgerow\.example(\/clare\/reminder\/[\w-]{43})/.exec(mail)?.[1] ?? '';
    const page = await (await app.get(link)).text();
    assert.match(page, /I give up my place/);
    assert.doesNotMatch(page, /Stress control/);
    assert.equal(await stateOf(of.inside.placeId), 'booked');
    assert.equal((await app.post(link, { answer: 'cannot_come' })).status, 303);
    assert.match(
      await (await app.get(link)).text(),
      /We do not expect you this time\. Your place is still yours/,
    );
    assert.equal((await app.post(link, { answer: 'give_up' })).status, 303);
    await deliver();
    assert.deepEqual(
      [await stateOf(of.inside.placeId), await stateOf(of.waits.placeId)],
      ['cancelled_by_person', 'offered'],
    );
    const gone = await app.get(link);
    assert.equal(gone.status, 410);
    assert.match(await gone.text(), /You have no place in this group now/);
    assert.equal((await app.post(link, { answer: 'yes' })).status, 303);
    assert.equal(await stateOf(of.inside.placeId), 'cancelled_by_person');
  });
});
