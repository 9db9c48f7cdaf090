import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayTakeDataSets } from '../data-sets/policy.ts';
import { type Decided, mayAgree, mayAsk, mayEnd, mayMakeFile, mayRefuse, type StudyState } from './policy.ts';

const roles = ['link_worker', 'coordinator', 'administrator', 'analyst'] as const;
const states: readonly StudyState[] = ['asked', 'first_yes', 'approved', 'refused', 'ended'];
const who = (role: (typeof roles)[number], id = 'me') => ({ role, id });
const study = (state: StudyState, more: Partial<Decided> = {}): Decided => ({
  state,
  askedBy: 'asker',
  firstBy: state === 'asked' ? null : 'first',
  firstRole: state === 'asked' ? null : 'coordinator',
  ...more,
});
/** Each role and state that may, as 'role state'. */
const those = (may: (role: (typeof roles)[number], state: StudyState) => boolean): readonly string[] =>
  roles.flatMap(role => states.filter(state => may(role, state)).map(state => `${role} ${state}`));

test('who asks, and who takes lines about single people', () => {
  assert.deepEqual(
    roles.filter(role => mayAsk(who(role))),
    ['coordinator', 'administrator', 'analyst'],
  );
  assert.deepEqual(
    roles.filter(role => mayTakeDataSets(who(role))),
    ['coordinator'],
  );
});

test('two agree, in two roles, and neither of them asked', () => {
  assert.deepEqual(
    those((role, state) => mayAgree(who(role), study(state))),
    ['coordinator asked', 'administrator asked', 'administrator first_yes'],
  );
  assert.deepEqual(
    those((role, state) => mayAgree(who(role), study(state, { firstRole: 'administrator' }))),
    ['coordinator asked', 'coordinator first_yes', 'administrator asked'],
  );
  assert.deepEqual(
    those((role, state) => mayAgree(who(role, 'asker'), study(state))),
    [],
  );
  // Who said yes first and has changed roles since is still the same person.
  assert.equal(mayAgree(who('administrator', 'first'), study('first_yes')), false);
});

test('no is said until it is decided, by whoever might decide and did not ask', () => {
  assert.deepEqual(
    those((role, state) => mayRefuse(who(role), study(state))),
    ['coordinator asked', 'coordinator first_yes', 'administrator asked', 'administrator first_yes'],
  );
  assert.deepEqual(
    those((role, state) => mayRefuse(who(role, 'asker'), study(state))),
    [],
  );
});

test('it ends at any time before its end, by whoever decides, or whoever asked', () => {
  const open = ['asked', 'first_yes', 'approved'];
  assert.deepEqual(
    those((role, state) => mayEnd(who(role), study(state))),
    ['coordinator', 'administrator'].flatMap(role => open.map(state => `${role} ${state}`)),
  );
  assert.deepEqual(
    those((role, state) => mayEnd(who(role, 'asker'), study(state))),
    ['coordinator', 'administrator', 'analyst'].flatMap(role => open.map(state => `${role} ${state}`)),
  );
});

test('a file is made by the co-ordinator, to the last day of what was agreed', () => {
  const endsOn = Temporal.PlainDate.from('2026-12-31');
  const made = (today: string) =>
    those((role, state) => mayMakeFile(who(role), { state, endsOn }, Temporal.PlainDate.from(today)));
  assert.deepEqual(made('2026-12-30'), ['coordinator approved']);
  assert.deepEqual(made('2026-12-31'), ['coordinator approved']);
  assert.deepEqual(made('2027-01-01'), []);
});
