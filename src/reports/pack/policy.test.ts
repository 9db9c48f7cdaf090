import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Forbidden, Refused } from '../../core/index.ts';
import { packStates } from './pack.ts';
import { mayAct, type PackAct, permitAct } from './policy.ts';

const roles = ['link_worker', 'coordinator', 'administrator', 'analyst', 'public', 'system'];
const who: Readonly<Record<PackAct, string>> = {
  make: 'coordinator system',
  release: 'coordinator system',
  withdraw: 'coordinator',
  plan: 'coordinator administrator',
};

test('each act is for its roles, and a withdrawn pack is neither sent nor withdrawn again', () => {
  for (const [act, allowed] of Object.entries(who) as [PackAct, string][]) {
    for (const role of roles) {
      assert.equal(mayAct({ role }, act), allowed.split(' ').includes(role), `${role} ${act}`);
      for (const state of packStates) {
        const permit = () => permitAct({ role }, act, { state });
        if (!allowed.split(' ').includes(role)) assert.throws(permit, Forbidden);
        else if (state === 'withdrawn' && (act === 'release' || act === 'withdraw'))
          assert.throws(permit, Refused);
        else permit();
      }
    }
  }
});
