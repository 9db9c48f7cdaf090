import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EASY_WORDS } from './easy-words.ts';
import { isKnown, knownPasswords } from './known.ts';
import { PASSWORD_LEAST, passwordFault } from './weak.ts';

const yours = [
  'Aoife Hehir',
  'aoife.hehir@example.org',
  'Hedgerow Clare',
  'Fergusside Community Partnership',
];

test('what lists of stolen passwords are full of is refused, in whatever spelling', () => {
  const known = [
    'password1234',
    'Password2026!',
    'P@ssw0rd12345',
    'passwordpassword',
    'qwertyuiop12',
    '1q2w3e4r5t6y',
    '123456789012',
    '1234567890qwerty',
    'iloveyou1234',
    'letmein123456',
    'WelcomeHome123',
    'Liverpool2026!!',
    'monkeydragon1',
    'sunshine2026!!',
    'Summer2026!!!!',
    'correcthorsebatterystaple',
    'football12345',
    'zxcvbnmasdfgh',
    'abcdefghijkl',
    'abc123abc123',
    '000000000000',
    'aaaaaaaaaaaab',
    'St4rW4rs1977!!',
    'trustno1trustno1',
    'adminadmin123',
    'corkcorkcork1',
  ];
  for (const one of known) assert.ok(passwordFault(one, yours), one);
});

test('more than three thousand that lead lists of stolen passwords are refused as they are, in large letters too', () => {
  assert.ok(knownPasswords > 3000, `${knownPasswords} are known`);
  // No rule sees these.
  for (const one of [
    '1qazxsw23edc',
    'ghjcnjgfhjkm',
    '4815162342lost',
    '59382113kevinp',
    'Sonyericsson',
    'ACCOMMODATION',
  ]) {
    assert.ok(isKnown(one), one);
    assert.equal(passwordFault(one, yours), 'common', one);
  }
  for (const one of ['marmalade ladder and a canal', 'gluaisteán uaine faoin droichead'])
    assert.equal(isKnown(one), false);
});

test('names of the person and the house do not make a password', () => {
  for (const one of ['aoifehehir12', 'Hedgerow2026!', 'HedgerowClare1', 'aoife-example1', 'Fergusside2026'])
    assert.ok(passwordFault(one, yours), one);
});

test('words that do not belong together, and what a password manager makes, are fine', () => {
  const fine = [
    'umbrella on the left shelf 9',
    'marmalade ladder and a canal',
    'Xk29fQm!ztRw',
    'uaigneas-scamall-portach',
    'gluaisteán uaine faoin droichead',
    'тихий ранок над річкою',
    '🦊🌧🧶🪴🚲🪵🫖🌾🧱🪁🎻🥾',
  ];
  for (const one of fine) assert.equal(passwordFault(one, yours), null, one);
});

test('length is counted as people count, and nothing is asked about kinds of symbols', () => {
  assert.equal(passwordFault('x'.repeat(PASSWORD_LEAST - 1), []), 'short');
  assert.equal(passwordFault('gq vx zt mw pk rj lh'.repeat(11), []), 'long');
  assert.equal(passwordFault('gqvxztmwpkrjlh', []), null);
});

test('easy words with figures and signs stand for many thousands: every one, also with two words, is refused', () => {
  const tails = ['', '1', '12', '123', '1234', '!', '2026', '2026!', '123!'];
  let refused = 0;
  for (const [at, word] of EASY_WORDS.entries()) {
    const other = EASY_WORDS[(at * 7 + 3) % EASY_WORDS.length] ?? '';
    for (const tail of tails) {
      const one = `${word}${other}${tail}`;
      if ([...one].length < PASSWORD_LEAST) continue;
      assert.ok(passwordFault(one, []), one);
      refused += 1;
    }
  }
  assert.ok(refused > 1000, String(refused));
});

test('it answers about any text, quickly and without failing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), text => {
      const fault = passwordFault(text, yours);
      assert.ok(fault === null || ['short', 'long', 'common', 'yours', 'pattern'].includes(fault));
    }),
    { numRuns: 300 },
  );
});
