import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { testApp } from '../../web/testing.ts';
import { findMessage } from '../queries/messages.ts';
import { remindOfSessions } from '../remind-of-sessions.ts';
import { wayNow } from '../what-stops.ts';
import { understandReply } from './index.ts';
import { isOvertaken } from './is-overtaken.ts';

const app = await testApp([]);
after(() => app.close());
const { linkWorker } = app.clare;
const { programmeId } = linkWorker.actor;
const system = systemActor(programmeId);
const deps = { publicUrl: 'https://hedgerow.example', textsArrive: true };

type Kase = { readonly id: string; readonly personId: string };

/** Somebody who is texted, with meetings so many hours ahead. */
async function person(set: Record<string, unknown> = {}): Promise<Kase> {
  const kase = await seedCase(app, { state: 'active' });
  const all = {
    may_text: true,
    may_email: false,
    neutral_sender: false,
    locale: 'en',
    phone: '+353209150142',
    ...set,
  };
  for (const [column, value] of Object.entries(all)) {
    await app.sql(`update person set ${column} = $2 where id = $1`, [kase.personId, value]);
  }
  await app.sql(
    `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
     values ($1, $2, $3, 'share_with_referrer', true, now(), 'in_person', 'the person', $4)`,
    [programmeId, newId(), kase.personId, linkWorker.actor.id],
  );
  return kase;
}

async function meeting(kase: Kase, hours: number): Promise<string> {
  const id = newId();
  const at = app.clock.now().toZonedDateTimeISO('Europe/Dublin').toPlainDateTime().add({ hours });
  await app.sql(
    `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, starts_at, mode, place, created_at)
     values ($1, $2, $3, $4, $5, 'planned', $6, 'in_person', 'Tulla library', '2026-11-01')`,
    [programmeId, id, kase.id, kase.personId, linkWorker.actor.id, at.toString()],
  );
  return id;
}

const remind = () => app.database.within(system, scope => remindOfSessions(scope, deps));
const says = (personId: string | null, body: string) =>
  app.database.within(system, scope => understandReply(scope, { id: newId(), personId, body }));
const sessionOf = async (id: string) =>
  (
    await app.sql<Record<string, unknown>>(
      'select state, confirmed_at, confirmed_how, cannot_come_at from session where id = $1',
      [id],
    )
  )[0];
const answers = async () =>
  await app.sql<{ template: string; body: string }>(
    "select template, body from message where template like 'reply%' order by created_at, id",
  );
const tasks = async () =>
  (await app.sql<{ kind: string }>('select kind from task where done_at is null order by kind')).map(
    one => one.kind,
  );

beforeEach(async () => {
  for (const table of ['reminder_ask', 'message', 'outbox', 'task', 'session', 'consent'])
    await app.sql(`delete from ${table}`);
  await app.sql("update referral set state = 'closed', reference = id::text");
});

