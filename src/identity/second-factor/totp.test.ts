import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newTotpSecret, totpAddress, totpCode, totpMatch, totpStep, totpText } from './totp.ts';

test('codes are those of RFC 6238, appendix B (the last six of its eight figures)', () => {
  const secret = Buffer.from('12345678901234567890');
  const known: readonly (readonly [number, string])[] = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ];
  for (const [seconds, code] of known) {
    const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
    assert.equal(totpCode(secret, totpStep(at)), code);
  }
});

test('a code counts one step to each side and never again', () => {
  const secret = newTotpSecret();
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 90_000_000 }), fc.integer({ min: -4, max: 4 }), (now, off) => {
      const code = totpCode(secret, now + off);
      const found = totpMatch(secret, code, now, 0);
      if (Math.abs(off) <= 1) assert.ok(found !== null);
      if (found === null) return;
      assert.ok(Math.abs(found - now) <= 1);
      assert.ok((totpMatch(secret, code, now, found) ?? found + 1) > found);
    }),
  );
});

test('what is no code is no code', () => {
  const secret = newTotpSecret();
  for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６', '12 34', '\0'])
    assert.equal(totpMatch(secret, text, 1000, 0), null);
});

test('the address is what apps read, the letters are base 32', () => {
  const secret = Buffer.from('Hello!\xde\xad\xbe\xef', 'latin1');
  assert.equal(totpText(secret), 'JBSW Y3DP EHPK 3PXP');
  const address = new URL(totpAddress(secret, 'Hedgerow Clare', 'a b@example.org'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.searchParams.get('secret'), 'JBSWY3DPEHPK3PXP');
  assert.equal(address.searchParams.get('issuer'), 'Hedgerow Clare');
});
