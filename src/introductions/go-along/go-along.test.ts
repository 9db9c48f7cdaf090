import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { peopleRoutes } from '../../people/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { introductionRoutes } from '../index.ts';
import { type IntroductionState, introductionStates } from '../introduction.ts';
import { introductionListeners } from '../listeners.ts';
import { seedService } from '../testing.ts';
import { lapseOffers } from './lapse-offers.ts';
import { endsBecause } from './offer.ts';

const going = ['first_attended', 'attending'];
const said = { 'along_on-day': '20', 'along_on-month': '11', 'along_on-year': '2026', along_how: 'by_phone' };
/** Nobody else in these pages is called so. */
const secret = { givenName: 'Philomena', familyName: 'Quirke' };

test('an offer stands exactly while the person goes there, lives, has not withdrawn and need not be careful', () => {
  const ground = fc.record({
    state: fc.constantFrom(...introductionStates),
    referralState: fc.constantFrom('active' as const, 'closed' as const, 'withdrawn' as const),
    died: fc.boolean(),
    careful: fc.boolean(),
  });
  fc.assert(
    fc.property(ground, one => {
      const stands =
        going.includes(one.state) && one.referralState !== 'withdrawn' && !one.died && !one.careful;
      assert.equal(endsBecause(one) === null, stands);
    }),
  );
});

