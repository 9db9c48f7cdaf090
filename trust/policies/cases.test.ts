import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayConcern } from '../../src/care/concern.ts';
import * as care from '../../src/care/policy.ts';
import { mayChangeTask } from '../../src/care/task.ts';
import { Forbidden, Refused } from '../../src/core/index.ts';
import { roles } from '../../src/platform/database/index.ts';
import * as referrals from '../../src/referrals/policy.ts';
import { referralStates } from '../../src/referrals/referral.ts';
import { maySession } from '../../src/sessions/session.ts';
import { actorOf, colleague, each, inWork, me, said, whose, withPeople } from './who.ts';

// Who may do what, told a second time: every role, own and another's, every state. A rule that changes is changed here too,
// by somebody who has read both.

test('a case: link workers read all, change their own; the co-ordinator all; some things only while it is worked on', () => {
  const acts = {
    read: 'all',
    raise_concern: 'all',
    log_contact: 'own',
    sign_note: 'own',
    resume: 'own',
    reopen: 'own',
    withdraw: 'own',
    change_task: 'own',
    plan_session: 'own in work',
    record_session: 'own in work',
    hold: 'own in work',
    extend: 'own in work',
    close: 'own in work',
    decide_extension: 'co-ordinator',
  } as const;
  for (const role of roles)
    for (const state of referralStates)
      for (const who of each)
        for (const [act, rule] of Object.entries(acts)) {
          const answer = care.may(actorOf(role), act as care.CaseAct, { state, linkWorkerId: whose[who] });
          const expected = !withPeople.includes(role)
            ? 'care.refused.role'
            : rule === 'all'
              ? 'yes'
              : rule === 'co-ordinator' && role === 'link_worker'
                ? 'care.refused.coordinator'
                : role === 'link_worker' && who !== 'mine'
                  ? 'care.refused.not_yours'
                  : rule === 'own in work' && !inWork.includes(state)
                    ? 'care.refused.not_in_work'
                    : 'yes';
          assert.equal(said(answer), expected, `${role} ${act} ${who} ${state}`);
        }
  assert.ok(care.refusalOf('care.refused.not_in_work') instanceof Refused);
  assert.ok(care.refusalOf('care.refused.role') instanceof Forbidden);
  assert.ok(!(care.refusalOf('care.refused.role') instanceof Refused));
});

test('a session: whoever holds it counts as the link worker of the case', () => {
  const kase = (linkWorkerId: string | null) => ({ state: 'active' as const, linkWorkerId });
  const worker = actorOf('link_worker');
  const may = (holds: string, has: string | null) =>
    said(maySession(worker, 'record_session', kase(has), { linkWorkerId: holds }));
  assert.equal(may(me, colleague), 'yes');
  assert.equal(may(colleague, me), 'yes');
  assert.equal(may(colleague, colleague), 'care.refused.not_yours');
  assert.equal(
    said(maySession(worker, 'record_session', { state: 'closed', linkWorkerId: me }, { linkWorkerId: me })),
    'care.refused.not_in_work',
  );
});

test('a task is ended by whose it is and by the co-ordinator', () => {
  for (const role of roles)
    for (const who of each) {
      const yes = role === 'coordinator' || role === 'system' || who === 'mine';
      assert.equal(
        said(mayChangeTask(actorOf(role), { assigneeId: whose[who] })),
        yes ? 'yes' : 'care.refused.task',
        `${role} ${who}`,
      );
    }
});

test('a concern: need to know; two people close it', () => {
  const acts = ['read', 'sign', 'close', 'send_back', 'hand_on'] as const;
  for (const role of ['link_worker', 'coordinator', 'administrator'] as const)
    for (const state of ['open', 'first_signed', 'closed'] as const)
      for (const owner of [me, colleague])
        for (const raiser of [me, colleague])
          for (const signer of [me, colleague, null])
            for (const act of acts) {
              const concern = { state, ownerId: owner, raisedBy: raiser, firstSignedBy: signer };
              const decides = role === 'coordinator' || owner === me;
              const closing = act === 'close' || act === 'send_back';
              const expected =
                !decides && raiser !== me
                  ? 'care.concern.refused.read'
                  : act === 'read'
                    ? 'yes'
                    : state === 'closed'
                      ? 'care.concern.refused.closed'
                      : !decides
                        ? 'care.concern.refused.owner'
                        : act === 'sign' && state !== 'open'
                          ? 'care.concern.refused.signed'
                          : closing && state !== 'first_signed'
                            ? 'care.concern.refused.unsigned'
                            : closing && signer === me
                              ? 'care.concern.refused.second'
                              : 'yes';
              assert.equal(
                said(mayConcern(actorOf(role), act, concern)),
                expected,
                JSON.stringify([role, act, concern]),
              );
            }
  const theirs = { state: 'open', ownerId: colleague, raisedBy: colleague, firstSignedBy: null } as const;
  assert.equal(said(mayConcern(actorOf('system'), 'sign', theirs)), 'yes');
});

test('a referral: who may read it, and who may take it which way', () => {
  const triage = [
    'start_triage',
    'ask',
    'accept',
    'decline',
    'redirect',
    'mark_duplicate',
    'wait',
    'allocate',
    'reallocate',
  ] as const;
  const work = [
    'start_contact',
    'start_work',
    'hold',
    'resume',
    'close',
    'follow_up',
    'reopen',
    'withdraw',
    'change',
  ] as const;
  for (const role of roles)
    for (const who of each) {
      const may = (act: Parameters<typeof referrals.may>[1]) =>
        said(referrals.may(actorOf(role), act, { state: 'active', link_worker_id: whose[who] }));
      const where = `${role} ${who}`;
      assert.equal(
        may('read'),
        [...withPeople, 'referrer'].includes(role) ? 'yes' : 'referrals.refused.role',
        where,
      );
      for (const act of triage)
        assert.equal(
          may(act),
          ['coordinator', 'system'].includes(role) ? 'yes' : 'referrals.refused.role',
          `${where} ${act}`,
        );
      for (const act of work) {
        const colleagues = role === 'link_worker' && who === 'theirs';
        const refused = colleagues ? 'referrals.refused.not_yours' : 'yes';
        assert.equal(
          may(act),
          withPeople.includes(role) ? refused : 'referrals.refused.role',
          `${where} ${act}`,
        );
      }
      assert.equal(may('answer') === 'yes', ['referrer', 'coordinator', 'system'].includes(role), where);
      const brought =
        ['public', 'coordinator', 'system'].includes(role) || (role === 'link_worker' && who !== 'theirs');
      assert.equal(may('receive') === 'yes', brought, where);
    }
});
