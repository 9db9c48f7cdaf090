import assert from 'node:assert/strict';
import { randomBytes, sign } from 'node:crypto';
import { test } from 'node:test';
import { makeRelease, type ReleaseFact } from '../released/index.ts';
import { readExchangeFile, writeFile } from './file.ts';
import { exchangeKey, fingerprintOf, publicKeyOf } from './key.ts';

const secret = randomBytes(32);
const programmeId = '01900000-0000-7000-8000-0000000000c1';
const key = exchangeKey(secret, programmeId);
const facts = Array.from(
  { length: 60 },
  (_, at): ReleaseFact => ({
    furthest: at % 2 === 0 ? 'attended' : 'referred',
    waits: { contacted: 2, met: 9, attended: 30 },
    parts: { route: at < 57 ? 'self' : 'phone', age: '', sex: 'female', need: 'debt' },
  }),
);
const parts = { route: ['self', 'phone'], age: [''], sex: ['female'], need: ['debt'] };
const release = makeRelease({ year: 2026, number: 2 }, { facts, ended: 0, changes: [], parts });
const about = {
  from: 'Hedgerow County Clare',
  programmeId,
  madeOn: Temporal.PlainDate.from('2026-10-01'),
  key,
};
const text = writeFile(release, about);

/** The same file with another body, signed anew by the same key. */
function signed(change: (body: Record<string, unknown>) => void): string {
  const body = JSON.parse(JSON.parse(text).body);
  change(body);
  const words = JSON.stringify(body);
  return JSON.stringify({
    body: words,
    key: publicKeyOf(key).toString('base64'),
    signature: sign(null, Buffer.from(words), key).toString('base64'),
  });
}

test('a file says what was released, the same each time, and who signed it', () => {
  assert.equal(writeFile(release, about), text);
  const read = readExchangeFile(text);
  assert.ok(typeof read !== 'string');
  assert.deepEqual(read.body.figures, release);
  assert.equal(fingerprintOf(read.publicKey), fingerprintOf(publicKeyOf(key)));
  assert.match(fingerprintOf(read.publicKey), /^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  assert.notEqual(fingerprintOf(publicKeyOf(exchangeKey(secret, 'another'))), fingerprintOf(read.publicKey));
});

test('a file holds nobody: names, dates of birth and counts of 1 to 7 are not in it', () => {
  const body = JSON.parse(JSON.parse(text).body);
  const numbers = JSON.stringify([body.figures.funnel, body.figures.cuts]).match(/:(\d+)(?=[,}\]])/g) ?? [];
  for (const one of numbers.map(found => Number(found.slice(1)))) assert.ok(one === 0 || one >= 10, `${one}`);
  assert.deepEqual(Object.keys(body).toSorted(), ['figures', 'format', 'from', 'madeOn', 'schema', 'serial']);
});

test('tampering, other versions, figures that cannot be and what is no file of ours are refused, each by its name', () => {
  const whole = JSON.parse(text);
  const tampered = JSON.stringify({ ...whole, body: whole.body.replace('"referred":60', '"referred":65') });
  assert.equal(readExchangeFile(tampered), 'signature');
  const otherKey = publicKeyOf(exchangeKey(randomBytes(32), programmeId)).toString('base64');
  assert.equal(readExchangeFile(JSON.stringify({ ...whole, key: otherKey })), 'signature');
  assert.equal(readExchangeFile(signed(body => Object.assign(body, { schema: 2 }))), 'version');
  assert.equal(
    readExchangeFile(signed(body => Object.assign(body['figures'] as object, { definitions: 9 }))),
    'version',
  );
  const funnel = (change: object) =>
    signed(body => Object.assign((body['figures'] as { funnel: object }).funnel, change));
  assert.equal(readExchangeFile(funnel({ referred: 3 })), 'absurd');
  assert.equal(readExchangeFile(funnel({ referred: -10 })), 'absurd');
  assert.equal(readExchangeFile(funnel({ referred: 5_000_000 })), 'absurd');
  assert.equal(readExchangeFile(funnel({ attended: 500 })), 'absurd');
  assert.equal(readExchangeFile(signed(body => Object.assign(body, { people: ['Breda'] }))), 'absurd');
  for (const hostile of ['', '[]', '{}', 'null', '=1+1', '{"body":"{","key":"","signature":""}', '\u0000'])
    assert.match(String(readExchangeFile(hostile)), /^(not_ours|signature)$/);
});
