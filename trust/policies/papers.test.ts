import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as directory from '../../src/directory/editing/policy.ts';
import * as keeping from '../../src/directory/keeping/policy.ts';
import * as staff from '../../src/identity/staff/policy.ts';
import * as introductions from '../../src/introductions/policy.ts';
import * as letters from '../../src/letters/policy.ts';
import { messageStates } from '../../src/messages/message.ts';
import * as messages from '../../src/messages/policy.ts';
import * as wording from '../../src/messages/wording/policy.ts';
import * as outcomes from '../../src/outcomes/policy.ts';
import * as people from '../../src/people/policy.ts';
import * as plans from '../../src/plans/policy.ts';
import { type Role, roles } from '../../src/platform/database/index.ts';
import { referralStates } from '../../src/referrals/referral.ts';
import { actorOf, colleague, each, inWork, me, said, whose, withPeople } from './who.ts';

// Who may do what, told a second time: every role, own and another's, every state. A rule that changes is changed here too,
// by somebody who has read both.

test('an introduction: the case’s link worker, its owner, whom it was handed to, the co-ordinator', () => {
  for (const role of roles)
    for (const who of each)
      for (const owner of each)
        for (const handed of [true, false, undefined])
          for (const act of ['read', 'change'] as const) {
            const standing = {
              linkWorkerId: whose[who],
              ownerId: whose[owner],
              ...(handed === undefined ? {} : { handed }),
            };
            const mine = who === 'mine' || owner === 'mine' || handed === true;
            const expected = !withPeople.includes(role)
              ? 'introductions.refused.role'
              : act === 'change' && role === 'link_worker' && !mine
                ? 'introductions.refused.not_yours'
                : 'yes';
            assert.equal(said(introductions.may(actorOf(role), act, standing)), expected);
          }
});

test('a letter: made and sent by the case’s own; once sent it stays', () => {
  for (const role of roles)
    for (const who of each)
      for (const state of ['draft', 'sent', null] as const)
        for (const act of ['read', 'make', 'change', 'send'] as const) {
          const expected = !withPeople.includes(role)
            ? 'letters.refused.role'
            : act === 'read'
              ? 'yes'
              : role === 'link_worker' && who !== 'mine'
                ? 'letters.refused.notYours'
                : state === 'sent'
                  ? 'letters.refused.sent'
                  : 'yes';
          assert.equal(said(letters.may(actorOf(role), act, { state, linkWorkerId: whose[who] })), expected);
        }
});

test('a message: released when held, tried again when failed, never once it is sent or cancelled', () => {
  for (const role of roles)
    for (const who of each)
      for (const state of messageStates)
        for (const act of ['read', 'release', 'again', 'by_hand', 'cancel'] as const) {
          const message = { state, stateReason: null, channel: 'sms', linkWorkerId: whose[who] } as const;
          const expected = !withPeople.includes(role)
            ? 'messages.refused.role'
            : role === 'link_worker' && who !== 'mine'
              ? 'messages.refused.notYours'
              : act === 'read'
                ? 'yes'
                : state === 'sent' || state === 'cancelled'
                  ? 'messages.refused.done'
                  : act === 'release' && state !== 'held'
                    ? 'messages.refused.notHeld'
                    : act === 'again' && state !== 'failed'
                      ? 'messages.refused.notFailed'
                      : 'yes';
          assert.equal(
            said(messages.may(actorOf(role), act, message)),
            expected,
            `${role} ${act} ${who} ${state}`,
          );
        }
  for (const hold of ['way_not_allowed', 'no_address', 'doubtful_address', 'died', 'consent_withdrawn'])
    assert.ok(messages.isHard(hold), hold);
  for (const hold of ['neutral_letter', 'consent_not_asked', 'address_refused', null])
    assert.ok(!messages.isHard(hold), String(hold));
});

test('measures: asked when they can be asked, by the case’s own', () => {
  const work = ['allocated', 'contacting', 'active', 'on_hold'];
  const states: Readonly<Record<string, readonly string[]>> = {
    baseline: work,
    review: work,
    end: [...work, 'closed', 'follow_up'],
    follow_up: ['closed', 'follow_up'],
    // A course goes on whatever becomes of the case.
    course_start: ['accepted', 'waiting', ...work, 'closed', 'follow_up'],
    course_end: ['accepted', 'waiting', ...work, 'closed', 'follow_up'],
  } as const;
  for (const role of roles)
    for (const who of each)
      for (const state of referralStates) {
        const standing = { state, linkWorkerId: whose[who] };
        assert.equal(
          said(outcomes.may(actorOf(role), 'read', standing)),
          withPeople.includes(role) ? 'yes' : 'outcomes.refused.role',
        );
        for (const timepoint of [
          'baseline',
          'review',
          'end',
          'follow_up',
          'course_start',
          'course_end',
        ] as const) {
          const answer = outcomes.may(actorOf(role), { record: timepoint }, standing);
          const late = !(states[timepoint] ?? []).includes(state);
          const expected = !withPeople.includes(role)
            ? 'outcomes.refused.role'
            : role === 'link_worker' && who !== 'mine'
              ? 'outcomes.refused.not_yours'
              : late
                ? `outcomes.refused.when.${timepoint}`
                : 'yes';
          assert.equal(said(answer), expected, `${role} ${who} ${state} ${timepoint}`);
          if (!answer.ok) assert.equal(answer.closed, expected.includes('.when.'));
        }
      }
});

