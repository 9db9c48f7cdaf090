import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import { type Actor, visitor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { answerQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import { intakeShape } from './intake.ts';
import { receive } from './receive.ts';
import { addStatusLink, newToken, openStatusLink, referrerOf } from './status-link-store.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const intake = intakeShape.parse({ givenName: 'Breda', familyName: 'Kinnane', statedAdult: true });

/** What somebody gains who gets an expression of their own into a page: nothing that the page does not do. */
describe('an injected expression', () => {
  let app: TestApp;
  let public_: Actor;
  let referralId: string;
  const token = newToken();
  const run = (actor: Actor, text: string) =>
    app.database.within(actor, async ({ db }) => (await sql.raw(text).execute(db)).rows);
  const refused = (actor: Actor, text: string) => assert.rejects(run(actor, text), { code: '42501' }, text);

  before(async () => {
    app = await testApp([]);
    public_ = visitor(app.clare.coordinator.actor.programmeId);
    const received = await app.database.within(public_, scope =>
      receive(scope, { route: 'professional', intake, statusToken: token, today }),
    );
    referralId = received.referralId;
  });
  after(() => app.close());

  test('of a visitor reads no record, no message and no link', async () => {
    for (const table of [
      'referral',
      'person',
      'consent',
      'task',
      'message',
      'private_link',
      'referral_event',
      'note',
    ]) {
      assert.deepEqual(await run(public_, `select * from ${table}`), [], table);
    }
    assert.equal(await app.database.within(public_, scope => openStatusLink(scope, token)), referralId);
    assert.equal(await app.database.within(public_, scope => openStatusLink(scope, newToken())), null);
  });

  test('of a visitor of one programme opens no link of another', async () => {
    const elsewhere = visitor(app.trafford.coordinator.actor.programmeId);
    assert.equal(await app.database.within(elsewhere, scope => openStatusLink(scope, token)), null);
  });

  test('of a visitor changes no link, sends no message, agrees for nobody and speaks for nobody', async () => {
    assert.deepEqual(await run(public_, 'update private_link set revoked_at = now() returning 1'), []);
    const mine = `'${public_.programmeId}', '${newId()}'`;
    await refused(
      public_,
      `insert into message (programme_id, id, to_whom, channel, template, recipient, subject, body, state, created_at)
       values (${mine}, 'person', 'email', 'x', 'a@example.org', 'x', 'x', 'queued', now())`,
    );
    await refused(
      public_,
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values (${mine}, '${newId()}', 'keep_record', true, now(), 'online', 'x', '${public_.id}')`,
    );
    await refused(
      public_,
      `insert into referral_event (programme_id, id, referral_id, at, actor_id, actor_role, actor_name, transition, to_state)
       values (${mine}, '${referralId}', now(), '${app.clare.coordinator.actor.id}', 'coordinator', 'Declan', 'accept', 'accepted')`,
    );
    await refused(
      public_,
      `insert into task (programme_id, id, kind, referral_id, assignee_id, due_on, created_at)
       values (${mine}, 'concern', '${referralId}', '${app.clare.linkWorker.actor.id}', now(), now())`,
    );
  });

  test('of a visitor adds nothing to the referral of somebody else, and decides nothing about the own', async () => {
    const { programmeId } = public_;
    const need = (extra: string, values: string) =>
      `insert into referral_need (programme_id, referral_id, need${extra}) values ('${programmeId}', '${referralId}', ${values})`;
    await refused(public_, need('', "'domestic_abuse'"));
    await refused(public_, need(', severity', "'debt', 6"));
    await refused(public_, need(', words', "'debt', 'He owes me money'"));
    await refused(
      public_,
      `insert into consent (programme_id, id, referral_id, purpose, given, at, how, by_whom, recorded_by)
       values ('${programmeId}', '${newId()}', '${referralId}', 'tell_gp', true, now(), 'online', 'x', '${public_.id}')`,
    );
    await refused(
      public_,
      `insert into task (programme_id, id, kind, referral_id, due_on, created_at)
       values ('${programmeId}', '${newId()}', 'concern', '${referralId}', now(), now())`,
    );
    await refused(
      public_,
      `insert into referral_event (programme_id, id, referral_id, at, actor_id, actor_role, actor_name, transition, to_state)
       values ('${programmeId}', '${newId()}', '${referralId}', now(), '${public_.id}', 'public', '', 'receive', 'received')`,
    );
    const decided = (column: string, value: string) =>
      `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name, received_at, ${column})
       values ('${programmeId}', '${newId()}', '${newId()}', 'received', now(), 'self', '{}', 'a', 'b', now(), ${value})`;
    await refused(public_, decided('decision_reason', "'no_consent'"));
    await refused(public_, decided('triaged_at', 'now()'));
    await refused(public_, decided('version', '7'));
  });

  test('of a visitor says nothing that others would act on', async () => {
    const says = (name: string) =>
      `insert into outbox (programme_id, id, name, subject_id, payload, created_at)
       values ('${public_.programmeId}', '${newId()}', '${name}', '${referralId}', '{}', now())`;
    for (const name of ['ReferralAllocated', 'ReferralClosed', 'QuestionAnswered'])
      await refused(public_, says(name));
    const referrer = referrerOf(public_.programmeId, referralId, 'Dr Ní Bhriain');
    await refused(referrer, says('ReferralAccepted'));
  });

  test('of a visitor does not learn where the forms of others led', async () => {
    await run(
      app.clare.coordinator.actor,
      `insert into submission (programme_id, key, location, at) values ('${public_.programmeId}', '${newId()}', '/cases/x', now())`,
    );
    assert.deepEqual(await run(public_, 'select location from submission'), []);
    assert.deepEqual(await run(app.clare.linkWorker.actor, 'select location from submission'), []);
  });

  test('of a referrer decides nothing about the own referral; an answer still arrives', async () => {
    const referrer = referrerOf(public_.programmeId, referralId, 'Dr Ní Bhriain');
    await refused(referrer, "update referral set state = 'accepted'");
    await refused(referrer, `update referral set link_worker_id = '${app.clare.linkWorker.actor.id}'`);
    await app.database.within(app.clare.coordinator.actor, scope =>
      askQuestion(scope, { referralId, question: 'Which day suits?' }),
    );
    await refused(referrer, "update referral set given_name = 'Someone else'");
    await refused(referrer, "update referral_question set question = 'Another'");
    await refused(referrer, "update referral set state = 'declined'");
    const [question] = await app.sql<{ id: string }>('select id from referral_question');
    const questionId = question?.id ?? '';
    await app.database.within(referrer, scope =>
      answerQuestion(scope, { referralId, questionId, answer: 'Any Tuesday' }),
    );
    const [after] = await app.sql('select state from referral');
    assert.equal(after?.['state'], 'in_triage');
    await refused(referrer, "update referral_question set answer = 'changed'");
    await app.database.within(app.clare.coordinator.actor, async scope => addStatusLink(scope, referralId));
  });
});
