import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { asBytes, asText, lock, type Place, SealBroken, takeApart, unlock } from './envelope.ts';
import { KeyProblem, type KeyRing, readKeys, ringOf, unwrapWith, wrapWith } from './ring.ts';
import { endingsOf, tokenOf } from './tokens.ts';

const key = randomBytes(32);
const keyId = randomUUID();
const here: Place = { programmeId: randomUUID(), table: 'concern', column: 'words', row: randomUUID() };

test('what is sealed opens in its place, as text and as bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), words => {
      const body = lock(key, here, keyId, Buffer.from(words));
      for (const stored of [asText({ keyId, body }), asBytes({ keyId, body })]) {
        const apart = takeApart(stored);
        assert.equal(apart?.keyId, keyId);
        assert.deepEqual(unlock(key, here, keyId, apart?.body ?? Buffer.of()), Buffer.from(words));
      }
    }),
  );
});

test('no bit of it can be changed, and nothing cut off or added', () => {
  const body = lock(key, here, keyId, Buffer.from('He said he would come back tonight.'));
  for (let bit = 0; bit < body.length * 8; bit++) {
    const touched = Buffer.from(body);
    touched[bit >> 3] = (touched[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.throws(() => unlock(key, here, keyId, touched), SealBroken);
  }
  for (let length = 0; length < body.length; length++)
    assert.throws(() => unlock(key, here, keyId, body.subarray(0, length)), SealBroken);
  assert.throws(() => unlock(key, here, keyId, Buffer.concat([body, Buffer.of(0)])), SealBroken);
});

test('it opens nowhere else: not in another programme, table, column or row, under no other key or name of one', () => {
  const words = 'My sister’s, on the quay.';
  const body = lock(key, here, keyId, Buffer.from(words));
  const elsewhere: Place[] = [
    { ...here, programmeId: randomUUID() },
    { ...here, table: 'message' },
    { ...here, column: 'decision' },
    { ...here, row: randomUUID() },
    // No two places read alike, wherever a line is drawn between their parts.
    { ...here, table: `${here.table}|${here.column}`, column: here.row, row: '' },
  ];
  for (const place of elsewhere) assert.throws(() => unlock(key, place, keyId, body), SealBroken);
  assert.throws(() => unlock(randomBytes(32), here, keyId, body), SealBroken);
  assert.throws(() => unlock(key, here, randomUUID(), body), SealBroken);
});

test('the same words are never sealed alike: no nonce comes twice', () => {
  const seen = new Set(
    Array.from({ length: 20_000 }, () => lock(key, here, keyId, Buffer.of()).toString('base64', 0, 12)),
  );
  assert.equal(seen.size, 20_000);
});

test('the error says which column, and not a word of what is in it', () => {
  const body = lock(key, here, keyId, Buffer.from('Kingfisher'));
  body[20] = (body[20] ?? 0) ^ 1;
  assert.throws(
    () => unlock(key, here, keyId, body),
    (error: Error) =>
      /concern\.words/.test(error.message) && !/Kingfisher/.test(`${error.stack}${error.cause}`),
  );
});

test('whatever stands in a column, taking it apart neither throws nor hangs', () => {
  const shaped = fc.oneof(
    fc.string(),
    fc.string().map(text => `hs1.${text}`),
    fc.tuple(fc.uuid(), fc.base64String()).map(([id, text]) => `hs1.${id}.${text.replace(/[+/=]/g, '-')}`),
    fc.uint8Array().map(bytes => Buffer.concat([Buffer.of(0x48, 0x53, 1), Buffer.from(bytes)])),
    fc.anything(),
  );
  fc.assert(
    fc.property(shaped, stored => {
      const apart = takeApart(stored);
      if (apart) assert.throws(() => unlock(key, here, apart.keyId, apart.body), SealBroken);
    }),
    { numRuns: 2_000 },
  );
});

test('people’s own words are never taken for a sealed value', () => {
  for (const words of [
    '',
    'hs1.',
    'hs1.x.y',
    'Ring 061 hs1.',
    `hs1.${randomUUID()}.short`,
    null,
    7,
    {},
    Buffer.from('%PDF-1.7'),
  ])
    assert.equal(takeApart(words), null);
});

const one = `2026-11:${randomBytes(32).toString('base64url')}`;
const two = `2027-05:${randomBytes(32).toString('base64url')}`;
const secret = randomBytes(32);
const config = (keys: string | null) => ({ keys });

test('the newest of KEYS wraps, all open, and SECRET opens what was wrapped before there were any', () => {
  const [programme, plain] = [randomUUID(), randomBytes(32)];
  const open = (ring: KeyRing, wrapped: ReturnType<typeof wrapWith>) =>
    unwrapWith(ring, programme, 'data', 1, wrapped);
  const old = wrapWith(ringOf(config(null), secret), programme, 'data', 1, plain);
  assert.match(old.wrappedBy, /^secret-[0-9a-f]{8}$/);
  const ring = ringOf(config(`${two}\n${one}`), secret);
  assert.deepEqual(open(ring, old), plain);
  const now = wrapWith(ring, programme, 'data', 1, plain);
  assert.equal(now.wrappedBy, '2027-05');
  assert.deepEqual(open(ring, now), plain);
  assert.throws(() => unwrapWith(ring, randomUUID(), 'data', 1, now), KeyProblem);
  assert.throws(() => unwrapWith(ring, programme, 'index', 1, now), KeyProblem);
  assert.throws(() => unwrapWith(ring, programme, 'data', 2, now), KeyProblem);
});

test('a key that is lost or another ends in one sentence that names it', () => {
  const [programme, plain] = [randomUUID(), randomBytes(32)];
  const wrapped = wrapWith(ringOf(config(one), secret), programme, 'data', 1, plain);
  const without = () => unwrapWith(ringOf(config(two), secret), programme, 'data', 1, wrapped);
  assert.throws(without, /needs the key “2026-11”, and KEYS does not hold it/);
  const another = `2026-11:${randomBytes(32).toString('base64url')}`;
  assert.throws(
    () => unwrapWith(ringOf(config(another), secret), programme, 'data', 1, wrapped),
    /“2026-11”.*not the one/,
  );
  const bySecret = wrapWith(ringOf(config(null), secret), programme, 'data', 1, plain);
  assert.throws(
    () => unwrapWith(ringOf(config(null), randomBytes(32)), programme, 'data', 1, bySecret),
    /under another SECRET/,
  );
});

test('KEYS is read as it is meant, or not at all', () => {
  assert.deepEqual(
    readKeys(`${one}, ${two}`)?.map(key => key.name),
    ['2026-11', '2027-05'],
  );
  for (const wrong of ['x', '2026-11:short', `${one} ${one}`, `A B:${one}`, `${one}x`])
    assert.equal(readKeys(wrong), null);
});

test('a token is alike however a value is typed, and another for another kind, value or key', () => {
  const token = (kind: 'phone' | 'email' | 'postcode', value: string, by = key) =>
    tokenOf(by, kind, value).toString('hex');
  assert.equal(token('postcode', 'v95 xy12'), token('postcode', 'V95XY12'));
  assert.equal(token('email', ' Breda@Example.ORG'), token('email', 'breda@example.org'));
  assert.equal(token('phone', '065 555 0142'), token('phone', '0655550142'));
  assert.notEqual(token('phone', '0655550142'), token('phone', '0655550143'));
  assert.notEqual(token('phone', '12345'), token('postcode', '12345'));
  assert.notEqual(token('email', 'a@b.ie'), token('email', 'a@b.ie', randomBytes(32)));
});

test('a phone is found by any ending of five figures or more', () => {
  assert.deepEqual(endingsOf('+353 65 550 142'), [
    '35365550142',
    '5365550142',
    '365550142',
    '65550142',
    '5550142',
    '550142',
    '50142',
  ]);
  assert.deepEqual(endingsOf('1234'), []);
});
