import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { makeRelease, type ReleaseFact } from '../released/index.ts';
import { stoppedOf } from '../released/release.ts';
import { keepRelease } from '../released/store.ts';
import { writeFile } from './file.ts';
import { exchangeKey, fingerprintOf, publicKeyOf } from './key.ts';
import { exchangeRoutes } from './pages/exchange.tsx';

const path = '/reports/figures/exchange';
const facts = Array.from(
  { length: 80 },
  (_, at): ReleaseFact => ({
    furthest: at % 4 === 0 ? 'attended' : 'referred',
    waits: { contacted: null, met: null, attended: null },
    parts: { route: 'self', age: '', sex: '', need: '' },
  }),
);
const parts = { route: ['self'], age: [''], sex: [''], need: [''] };
const cells = makeRelease({ year: 2026, number: 2 }, { facts, ended: 0, changes: [], parts });
const theirs = exchangeKey(randomBytes(32), 'theirs');
const file = writeFile(cells, {
  from: 'Hedgerow <Kerry>',
  programmeId: 'theirs',
  madeOn: Temporal.PlainDate.from('2026-10-02'),
  key: theirs,
});

describe('files of figures', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(exchangeRoutes(randomBytes(32)));
    await app.database.within(systemActor(app.clare.coordinator.actor.programmeId), scope =>
      keepRelease(scope, { cells, version: 1, stopped: stoppedOf(facts) }),
    );
  });
  after(() => app.close());
  const bring = (form: Record<string, string>) => app.post(path, form, app.clare.coordinator);

  test('what is shown before is what leaves, on record', async () => {
    const page = await (await app.get(path, app.clare.coordinator)).text();
    const left = await app.post(`${path}/export`, {}, app.clare.coordinator);
    assert.equal(left.status, 200);
    const text = await left.text();
    assert.ok(page.includes(text.trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;').slice(0, 200)));
    assert.equal((await app.sql("select 1 from audit_entry where verb = 'figures.exported'")).length, 1);
  });

  test('of a stranger are kept only when somebody types the fingerprint that they heard', async () => {
    const asked = await bring({ text: file });
    assert.equal(asked.status, 422);
    const html = await asked.text();
    assert.ok(html.includes(fingerprintOf(publicKeyOf(theirs))) && !html.includes('<Kerry>'));
    assert.equal((await bring({ text: file, name: 'Kerry', fingerprint: 'abcd' })).status, 422);
    assert.deepEqual(await app.sql('select 1 from exchange_partner'), []);
    const fingerprint = fingerprintOf(publicKeyOf(theirs));
    assert.equal((await bring({ text: file, name: 'Kerry', fingerprint })).status, 303);
    assert.match(await (await app.get(path, app.clare.coordinator)).text(), /Kerry/);
  });

  test('are read once; tampered ones, and what is none, are refused with the reason', async () => {
    assert.equal((await bring({ text: file })).status, 409);
    const tampered = await bring({ text: file.replace('Kerry', 'Merry') });
    assert.equal(tampered.status, 409);
    assert.match(await tampered.text(), /changed after it was signed/);
    assert.equal((await bring({ text: '{}' })).status, 409);
    assert.equal((await bring({ text: '' })).status, 422);
    assert.equal((await app.sql('select 1 from exchange_file')).length, 1);
  });

  test('are a co-ordinator’s, and of one programme', async () => {
    assert.equal((await app.get(path, app.clare.linkWorker)).status, 403);
    assert.doesNotMatch(await (await app.get(path, app.trafford.coordinator)).text(), /Kerry/);
  });
});