describe('a reminder asks, and a text answers', () => {
  test('the text says how to answer; a yes confirms the meeting and is answered with its own hour', async () => {
    const kase = await person();
    const id = await meeting(kase, 23);
    await remind();
    const [reminder] = await app.sql<{ body: string }>(
      "select body from message where template = 'session_reminder'",
    );
    assert.match(reminder?.body ?? '', /Reply YES, NO or CALL\.$/);
    assert.deepEqual(await says(kase.personId, 'Yeah grand 👍'), { meaning: 'yes', toRead: false });
    const session = await sessionOf(id);
    assert.ok(session?.['confirmed_at']);
    assert.equal(session['confirmed_how'], 'text');
    const [answer, more] = await answers();
    assert.equal(answer?.template, 'reply_yes');
    assert.match(answer.body, /meet Tuesday 24 November/);
    assert.equal(more, undefined);
    assert.deepEqual(await tasks(), []);
  });

  test('whoever cannot come keeps the meeting in the diary until somebody has spoken with them', async () => {
    const kase = await person();
    const id = await meeting(kase, 23);
    await remind();
    await says(kase.personId, "Sorry can't make it");
    const session = await sessionOf(id);
    assert.equal(session?.['state'], 'planned');
    assert.ok(session['cannot_come_at']);
    assert.deepEqual(await tasks(), ['cannot_come']);
    assert.deepEqual(
      (await answers()).map(one => one.template),
      ['reply_cannot'],
    );
  });

  test('a change of mind counts: no, and then yes', async () => {
    const kase = await person();
    const id = await meeting(kase, 23);
    await remind();
    await says(kase.personId, 'no');
    await says(kase.personId, 'yes');
    const session = await sessionOf(id);
    assert.ok(session?.['confirmed_at']);
    assert.equal(session['cannot_come_at'], null);
    assert.deepEqual(await tasks(), []);
  });

  test('the same answer twice is carried out once and answered once', async () => {
    const kase = await person();
    await meeting(kase, 23);
    await remind();
    await says(kase.personId, 'no');
    await says(kase.personId, 'no');
    assert.deepEqual(await tasks(), ['cannot_come']);
    assert.equal((await answers()).length, 1);
  });

  test('who has said yes is reminded again without being asked again, who cannot come is not', async () => {
    const kase = await person();
    const id = await meeting(kase, 40);
    await app.sql(`update programme set settings = '{"reminderHours":[48,24]}'`);
    await remind();
    await says(kase.personId, 'yes');
    app.clock.forward({ hours: 20 });
    await remind();
    const bodies = await app.sql<{ body: string }>(
      "select body from message where template = 'session_reminder' order by created_at",
    );
    assert.equal(bodies.length, 2);
    assert.doesNotMatch(bodies[1]?.body ?? '', /Reply/);
    await app.sql('update session set cannot_come_at = now() where id = $1', [id]);
    await app.sql(`update programme set settings = '{"reminderHours":[10]}'`);
    app.clock.forward({ hours: 12 });
    await remind();
    assert.equal((await app.sql("select 1 from message where template = 'session_reminder'")).length, 2);
    await app.sql(`update programme set settings = '{}'`);
    app.clock.forward({ hours: -32 });
  });
});

test('a reminder that waits does not go when its meeting was called off meanwhile; a last word after stop does', async () => {
  const kase = await person();
  const id = await meeting(kase, 23);
  await remind();
  const of = async (template: string) => {
    const [row] = await app.sql<{ id: string }>('select id from message where template = $1', [template]);
    return row?.id ?? '';
  };
  const overtaken = async () =>
    app.database.within(system, async scope =>
      isOvertaken(scope, { id: await of('session_reminder'), template: 'session_reminder' }),
    );
  assert.equal(await overtaken(), false);
  await app.sql("update session set state = 'moved' where id = $1", [id]);
  assert.equal(await overtaken(), true);
  await says(kase.personId, 'STOP');
  const holds = await app.database.within(system, async scope => {
    const ways = [];
    for (const template of ['session_reminder', 'reply_stopped']) {
      const message = await findMessage(scope, await of(template));
      ways.push(message && (await wayNow(scope, message))?.hold);
    }
    return ways;
  });
  assert.deepEqual(holds, ['way_not_allowed', null]);
});

