import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { findStaffLink, inviteStaff, signinActor } from '../identity/index.ts';
import { nobody } from '../platform/database/index.ts';
import { deliverNow, emit } from '../platform/events/index.ts';
import { testApp } from '../web/testing.ts';
import { byMail } from './channels/by-mail.ts';
import { makeMailer, messageListeners } from './index.ts';
import { sendDue } from './send-due.ts';
import { smtpPeer } from './testing.ts';

const app = await testApp([]);
const peer = await smtpPeer();
const mailer = makeMailer(peer.url, { patience: 300 });
after(async () => {
  mailer.close();
  await peer.close();
  await app.close();
});

const { actor } = app.clare.administrator;
const { programmeId } = actor;
const hear = () =>
  deliverNow(app.database, programmeId, messageListeners({ publicUrl: 'https://hedgerow.example' }));
const send = () => sendDue({ database: app.database, sender: byMail(mailer) }, programmeId);
/** The text of the last letter, as a mail program shows it. */
const lastLetter = (): string =>
  (peer.taken.at(-1) ?? '')
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const tokenIn = (text: string): string => /\/join\/([A-Za-z0-9_-]{64})/.exec(text)?.[1] ?? '';

beforeEach(async () => {
  peer.taken.length = 0;
  await app.sql('delete from message');
  await app.sql('delete from outbox');
});

describe('letters to staff', () => {
  test('an invitation gets its link in the moment it leaves: it is nowhere in the house, before or after', async () => {
    const id = await app.database.within(actor, scope =>
      inviteStaff(scope, { name: 'Maeve Considine', email: 'maeve@example.org', role: 'link_worker' }),
    );
    await hear();
    const stored = await app.sql<{ body: string }>('select body from message');
    assert.match(stored[0]?.body ?? '', /hedgerow\.example\/join\/…/);
    assert.deepEqual(await app.sql('select 1 from staff_link where staff_id = $1', [id]), []);
    assert.deepEqual(await send(), { taken: 1, later: 0, failed: 0 });
    const token = tokenIn(lastLetter());
    const link = await findStaffLink(app.database, token);
    assert.equal(link?.staffId, id);
    assert.equal(link.purpose, 'invitation');
    const after = await app.sql<{ body: string }>('select body from message');
    assert.ok(!JSON.stringify(after).includes(token));
  });

  test('a letter that is tried again brings a link that works, for thirty minutes when a password was lost', async () => {
    const { id } = app.clare.linkWorker.actor;
    await app.database.within(signinActor(programmeId), scope =>
      emit(scope, { name: 'StaffLinkAsked', subjectId: id }),
    );
    await hear();
    peer.mood = 'busy';
    assert.equal((await send()).later, 1);
    peer.mood = 'takes';
    app.clock.forward({ minutes: 20 });
    assert.equal((await send()).taken, 1);
    const token = tokenIn(lastLetter());
    assert.equal((await findStaffLink(app.database, token))?.purpose, 'reset');
    await app.sql("update staff_link set expires_at = expires_at - interval '30 minutes'");
    assert.equal(await findStaffLink(app.database, token), null);
  });

  test('nobody known, somebody gone: nothing is written', async () => {
    const gone = app.clare.otherLinkWorker.actor.id;
    await app.sql('update staff set active = false where id = $1', [gone]);
    for (const subjectId of [nobody, gone]) {
      await app.database.within(signinActor(programmeId), scope =>
        emit(scope, { name: 'StaffLinkAsked', subjectId }),
      );
    }
    await hear();
    assert.deepEqual(await app.sql('select 1 from message'), []);
  });

  test('every change of a sign-in has words, and is written once', async () => {
    const kinds = [
      'guessed',
      'password',
      'app',
      'codes',
      'recovery_code',
      'passkey_added',
      'passkey_removed',
      'passkey_copied',
      'new_device',
      'provider_linked',
      'provider_unlinked',
      'role',
      'let_in',
    ];
    for (const what of kinds) {
      await app.database.within(signinActor(programmeId), scope =>
        emit(scope, {
          name: 'StaffSignInChanged',
          subjectId: app.clare.linkWorker.actor.id,
          payload: { what },
        }),
      );
    }
    await hear();
    await app.sql('update outbox set dispatched_at = null');
    await hear();
    const rows = await app.sql<{ body: string }>('select body from message');
    assert.equal(rows.length, kinds.length);
    assert.equal(new Set(rows.map(({ body }) => body)).size, kinds.length);
  });

  test('the sign-in may tell of itself and of nothing else', async () => {
    const work = app.database.within(signinActor(programmeId), scope =>
      emit(scope, { name: 'ReferralAccepted', subjectId: nobody }),
    );
    await assert.rejects(work, /row-level security/);
  });
});
