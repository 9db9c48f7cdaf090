import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../core/index.ts';
import { type Actor, roles } from '../platform/database/index.ts';
import { referralStates } from '../referrals/index.ts';
import { isWorkState } from './case.ts';
import { type ConcernAct, mayConcern } from './concern.ts';
import { type CaseAct, may } from './policy.ts';

const [me, somebody, third] = [newId(), newId(), newId()];
const actor = (role: Actor['role'], id = me): Actor => ({
  programmeId: newId(),
  id,
  role,
  teams: [],
  name: '',
});
const acts: readonly CaseAct[] = [
  'read',
  'log_contact',
  'plan_session',
  'record_session',
  'sign_note',
  'hold',
  'resume',
  'extend',
  'decide_extension',
  'close',
  'reopen',
  'withdraw',
  'raise_concern',
  'change_task',
];
const anyAct = fc.constantFrom(...acts);
const anyState = fc.constantFrom(...referralStates);

test('only who works with people does anything to a case', () => {
  fc.assert(
    fc.property(fc.constantFrom(...roles), anyAct, anyState, (role, act, state) => {
      const answer = may(actor(role), act, { state, linkWorkerId: me });
      if (!['link_worker', 'coordinator', 'system'].includes(role)) assert.equal(answer.ok, false);
    }),
  );
});

test('a link worker reads and raises concerns everywhere, and changes nothing of a colleague’s', () => {
  fc.assert(
    fc.property(anyAct, anyState, fc.constantFrom(somebody, null), (act, state, linkWorkerId) => {
      const open = act === 'read' || act === 'raise_concern';
      assert.equal(may(actor('link_worker'), act, { state, linkWorkerId }).ok, open);
    }),
  );
});

test('the co-ordinator may do whatever some link worker may', () => {
  fc.assert(
    fc.property(anyAct, anyState, (act, state) => {
      const own = may(actor('link_worker'), act, { state, linkWorkerId: me });
      if (own.ok) assert.ok(may(actor('coordinator'), act, { state, linkWorkerId: somebody }).ok);
    }),
  );
});

test('sessions are planned and cases closed only while somebody works with the person', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<CaseAct>('plan_session', 'record_session', 'hold', 'close'),
      anyState,
      (act, state) => {
        assert.equal(may(actor('coordinator'), act, { state, linkWorkerId: null }).ok, isWorkState(state));
      },
    ),
  );
});

test('nobody closes a concern that they signed first, and nobody outside sees one', () => {
  const anyone = fc.constantFrom(me, somebody, third);
  const standing = fc.record({
    state: fc.constantFrom('open' as const, 'first_signed' as const, 'closed' as const),
    ownerId: anyone,
    raisedBy: anyone,
    firstSignedBy: fc.option(anyone, { nil: null }),
  });
  const anyConcernAct = fc.constantFrom<ConcernAct>('read', 'sign', 'close', 'send_back', 'hand_on');
  fc.assert(
    fc.property(
      standing,
      anyConcernAct,
      fc.constantFrom('link_worker' as const, 'coordinator' as const),
      (concern, act, role) => {
        const answer = mayConcern(actor(role), act, concern);
        if (act === 'close' && concern.firstSignedBy === me) assert.equal(answer.ok, false);
        if (role === 'link_worker' && ![concern.ownerId, concern.raisedBy].includes(me))
          assert.equal(answer.ok, false);
        if (act !== 'read' && concern.state === 'closed') assert.equal(answer.ok, false);
        if (act === 'read' && role === 'coordinator') assert.ok(answer.ok);
      },
    ),
  );
});
