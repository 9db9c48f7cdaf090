import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Forbidden, NotFound, newId, Refused, reference, Stale } from '../core/index.ts';
import { testApp } from '../web/testing.ts';
import { referralStore } from './store.ts';
import { transition } from './transition.ts';

const app = await testApp([]);
after(() => app.close());
const { coordinator, linkWorker } = app.clare;

async function received(): Promise<string> {
  const id = newId();
  await app.database.within(coordinator.actor, scope =>
    referralStore(scope).add({
      id,
      reference: reference(),
      route: 'phone',
      submitted: {},
      given_name: 'Breda',
      family_name: 'Hayes',
      stated_adult: true,
      received_at: scope.now,
    }),
  );
  return id;
}

/** Received, and taken into triage. */
async function looked(): Promise<string> {
  const referralId = await received();
  await go({ referralId, name: 'start_triage' });
  return referralId;
}

const go = (input: Parameters<typeof transition>[1], as = coordinator) =>
  app.database.within(as.actor, scope => transition(scope, input));

test('a transition changes the state, counts the version, writes event and audit', async () => {
  const referralId = await looked();
  const changed = await go({ referralId, name: 'decline', reason: 'out_of_area', note: 'Lives in Limerick' });
  assert.equal(changed.state, 'declined');
  assert.equal(changed.version, 3);
  const [, event] = await app.sql('select * from referral_event where referral_id = $1 order by id', [
    referralId,
  ]);
  assert.equal(event?.['from_state'], 'in_triage');
  assert.equal(event?.['reason'], 'out_of_area');
  assert.equal(event?.['actor_name'], 'Declan Moloney');
  const [entry] = await app.sql(
    `select * from audit_entry where subject_id = $1 and verb = 'referral.declined'`,
    [referralId],
  );
  assert.ok(entry);
  assert.doesNotMatch(JSON.stringify(entry), /Limerick/);
});

test('what the machine does not know is refused and leaves nothing behind', async () => {
  const referralId = await received();
  await assert.rejects(go({ referralId, name: 'close', reason: 'goals_met' }), (error: unknown) => {
    assert.ok(error instanceof Refused);
    assert.equal(error.reasonKey, 'referrals.refused.state.received');
    return true;
  });
  await assert.rejects(go({ referralId, name: 'decline', reason: 'out_of_area' }), Refused);
  const inTriage = await looked();
  await assert.rejects(go({ referralId: inTriage, name: 'decline' }), Refused);
  await assert.rejects(go({ referralId: inTriage, name: 'accept' }, linkWorker), Forbidden);
  await assert.rejects(go({ referralId: inTriage, name: 'accept', expectedVersion: 7 }), Stale);
  for (const [id, count] of [
    [referralId, 0],
    [inTriage, 1],
  ] as const) {
    const events = await app.sql('select 1 from referral_event where referral_id = $1', [id]);
    assert.equal(events.length, count);
  }
});

test('another programme does not know the referral', async () => {
  const referralId = await received();
  await assert.rejects(go({ referralId, name: 'accept' }, app.trafford.coordinator), NotFound);
});

test('of two at once one is carried out and the other is told', async () => {
  const referralId = await looked();
  const both = await Promise.allSettled([
    go({ referralId, name: 'decline', reason: 'no_consent' }),
    go({ referralId, name: 'redirect', reason: 'gp' }),
  ]);
  assert.deepEqual(both.map(one => one.status).sort(), ['fulfilled', 'rejected']);
});