describe('somebody who goes there already offers to go along', () => {
  let app: TestApp;
  let service: string;
  before(async () => {
    app = await testApp([...introductionRoutes, ...peopleRoutes]);
  });
  after(() => app.close());

  type Made = {
    readonly referral: string;
    readonly person: string;
    readonly id: string;
    readonly path: string;
  };
  const introduce = async (
    state: IntroductionState,
    to: string,
    names: { givenName?: string; familyName?: string } = {},
  ): Promise<Made> => {
    const { id: referral, personId: person } = await seedCase(app, { state: 'active', ...names });
    const id = newId();
    const { programmeId, id: owner } = app.clare.linkWorker.actor;
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since,
         owner_id, first_attended_on, barrier, created_at)
       values ($1, $2, $3, $4, $5, 'Courthouse Singers', 'referred', $6, $7, $8, $9, $10, $7)`,
      [
        programmeId,
        id,
        referral,
        person,
        to,
        state,
        app.clock.now(),
        owner,
        going.includes(state) ? '2026-11-10' : null,
        state === 'stopped' ? 'transport' : null,
      ],
    );
    return { referral, person, id, path: `/cases/${referral}/introductions/${id}` };
  };
  const offer = async (one: Made, as = app.clare.linkWorker, fields = said) =>
    (await app.post(`${one.path}/go-along`, fields, as)).status;
  const endedOf = async ({ id }: Made) =>
    (
      await app.sql<{ ended_why: string | null }>(
        'select ended_why from buddy_offer where introduction_id = $1 order by recorded_at, id',
        [id],
      )
    ).map(row => row.ended_why);
  const plan = async (one: Made, as = app.clare.coordinator) =>
    (await app.get(`${one.path}/first-visit`, as)).text();
  const asks = (html: string) => html.split('Ask Aoife Hehir').length - 1;
  const audits = async (one: Made, verb: string) =>
    (await app.sql('select 1 from audit_entry where subject_id = $1 and verb = $2', [one.id, verb])).length;
  const fresh = async () => {
    service = await seedService(app);
    return { goes: await introduce('attending', service, secret), comes: await introduce('chosen', service) };
  };

  test('it is recorded, shown with whom to ask and never who, and taken back', async () => {
    const { goes, comes } = await fresh();
    assert.equal(asks(await plan(comes)), 0);
    assert.equal(await offer(goes), 303);
    const own = await (await app.get(goes.path, app.clare.linkWorker)).text();
    assert.match(own, /Philomena has offered to go along with somebody new/);
    const html = await plan(comes);
    assert.equal(asks(html), 1);
    for (const never of [secret.givenName, secret.familyName, goes.referral, goes.person, goes.id]) {
      assert.ok(!html.includes(never), never);
    }
    const sheet = await (await app.get(`${comes.path}/first-visit/print`, app.clare.coordinator)).text();
    assert.doesNotMatch(sheet, /offered to go along/);
    assert.match(await plan(comes, app.clare.linkWorker), /You are their link worker/);
    assert.equal(asks(await plan(goes)), 0);
    const end = await app.post(`${goes.path}/go-along/end`, { from: 'case' }, app.clare.linkWorker);
    assert.equal(end.headers.get('location')?.startsWith(`/cases/${goes.referral}`), true);
    assert.deepEqual(await endedOf(goes), ['taken_back']);
    assert.equal(asks(await plan(comes)), 0);
    assert.deepEqual(
      [await audits(goes, 'buddy_offer.recorded'), await audits(goes, 'buddy_offer.ended')],
      [1, 1],
    );
    const told = await app.sql<{ name: string }>(
      `select name from outbox where subject_id = $1 and name like 'BuddyOffer%'`,
      [goes.id],
    );
    assert.deepEqual(new Set(told.map(row => row.name)), new Set(['BuddyOffered', 'BuddyOfferEnded']));
  });

  test('sent twice it is one offer, taken back twice one end', async () => {
    const { goes, comes } = await fresh();
    assert.deepEqual(await Promise.all([offer(goes), offer(goes)]), [303, 303]);
    assert.deepEqual(await endedOf(goes), [null]);
    assert.equal(await audits(goes, 'buddy_offer.recorded'), 1);
    assert.equal(asks(await plan(comes)), 1);
    const back = () => app.post(`${goes.path}/go-along/end`, {}, app.clare.linkWorker);
    assert.deepEqual([(await back()).status, (await back()).status], [303, 303]);
    assert.equal(await audits(goes, 'buddy_offer.ended'), 1);
  });

  test('nobody offers who does not go there, who withdrew or died, or who must be reached with care', async () => {
    const { goes, comes } = await fresh();
    for (const state of introductionStates.filter(one => !going.includes(one))) {
      assert.equal(await offer(await introduce(state, service)), 409, state);
    }
    const shown = async () => (await app.get(goes.path, app.clare.linkWorker)).text();
    assert.match(await shown(), /would go along with somebody new/);
    await app.sql(`update person set code_word = 'Heron' where id = $1`, [goes.person]);
    assert.equal(await offer(goes), 409);
    assert.doesNotMatch(await shown(), /would go along with somebody new/);
    await app.sql(`update person set code_word = ' ', died_on = '2026-11-20' where id = $1`, [goes.person]);
    assert.equal(await offer(goes), 409);
    assert.deepEqual(await endedOf(goes), []);
    assert.equal(asks(await plan(comes)), 0);
  });

  test('what is missing is asked for, and another link worker may not say it for them', async () => {
    const { goes } = await fresh();
    const wrong = await app.post(`${goes.path}/go-along`, { ...said, along_how: '' }, app.clare.linkWorker);
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /Choose how they said yes/);
    assert.equal(await offer(goes, app.clare.linkWorker, { ...said, 'along_on-day': '25' }), 422);
    assert.equal(await offer(goes, app.clare.otherLinkWorker), 403);
    assert.equal(await offer(goes), 303);
    const taken = await app.post(`${goes.path}/go-along/end`, {}, app.clare.otherLinkWorker);
    assert.equal(taken.status, 403);
    assert.deepEqual(await endedOf(goes), [null]);
  });

  test('another programme finds nothing, and nothing of this one is seen there', async () => {
    const { goes } = await fresh();
    assert.equal(await offer(goes, app.trafford.linkWorker), 404);
    assert.equal(await offer(goes), 303);
    const taken = await app.post(`${goes.path}/go-along/end`, {}, app.trafford.linkWorker);
    assert.equal(taken.status, 404);
    const seen = await app.database.within(app.trafford.coordinator.actor, ({ db }) =>
      db.selectFrom('buddy_offer').select('id').execute(),
    );
    assert.deepEqual(seen, []);
    assert.deepEqual(await endedOf(goes), [null]);
  });

  test('it ends with the introduction, in the same change', async () => {
    const { goes, comes } = await fresh();
    assert.equal(await offer(goes), 303);
    const stopped = await app.post(`${goes.path}/stop`, { barrier: 'transport' }, app.clare.linkWorker);
    assert.equal(stopped.status, 303);
    assert.deepEqual(await endedOf(goes), ['introduction_ended']);
    assert.equal(asks(await plan(comes)), 0);
  });

  const grounds = [
    ['withdrawn', `update referral set state = 'withdrawn' where id = $1`, 'referral'],
    ['died', `update referral set state = 'closed', closing_reason = 'died' where id = $1`, 'referral'],
    ['died', `update person set died_on = '2026-11-20' where id = $1`, 'person'],
    ['safe_contact', 'update person set neutral_sender = true where id = $1', 'person'],
    ['safe_contact', `update person set code_word = 'Heron' where id = $1`, 'person'],
  ] as const;
  for (const [why, change, of] of grounds) {
    test(`it is hidden at once and ends by itself (${why}: ${change.split(' set ')[1]})`, async () => {
      const { goes, comes } = await fresh();
      const other = await introduce('attending', service);
      assert.deepEqual([await offer(goes), await offer(other)], [303, 303]);
      assert.equal(asks(await plan(comes)), 2);
      await app.sql(change, [goes[of]]);
      assert.equal(asks(await plan(comes)), 1);
      const { programmeId } = app.clare.linkWorker.actor;
      await app.database.within(systemActor(programmeId), scope => lapseOffers(scope));
      await app.database.within(systemActor(programmeId), scope => lapseOffers(scope));
      assert.deepEqual([await endedOf(goes), await endedOf(other)], [[why], [null]]);
      assert.equal(await audits(goes, 'buddy_offer.ended'), 1);
    });
  }

  test('the news that somebody withdrew ends it, of that case only', async () => {
    const { goes } = await fresh();
    const other = await introduce('attending', service);
    assert.deepEqual([await offer(goes), await offer(other)], [303, 303]);
    await app.sql(`update referral set state = 'withdrawn' where id = any($1)`, [
      [goes.referral, other.referral],
    ]);
    const { programmeId } = app.clare.linkWorker.actor;
    const listener = introductionListeners.find(one => one.name === 'introductions.offers');
    assert.ok(listener);
    assert.ok(listener.on.includes('ReferralWithdrawn'));
    const event = {
      id: newId(),
      programmeId,
      name: 'ReferralWithdrawn',
      subjectId: goes.referral,
      payload: {},
    };
    await app.database.within(systemActor(programmeId), scope => listener.handle(scope, event));
    assert.deepEqual([await endedOf(goes), await endedOf(other)], [['withdrawn'], [null]]);
  });

  test('an entry that was merged into the other is the same service', async () => {
    const { goes, comes } = await fresh();
    const kept = await seedService(app);
    const there = await introduce('sent', kept);
    assert.equal(await offer(goes), 303);
    assert.equal(asks(await plan(there)), 0);
    await app.sql('update directory.service set merged_into = $1 where id = $2', [kept, service]);
    assert.deepEqual([asks(await plan(there)), asks(await plan(comes))], [1, 1]);
  });

  test('two records of one person joined: nobody is shown their own offer, and taken apart it is shown again', async () => {
    const { goes, comes } = await fresh();
    assert.equal(await offer(goes), 303);
    await app.sql(`update referral set state = 'closed' where id = any($1)`, [[goes.referral]]);
    assert.equal(asks(await plan(comes)), 1);
    const office = app.clare.coordinator;
    const joined = await app.post(`/people/${comes.person}/merge/${goes.person}`, { reason: 'Same' }, office);
    assert.equal(joined.status, 303);
    assert.equal(asks(await plan(comes)), 0);
    const third = await introduce('chosen', service);
    assert.equal(asks(await plan(third)), 1);
    const [merge] = await app.sql<{ id: string }>('select id from person_merge where kept_id = $1', [
      comes.person,
    ]);
    assert.equal((await app.post(`/merges/${merge?.id}/undo`, {}, office)).status, 303);
    assert.equal(asks(await plan(comes)), 1);
  });
});