describe('what is not beyond doubt is left to a person', () => {
  test('two meetings are asked about: nothing is decided', async () => {
    const kase = await person();
    const ids = [await meeting(kase, 20), await meeting(kase, 23)];
    await remind();
    assert.deepEqual(await says(kase.personId, 'yes'), { meaning: 'yes', toRead: true });
    for (const id of ids) assert.equal((await sessionOf(id))?.['confirmed_at'], null);
    assert.deepEqual(await tasks(), ['text_arrived']);
    assert.deepEqual(
      (await answers()).map(one => one.template),
      ['reply_read'],
    );
  });

  test('a yes to a meeting that was called off is told so, and never “see you then”', async () => {
    const kase = await person();
    const id = await meeting(kase, 23);
    await remind();
    await app.sql("update session set state = 'cancelled_by_us' where id = $1", [id]);
    assert.deepEqual(await says(kase.personId, 'yes see you tuesday'), { meaning: 'yes', toRead: true });
    const [answer] = await answers();
    assert.equal(answer?.template, 'reply_off');
    assert.match(answer.body, /not on as planned/);
    assert.deepEqual(await tasks(), ['text_arrived']);
  });

  test('after the meeting, without any reminder, or from a number of nobody: a person reads it', async () => {
    const kase = await person();
    const id = await meeting(kase, 23);
    await remind();
    app.clock.forward({ hours: 24 });
    assert.deepEqual(await says(kase.personId, 'yes'), { meaning: 'yes', toRead: true });
    assert.equal((await sessionOf(id))?.['confirmed_at'], null);
    app.clock.forward({ hours: -24 });
    const other = await person();
    assert.equal((await says(other.personId, 'yes')).toRead, true);
    assert.deepEqual(await says(null, 'yes'), { meaning: 'not_understood', toRead: true });
    assert.equal((await tasks()).length, 3);
    assert.ok((await answers()).every(one => one.template === 'reply_read'));
  });

  test('“yes but can I come later” confirms nothing', async () => {
    const kase = await person();
    const id = await meeting(kase, 23);
    await remind();
    assert.equal((await says(kase.personId, 'yes but can I come later')).meaning, 'not_understood');
    assert.equal((await sessionOf(id))?.['confirmed_at'], null);
    assert.deepEqual(await tasks(), ['text_arrived']);
  });

  test('words of danger ask for judgement today and are answered with who helps at once', async () => {
    const kase = await person();
    await meeting(kase, 23);
    await remind();
    assert.equal((await says(kase.personId, 'yes. I want to die')).toRead, true);
    assert.deepEqual(await tasks(), ['judge_words', 'text_arrived']);
    const [answer] = await answers();
    assert.equal(answer?.template, 'reply_danger');
    assert.match(answer.body, /112/);
    await says(kase.personId, 'call me an ambulance');
    assert.equal((await answers()).length, 1, 'once a day');
  });
});

describe('call me, stop, start', () => {
  test('somebody rings today', async () => {
    const kase = await person();
    await meeting(kase, 23);
    await remind();
    assert.deepEqual(await says(kase.personId, 'can you ring me?'), { meaning: 'call_me', toRead: false });
    assert.deepEqual(await tasks(), ['call_back']);
    assert.deepEqual(
      (await answers()).map(one => one.template),
      ['reply_call'],
    );
  });

  test('stop ends texts at once and says so once; what waited stays', async () => {
    const kase = await person();
    await says(kase.personId, 'STOP');
    await says(kase.personId, 'STOP');
    const [row] = await app.sql<{ may_text: boolean }>('select may_text from person where id = $1', [
      kase.personId,
    ]);
    assert.equal(row?.may_text, false);
    assert.deepEqual(
      (await answers()).map(one => one.template),
      ['reply_stopped'],
    );
    assert.equal(
      (
        await app.sql("select 1 from audit_entry where reason = 'stop_by_text' and person_id = $1", [
          kase.personId,
        ])
      ).length,
      1,
    );
    await meeting(kase, 23);
    await remind();
    assert.equal((await app.sql("select 1 from message where template = 'session_reminder'")).length, 0);
  });

  test('start brings nothing back by itself: staff ask', async () => {
    const kase = await person({ may_text: false });
    assert.deepEqual(await says(kase.personId, 'START'), { meaning: 'start', toRead: false });
    const [row] = await app.sql<{ may_text: boolean }>('select may_text from person where id = $1', [
      kase.personId,
    ]);
    assert.equal(row?.may_text, false);
    assert.deepEqual(await tasks(), ['texts_again']);
    assert.deepEqual(await answers(), []);
  });

  test('two machines do not keep each other talking', async () => {
    const kase = await person();
    const lines = ['yes', 'no', 'call', 'what', 'start', 'ring me', 'no', 'hello', 'call me'];
    for (let turn = 0; turn < 60; turn += 1) {
      await says(kase.personId, lines[turn % lines.length] ?? '');
      app.clock.forward({ minutes: 11 });
    }
    app.clock.forward({ minutes: -660 });
    assert.equal((await answers()).length, 6);
  });

  test('neutral words stay neutral, in the person’s language', async () => {
    const kase = await person({ neutral_sender: true, locale: 'ga' });
    await meeting(kase, 23);
    await remind();
    await says(kase.personId, 'Tá');
    const all = await app.sql<{ body: string; locale: string }>('select body, locale from message');
    assert.equal(all.length, 2);
    for (const { body, locale } of all) {
      assert.equal(locale, 'ga');
      assert.doesNotMatch(body, /Clare|https?:/);
    }
  });
});
