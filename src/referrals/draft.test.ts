import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemActor, visitor } from '../platform/database/index.ts';
import { testApp } from '../web/testing.ts';
import { type Draft, newCode, readCode } from './draft.ts';
import { draftStore } from './draft-store.ts';

const app = await testApp([]);
after(() => app.close());
const programmeId = app.clare.coordinator.actor.programmeId;
const draft: Draft = { steps: { you: { given_name: 'Breda' } }, danger: false, receipt: 'x' };

test('a code can be written down and typed back carelessly', () => {
  const code = newCode();
  assert.match(code, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  assert.equal(readCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), code);
  assert.equal(readCode('HELLO'), null);
});

test('what was typed can be opened by its code only, is unreadable in the table, and runs out', async () => {
  const as = visitor(programmeId);
  const code = newCode();
  await app.database.within(as, scope => draftStore(scope).save(code, draft, 1));
  assert.deepEqual(await app.database.within(as, scope => draftStore(scope).open(code)), draft);
  assert.equal(await app.database.within(as, scope => draftStore(scope).open(newCode())), null);
  const other = visitor(app.trafford.coordinator.actor.programmeId);
  assert.equal(await app.database.within(other, scope => draftStore(scope).open(code)), null);
  const [row] = await app.sql<{ answers: Buffer }>('select answers from self_referral_draft');
  assert.doesNotMatch(row?.answers.toString('latin1') ?? 'Breda', /Breda/);
  await app.sql("update self_referral_draft set expires_at = '2026-11-01'");
  assert.equal(await app.database.within(as, scope => draftStore(scope).open(code)), null);
  await app.database.within(systemActor(programmeId), scope => draftStore(scope).dropExpired());
  assert.equal((await app.sql('select 1 from self_referral_draft')).length, 0);
});
