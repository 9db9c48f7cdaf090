import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minimumOf, readShared } from '../../src/introductions/minimum.ts';
import { isAllowed, type SafeContact, wayTo, wayToOther } from '../../src/messages/safe-contact.ts';
import { FEWEST, hideSmall, shown } from '../../src/outcomes/small-numbers.ts';

// What leaves the house, by which way and how much of it: the answers in full, not only whether they were safe.

const breda: SafeContact = {
  mayText: true,
  mayEmail: true,
  mayPost: true,
  neutralSender: false,
  codeWord: null,
  died: false,
  phone: '+353209150142',
  email: 'breda@example.org',
  address: '2 Chapel Lane\nTulla',
};
const stopped = (hold: string, channel: string) => ({ hold, channel, recipient: '' });

test('the first way that is wished, allowed and sound', () => {
  assert.deepEqual(wayTo(breda, ['sms', 'email']), {
    hold: null,
    channel: 'sms',
    recipient: '+353209150142',
  });
  assert.deepEqual(wayTo({ ...breda, mayText: false }, ['sms', 'email', 'letter']), {
    hold: null,
    channel: 'email',
    recipient: 'breda@example.org',
  });
  assert.deepEqual(wayTo({ ...breda, phone: ' +353209150142 ' }, ['sms']).recipient, '+353209150142');
  assert.deepEqual(wayTo({ ...breda, email: null }, ['email', 'letter']), {
    hold: null,
    channel: 'letter',
    recipient: '2 Chapel Lane\nTulla',
  });
});

test('what stops it is said, of the way that was wished first', () => {
  assert.deepEqual(wayTo({ ...breda, died: true }, ['email', 'sms']), stopped('died', 'email'));
  assert.deepEqual(
    wayTo({ ...breda, mayText: false, mayEmail: false }, ['email', 'sms']),
    stopped('way_not_allowed', 'email'),
  );
  assert.deepEqual(wayTo({ ...breda, phone: null }, ['sms']), stopped('no_address', 'sms'));
  assert.deepEqual(wayTo({ ...breda, phone: '  ' }, ['sms']), stopped('no_address', 'sms'));
  assert.deepEqual(wayTo({ ...breda, phone: '0209 150' }, ['sms']), stopped('doubtful_address', 'sms'));
  assert.deepEqual(wayTo({ ...breda, address: 'Tulla' }, ['letter']), stopped('doubtful_address', 'letter'));
  for (const sound of ['2 Chapel Lane, Tulla', 'A,bc', 'ab,c', 'a\nb'])
    assert.equal(wayTo({ ...breda, address: sound }, ['letter']).hold, null, sound);
  for (const part of [',ab', 'ab,', ',', '\nTulla\n'])
    assert.equal(wayTo({ ...breda, address: part }, ['letter']).hold, 'doubtful_address', part);
  // A doubtful one can be mended sooner than a missing one.
  const doubtful = { ...breda, phone: null, email: 'breda at example' };
  assert.deepEqual(wayTo(doubtful, ['sms', 'email']), stopped('doubtful_address', 'email'));
  assert.deepEqual(wayTo(doubtful, ['email', 'sms']), stopped('doubtful_address', 'email'));
  const two = { ...breda, phone: '12', email: 'breda at example' };
  assert.deepEqual(wayTo(two, ['sms', 'email']), stopped('doubtful_address', 'sms'));
  assert.deepEqual(wayTo(two, ['email', 'sms']), stopped('doubtful_address', 'email'));
  const none = { ...breda, phone: null, email: null };
  assert.deepEqual(wayTo(none, ['sms', 'email']), stopped('no_address', 'sms'));
});

test('each way is allowed by its own answer', () => {
  for (const [way, rule] of [
    ['sms', 'mayText'],
    ['email', 'mayEmail'],
    ['letter', 'mayPost'],
  ] as const) {
    const no = { ...breda, mayText: false, mayEmail: false, mayPost: false };
    assert.equal(isAllowed({ ...no, [rule]: true }, way), true);
    assert.equal(isAllowed({ ...breda, [rule]: false }, way), false);
  }
});

test('professionals and groups: no rule binds them, their address must be sound', () => {
  const to = { phone: null, email: 'surgery@example.org', address: null };
  assert.deepEqual(wayToOther(to, ['sms', 'email']), { hold: null, channel: 'email', recipient: to.email });
  assert.deepEqual(wayToOther({ ...to, email: null }, ['letter', 'email']), stopped('no_address', 'letter'));
  assert.deepEqual(
    wayToOther({ ...to, email: 'x' }, ['letter', 'email']),
    stopped('doubtful_address', 'email'),
  );
  assert.deepEqual(
    wayToOther({ ...to, email: 'a@b.ie,c@d.ie' }, ['email']),
    stopped('doubtful_address', 'email'),
  );
});