test('a plan: read by who works with people, changed and agreed by the case’s own while it is worked on', () => {
  for (const role of roles)
    for (const who of each)
      for (const state of referralStates)
        for (const act of ['read', 'change', 'agree'] as const) {
          const expected = !withPeople.includes(role)
            ? 'plans.refused.role'
            : act === 'read'
              ? 'yes'
              : role === 'link_worker' && who !== 'mine'
                ? 'plans.refused.notYours'
                : inWork.includes(state)
                  ? 'yes'
                  : 'plans.refused.closed';
          assert.equal(said(plans.may(actorOf(role), act, { state, linkWorkerId: whose[who] })), expected);
        }
});

test('people: joining is the co-ordinator’s; what somebody said is written by who works with them, or by themselves', () => {
  const those = (may: (role: Role) => boolean) => roles.filter(may);
  assert.deepEqual(
    those(role => people.mayMerge({ role })),
    ['coordinator', 'system'],
  );
  assert.deepEqual(
    those(role => people.mayRecordConsent({ role, id: me }, me)),
    ['link_worker', 'coordinator', 'person', 'system'],
  );
  assert.deepEqual(
    those(role => people.mayRecordConsent({ role, id: me }, colleague)),
    withPeople,
  );
  assert.deepEqual(
    those(role => people.mayTakeBackConsent({ role })),
    withPeople,
  );
  assert.deepEqual(
    those(role => people.mayPublishWording({ role })),
    ['administrator'],
  );
});

test('staff: an administrator appoints all, a co-ordinator link workers, and nobody themselves', () => {
  for (const role of roles) {
    const may = staff.mayInviteTo(actorOf(role));
    const all = role === 'administrator' || role === 'system';
    const expected = all
      ? ['link_worker', 'coordinator', 'administrator', 'analyst']
      : role === 'coordinator'
        ? ['link_worker']
        : [];
    assert.deepEqual(may, expected, role);
    assert.equal(staff.mayManage(actorOf(role), colleague), all);
    assert.equal(staff.mayManage(actorOf(role), me), false);
    assert.equal(staff.mayKeepTeams(actorOf(role)), all);
    for (const to of roles) {
      assert.equal(
        staff.mayLetIn(actorOf(role), { id: colleague, role: to }),
        expected.some(one => one === to),
      );
      assert.equal(staff.mayLetIn(actorOf(role), { id: me, role: to }), false);
    }
  }
});

test('the directory: kept by co-ordinators and administrators; an entry of one’s own by its programme alone', () => {
  for (const role of roles) {
    const actor = actorOf(role);
    const keeps = ['coordinator', 'administrator', 'system'].includes(role);
    const yes = (is: boolean) => (is ? 'yes' : 'directory.edit.refused');
    assert.equal(said(directory.may(actor, 'edit')), yes(keeps), role);
    assert.equal(said(directory.may(actor, 'confirm')), yes(keeps || role === 'link_worker'), role);
    assert.equal(keeping.isKeeper(actor), keeps, role);
    assert.equal(keeping.worksWithPeople(actor), ['link_worker', 'coordinator'].includes(role), role);
    const refused = { name: 'Forbidden', reasonKey: 'directory.edit.refused' };
    const refusedKeeper = { name: 'Forbidden', reasonKey: 'directory.keeping.refused.role' };
    if (keeps) {
      directory.permit(actor, 'edit');
      keeping.onlyKeepers(actor);
    } else {
      assert.throws(() => directory.permit(actor, 'edit'), refused);
      assert.throws(() => keeping.onlyKeepers(actor), refusedKeeper);
    }
  }
  const refused = 'directory.edit.refused_theirs';
  for (const own of [true, false])
    for (const mine of [true, false]) {
      assert.equal(said(directory.mayKeep({ own, mine }, 'edit')), own && !mine ? refused : 'yes');
      assert.equal(said(directory.mayKeep({ own, mine }, 'confirm')), 'yes');
      const theirs = () => keeping.onlyTheirs({ own, mine });
      if (own && !mine) assert.throws(theirs, { name: 'Forbidden', reasonKey: refused });
      else theirs();
    }
});

test('the words of messages: co-ordinators and administrators', () => {
  assert.deepEqual(
    roles.filter(role => wording.mayWord(actorOf(role))),
    ['coordinator', 'administrator'],
  );
});
