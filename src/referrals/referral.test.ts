import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../platform/database/index.ts';
import { may } from './policy.ts';
import {
  canDecide,
  next,
  openStates,
  type ReferralState,
  referralStates,
  type TransitionName,
  transitions,
} from './referral.ts';

const names = Object.keys(transitions) as TransitionName[];
const actor = (role: Actor['role'], id = 'a'): Actor => ({ programmeId: 'p', id, role, teams: [], name: '' });

test('a random walk through the machine never leaves the states and obeys the table', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 60 }), walk => {
      let state: ReferralState = 'received';
      for (const name of walk) {
        const to = next(state, name);
        const allowed = (transitions[name].from as readonly ReferralState[]).includes(state);
        assert.equal(to !== null, allowed);
        if (to !== null) state = to;
        assert.ok(referralStates.includes(state));
      }
    }),
  );
});

test('what has ended stays ended, except that a closed referral may be opened again', () => {
  for (const state of ['declined', 'redirected', 'duplicate', 'withdrawn'] as const) {
    assert.deepEqual(
      names.filter(name => next(state, name) !== null),
      [],
    );
  }
  assert.deepEqual(
    names.filter(name => next('closed', name) !== null),
    ['follow_up', 'reopen'],
  );
});

test('the person may withdraw from every open state and from no other', () => {
  for (const state of referralStates) {
    assert.equal(
      next(state, 'withdraw') !== null,
      openStates.some(one => one === state),
      state,
    );
  }
});

test('a decision is one of triage, and can be made from wherever triage can be begun', () => {
  for (const name of ['accept', 'decline', 'redirect', 'mark_duplicate'] as const) {
    assert.deepEqual(transitions[name].from, ['in_triage']);
    const from = referralStates.filter(state => canDecide(state, name));
    assert.deepEqual(from, ['received', 'in_triage', 'info_requested'], name);
  }
  assert.equal(canDecide('received', 'answer'), false);
  assert.equal(canDecide('closed', 'accept'), false);
});

test('another link worker changes no state', () => {
  for (const state of ['allocated', 'contacting', 'active', 'on_hold'] as const) {
    assert.equal(next(state, 'reallocate'), state);
  }
  assert.equal(next('waiting', 'reallocate'), null);
});

test('every state can be reached from received', () => {
  const reached = new Set<ReferralState>(['received']);
  for (const from of reached) {
    for (const name of names) {
      const to = next(from, name);
      if (to) reached.add(to);
    }
  }
  assert.deepEqual([...reached].sort(), [...referralStates].sort());
});

test('triage is for the co-ordinator; a case for its own link worker', () => {
  const nobodys = { state: 'received', link_worker_id: null } as const;
  const another = { state: 'active', link_worker_id: 'b' } as const;
  assert.deepEqual(may(actor('link_worker'), 'accept', nobodys), {
    ok: false,
    reasonKey: 'referrals.refused.role',
  });
  assert.equal(may(actor('coordinator'), 'accept', nobodys).ok, true);
  assert.deepEqual(may(actor('link_worker'), 'close', another), {
    ok: false,
    reasonKey: 'referrals.refused.not_yours',
  });
  assert.equal(may(actor('link_worker', 'b'), 'close', another).ok, true);
  for (const name of names) {
    assert.equal(may(actor('analyst'), name, another).ok, false, name);
    assert.equal(may(actor('administrator'), name, another).ok, false, name);
  }
});
