import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor, Role } from '../platform/database/index.ts';
import { type GroupAct, may } from './policy.ts';

const id = '01980000-0000-7000-8000-00000000000a';
const actor = (role: Role): Actor => ({ programmeId: id, id, role, teams: [], name: '' });
const acts: readonly GroupAct[] = ['look', 'found', 'keep', 'book', 'register'];
const said = (role: Role, act: GroupAct, leads: boolean): string => {
  const leave = may(actor(role), act, leads);
  return leave.ok ? 'yes' : leave.reasonKey;
};

test('the co-ordinator and the clock do everything, a person books and no more, others nothing', () => {
  for (const act of acts) {
    for (const leads of [true, false]) {
      assert.equal(said('coordinator', act, leads), 'yes');
      assert.equal(said('system', act, leads), 'yes');
      assert.equal(said('person', act, leads), act === 'book' ? 'yes' : 'groups.refused.role');
      for (const role of ['administrator', 'analyst', 'public', 'referrer'] as const)
        assert.equal(said(role, act, leads), 'groups.refused.role');
    }
  }
});

test('a link worker looks and books; they found no group, and keep the dates and register of one they lead', () => {
  for (const leads of [true, false]) {
    assert.equal(said('link_worker', 'look', leads), 'yes');
    assert.equal(said('link_worker', 'book', leads), 'yes');
    assert.equal(said('link_worker', 'found', leads), 'groups.refused.found');
    for (const act of ['keep', 'register'] as const)
      assert.equal(said('link_worker', act, leads), leads ? 'yes' : 'groups.refused.lead');
  }
});
