import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { raiseConcern } from '../care/index.ts';
import { logContact } from '../care/log-contact.ts';
import { escalateWords } from '../care/routines.ts';
import { seedCase } from '../care/testing.ts';
import { type Scope, systemActor } from '../platform/database/index.ts';
import { testApp } from '../web/testing.ts';
import { addAddendum } from './add-addendum.ts';
import { planSessions } from './plan-sessions.ts';
import { recordSession } from './record-session.ts';

const app = await testApp([]);
after(() => app.close());
const worker = app.clare.linkWorker.actor;
const as = <T>(work: (scope: Scope) => Promise<T>) => app.database.within(worker, work);
const open = (referralId: string) =>
  app.sql<{ assignee_id: string | null }>(
    "select assignee_id from task where kind = 'judge_words' and referral_id = $1 and done_at is null order by assignee_id",
    [referralId],
  );

async function signed(referralId: string, text: string): Promise<string> {
  const [sessionId = ''] = await as(scope =>
    planSessions(scope, {
      referralId,
      startsAt: Temporal.PlainDateTime.from('2026-11-23T08:00'),
      minutes: 60,
      mode: 'in_person',
      place: null,
      knowBefore: null,
    }),
  );
  const input = {
    personWords: null,
    mode: 'in_person',
    minutes: 60,
    othersPresent: null,
    nextStep: null,
  } as const;
  await as(scope => recordSession(scope, { ...input, referralId, sessionId, version: 0, text, sign: true }));
  return sessionId;
}

test('a signed note, an addendum and a contact that speak of danger are put before somebody to judge, and a concern settles it', async () => {
  const { id: quiet } = await seedCase(app, { state: 'active' });
  const sessionId = await signed(quiet, 'We talked about the choir.');
  assert.deepEqual(await open(quiet), []);
  await as(scope =>
    addAddendum(scope, { referralId: quiet, sessionId, text: 'At the door: he wants to die.' }),
  );
  assert.deepEqual(await open(quiet), [{ assignee_id: worker.id }]);

  const { id: noted } = await seedCase(app, { state: 'active' });
  await signed(noted, 'Her son hits her when he drinks.');
  assert.equal((await open(noted)).length, 1);

  const { id: called } = await seedCase(app, { state: 'active' });
  const contact = { mode: 'phone', withWhom: 'person', outcome: 'reached' } as const;
  await as(scope =>
    logContact(scope, { ...contact, referralId: called, note: 'Says it is not safe at home.' }),
  );
  assert.equal((await open(called)).length, 1);
  await as(scope =>
    raiseConcern(scope, { referralId: called, kind: 'harm_from_others', words: 'Not safe at home' }),
  );
  assert.equal((await open(called)).length, 0, 'the concern is the judgement');
  await as(scope => logContact(scope, { ...contact, referralId: called, note: 'Still not safe.' }));
  assert.equal((await open(called)).length, 0, 'a concern of today is asked for once');
});

test('words that their writer did not judge by the next morning come before every co-ordinator, once', async () => {
  const { id } = await seedCase(app, { state: 'active' });
  await signed(id, 'She cuts herself.');
  const morning = () => app.database.within(systemActor(worker.programmeId), escalateWords);
  await morning();
  assert.equal((await open(id)).length, 1, 'not on the same day');
  app.clock.forward({ days: 1 });
  await morning();
  await morning();
  assert.deepEqual(await open(id), [{ assignee_id: worker.id }, { assignee_id: null }]);
});
