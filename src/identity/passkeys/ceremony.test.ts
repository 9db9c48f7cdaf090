import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { after, beforeEach, describe, test } from 'node:test';
import { figure } from '../../platform/figures.ts';
import { testApp } from '../../web/testing.ts';
import { signinActor } from '../signin-actor.ts';
import { askPasskey, checkPasskey } from './ceremony.ts';
import { addPasskey } from './store.ts';
import { authenticator, type Told } from './testing.ts';

const app = await testApp([]);
after(() => app.close());
const deps = { database: app.database, secret: randomBytes(32), publicUrl: 'https://hedgerow.example' };
const { programmeId, id: staffId } = app.clare.linkWorker.actor;
const other = app.clare.otherLinkWorker.actor.id;

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const handle = Buffer.concat([idBytes(programmeId), idBytes(staffId)]);

const { shows, credentialId, publicKey } = authenticator(deps.publicUrl);
const PRESENT = 1;
const VERIFIED = 4;
const answerTo = (told: Told): string => shows({ userHandle: handle, ...told });

const asked = async () => {
  const { options, ticket } = await askPasskey(deps);
  return { ticket, challenge: String(JSON.parse(options).challenge) };
};
const tried = async (told: Omit<Told, 'challenge'> & { readonly challenge?: string }) => {
  const { ticket, challenge } = await asked();
  return checkPasskey(deps, { ticket, answer: answerTo({ challenge, ...told }) });
};
const right = { ok: true, programmeId, staffId };
const wrong = { ok: false, why: 'wrong' };

beforeEach(async () => {
  await app.sql('delete from staff_passkey');
  await app.sql('update staff set active = true');
  const key = { staffId, credentialId, publicKey, counter: 0, transports: [], backedUp: false, name: 'Key' };
  await app.database.within(signinActor(programmeId, staffId), scope => addPasskey(scope, key));
});

describe('an answer of a passkey', () => {
  test('is right when it answers this question, to this house, with this key, its owner checked', async () => {
    assert.deepEqual(await tried({}), right);
  });

  test('is wrong for another question, house, kind, key or owner, and when nobody checked who it is', async () => {
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const attempts: Readonly<Record<string, Omit<Told, 'challenge'> & { challenge?: string }>> = {
      question: { challenge: randomBytes(32).toString('base64url') },
      origin: { origin: 'https://evil.example' },
      port: { origin: 'https://hedgerow.example:8443' },
      house: { rpId: 'evil.example' },
      kind: { type: 'webauthn.create' },
      key: { key: stranger },
      unchecked: { flags: PRESENT },
      absent: { flags: VERIFIED },
      owner: { userHandle: Buffer.concat([idBytes(programmeId), idBytes(other)]) },
      programme: {
        userHandle: Buffer.concat([idBytes(app.trafford.linkWorker.actor.programmeId), idBytes(staffId)]),
      },
      nobody: { userHandle: null },
    };
    for (const [what, told] of Object.entries(attempts)) assert.deepEqual(await tried(told), wrong, what);
    figure('sign-in', { attempts: Object.keys(attempts).length, takenOver: 0 });
  });

  test('counts once, also for ten who send it at the same moment', async () => {
    const { ticket, challenge } = await asked();
    const answer = answerTo({ challenge });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => checkPasskey(deps, { ticket, answer })),
    );
    const passed = answers.filter(({ ok }) => ok).length;
    assert.equal(passed, 1);
    figure('sign-in', { attempts: answers.length - 1, takenOver: passed - 1 });
  });

  test('counts once, however its question is written the second time', async () => {
    const { ticket, challenge } = await asked();
    const answer = answerTo({ challenge });
    assert.deepEqual(await checkPasskey(deps, { ticket, answer }), right);
    const plain = ticket.replaceAll('-', '+').replaceAll('_', '/');
    for (const again of [ticket, `${ticket}=`, ` ${ticket}`, `${ticket}\n`, `${plain}==`])
      assert.deepEqual(await checkPasskey(deps, { ticket: again, answer }), wrong, JSON.stringify(again));
  });

  test('of a programme that does not exist is wrong like any other', async () => {
    const userHandle = Buffer.concat([idBytes('01980000-0000-7000-8000-0000000000ff'), idBytes(staffId)]);
    assert.deepEqual(await tried({ userHandle }), wrong);
  });

  test('is of whom it is expected of: a question put to one is not answered for another', async () => {
    const { ticket, challenge } = await app.database.within(signinActor(programmeId, other), async scope => {
      const { options, ticket } = await askPasskey(deps, { scope, staffId: other });
      return { ticket, challenge: String(JSON.parse(options).challenge) };
    });
    const answer = answerTo({ challenge });
    assert.deepEqual(
      await checkPasskey(deps, { ticket, answer, expected: { programmeId, staffId: other } }),
      wrong,
    );
    assert.deepEqual(await checkPasskey(deps, { ticket, answer, expected: { programmeId, staffId } }), wrong);
    assert.deepEqual(
      await checkPasskey(deps, { ticket, answer }),
      wrong,
      'a question to one is none to everybody',
    );
  });

  test('a counter must grow; one that went back is a copy', async () => {
    assert.deepEqual(await tried({ counter: 5 }), right);
    assert.deepEqual(await tried({ counter: 6 }), right);
    assert.deepEqual(await tried({ counter: 6 }), { ok: false, why: 'copied' });
    assert.deepEqual(await tried({ counter: 2 }), { ok: false, why: 'copied' });
    assert.deepEqual(await tried({ counter: 0 }), { ok: false, why: 'copied' });
    assert.deepEqual(await tried({ counter: 7 }), right);
  });

  test('of somebody who has left opens nothing; nor does what is no answer at all', async () => {
    await app.sql('update staff set active = false where id = $1', [staffId]);
    assert.deepEqual(await tried({}), wrong);
    const { ticket } = await asked();
    for (const answer of ['', '{}', 'null', '[]', '{"id":1}', 'x'.repeat(50_000)])
      assert.deepEqual(await checkPasskey(deps, { ticket, answer }), wrong);
    assert.deepEqual(
      await checkPasskey(deps, { ticket: 'made up', answer: answerTo({ challenge: 'x' }) }),
      wrong,
    );
  });
});