const person = {
  firstName: 'Breda',
  phone: '+353209150142',
  email: 'breda@example.org',
  mayVoicemail: true,
  mayEmail: true,
  bestTime: 'between 10 and 12',
};
const agreed = { contact: true, accessNeeds: 'A ramp', hopes: 'To sing', company: 'Her sister' };

test('the minimum, whole', () => {
  const words = { accessNeeds: 'A ramp', hopes: 'To sing', company: 'Her sister' };
  const none = { firstName: 'Breda', phone: null, email: null, noVoicemail: false, bestTime: null };
  assert.deepEqual(minimumOf(person, agreed), {
    ...none,
    ...words,
    phone: '+353209150142',
    bestTime: 'between 10 and 12',
  });
  assert.equal(minimumOf({ ...person, mayVoicemail: false }, agreed).noVoicemail, true);
  assert.deepEqual(minimumOf({ ...person, mayVoicemail: false }, { ...agreed, contact: false }), {
    ...none,
    ...words,
  });
  assert.deepEqual(minimumOf({ ...person, phone: null, mayVoicemail: false }, agreed), {
    ...none,
    ...words,
    email: 'breda@example.org',
  });
  assert.equal(minimumOf({ ...person, phone: null, mayEmail: false }, agreed).email, null);
});

test('what was sent is read back as it was; what is not there was not agreed', () => {
  const sent = minimumOf({ ...person, mayVoicemail: false }, agreed);
  assert.deepEqual(readShared({ agreed, sent }), { agreed, sent });
  const { noVoicemail: _, ...older } = sent;
  assert.deepEqual(readShared({ agreed, sent: older }).sent, { ...older, noVoicemail: false });
  const nothing = { contact: false, accessNeeds: null, hopes: null, company: null };
  for (const column of [null, 'x', 4]) assert.deepEqual(readShared(column), { agreed: nothing, sent: null });
  assert.deepEqual(readShared({ agreed: 'x', sent: 'y' }), { agreed: nothing, sent: null });
  assert.deepEqual(readShared({ agreed: { contact: 'yes', hopes: 4 }, sent: null }), {
    agreed: nothing,
    sent: null,
  });
});

test('counts of one to seven are not shown, nor what would give them away', () => {
  assert.equal(FEWEST, 8);
  assert.deepEqual([0, 1, 7, 8, 9].map(shown), [0, null, null, 8, 9]);
  const summary = {
    paired: 30,
    missingBefore: 3,
    missingAfter: 4,
    missingBoth: 2,
    meanBefore: 10,
    meanAfter: 12,
    meanDifference: 2,
    better: 12,
    same: 10,
    worse: 8,
    scale: 'total',
    deviation: 3,
    reliablyBetter: 0,
    reliablyWorse: 0,
  };
  const hidden = (more: Partial<typeof summary>) => hideSmall({ ...summary, ...more });
  assert.deepEqual(hidden({}), {
    paired: 30,
    missing: 9,
    means: { before: 10, after: 12, difference: 2 },
    better: 12,
    same: 10,
    worse: 8,
  });
  assert.equal(hidden({ missingBoth: 0 }).missing, null, 'seven in all');
  const of = (better: number, same: number, worse: number, paired = better + same + worse) => {
    const found = hidden({ better, same, worse, paired });
    return [found.better, found.same, found.worse];
  };
  assert.deepEqual(of(20, 12, 3), [20, null, null], 'the next smallest goes too');
  assert.deepEqual(of(12, 20, 3), [null, 20, null]);
  assert.deepEqual(of(3, 12, 20), [null, null, 20]);
  assert.deepEqual(of(20, 3, 2), [20, null, null], 'two hide each other');
  assert.deepEqual(of(20, 0, 3), [null, 0, null], 'nobody is no number to hide behind');
  assert.deepEqual(of(0, 0, 12), [0, 0, 12]);
  assert.deepEqual(of(3, 2, 2), [null, null, null]);
  assert.deepEqual(of(0, 0, 7), [null, null, null], 'fewer than eight pairs');
  assert.deepEqual(of(0, 0, 0), [0, 0, 0]);
  assert.deepEqual(of(8, 8, 8), [8, 8, 8]);
  assert.deepEqual(of(8, 0, 0), [8, 0, 0]);
  assert.deepEqual(of(1, 0, 0), [null, null, null]);
  assert.deepEqual(of(3, 0, 0, 8), [null, 0, 0], 'there is no other to hide behind');
  for (const gone of ['meanBefore', 'meanAfter', 'meanDifference'] as const)
    assert.equal(hideSmall({ ...summary, [gone]: null }).means, null);
  assert.equal(hidden({ paired: 7 }).means, null);
  assert.notEqual(hidden({ paired: 8 }).means, null);
});
