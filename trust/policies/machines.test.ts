import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorkState } from '../../src/care/case.ts';
import { decideWithin } from '../../src/care/concern.ts';
import * as introduction from '../../src/introductions/introduction.ts';
import { concernKinds } from '../../src/programmes/index.ts';
import * as referral from '../../src/referrals/referral.ts';
import { sessionStates } from '../../src/sessions/session.ts';

// The machines of states, told a second time as lists of arrows. An arrow that comes or goes is changed here too.

type Arrow = { readonly from: readonly string[]; readonly to: string };
const drawn = <T extends Arrow>(all: Readonly<Record<string, T>>, more: (one: T) => string) =>
  Object.entries(all).map(
    ([name, one]) => `${name}: ${one.from.join(' ') || 'nothing'} -> ${one.to}${more(one)}`,
  );

const triage = 'coordinator system';
const staff = 'link_worker coordinator system';

test('a referral: from where to where, who, and where a reason is asked for', () => {
  const arrows = drawn(
    referral.transitions as Readonly<Record<string, referral.Transition>>,
    ({ who, reason }) => `; ${who.join(' ')}${reason ? '; reason' : ''}`,
  );
  assert.deepEqual(arrows, [
    `receive: nothing -> received; public ${staff}`,
    `start_triage: received info_requested -> in_triage; ${triage}`,
    `ask: in_triage -> info_requested; ${triage}`,
    `answer: info_requested -> in_triage; referrer ${triage}`,
    `accept: in_triage -> accepted; ${triage}`,
    `decline: in_triage -> declined; ${triage}; reason`,
    `redirect: in_triage -> redirected; ${triage}; reason`,
    `mark_duplicate: in_triage -> duplicate; ${triage}`,
    `wait: accepted -> waiting; ${triage}`,
    `allocate: accepted waiting -> allocated; ${triage}`,
    `reallocate: allocated contacting active on_hold -> unchanged; ${triage}; reason`,
    `start_contact: allocated -> contacting; ${staff}`,
    `start_work: allocated contacting -> active; ${staff}`,
    `hold: active contacting allocated -> on_hold; ${staff}; reason`,
    `resume: on_hold -> active; ${staff}`,
    `close: allocated contacting active on_hold -> closed; ${staff}; reason`,
    `follow_up: closed -> follow_up; ${staff}`,
    `reopen: closed follow_up -> active; ${staff}; reason`,
    'withdraw: received in_triage info_requested accepted waiting allocated contacting active on_hold -> withdrawn; ' +
      staff,
  ]);
});

test('a referral: its states, those of triage, those of a case, those in which somebody works with the person', () => {
  assert.equal(
    referral.referralStates.join(' '),
    'received in_triage info_requested accepted declined redirected duplicate waiting allocated contacting active on_hold ' +
      'closed follow_up withdrawn',
  );
  assert.equal(referral.triageStates.join(' '), 'received in_triage info_requested');
  assert.equal(referral.caseStates.join(' '), 'accepted waiting allocated contacting active on_hold');
  assert.equal(
    referral.openStates.join(' '),
    `${referral.triageStates.join(' ')} ${referral.caseStates.join(' ')}`,
  );
  assert.equal(referral.referralStates.filter(isWorkState).join(' '), 'allocated contacting active on_hold');
});

test('a referral: where each arrow leads from each state, and what triage may decide from where', () => {
  for (const state of referral.referralStates)
    for (const [name, one] of Object.entries(referral.transitions) as [
      referral.TransitionName,
      referral.Transition,
    ][]) {
      const to = one.from.includes(state) ? (one.to === 'unchanged' ? state : one.to) : null;
      assert.equal(referral.next(state, name), to, `${state} ${name}`);
      const looked = state === 'received' || state === 'info_requested';
      const decided = to !== null || (looked && one.from.includes('in_triage'));
      assert.equal(referral.canDecide(state, name), decided, `${state} ${name}`);
    }
});

test('a session: planned, and what became of it', () => {
  assert.equal(sessionStates.join(' '), 'planned held missed cancelled_by_person cancelled_by_us moved');
});

test('an introduction: from where to where, by whom, what must be said, and what others hear of it', () => {
  const arrows = drawn(
    introduction.transitions as Readonly<Record<string, introduction.Transition>>,
    ({ by, needs, tells }) => `; ${by}${needs ? `; ${needs}` : ''}${tells ? `; ${tells}` : ''}`,
  );
  const awaiting = 'sent no_reply chased escalated';
  assert.deepEqual(arrows, [
    'choose: suggested -> chosen; people',
    'send: chosen -> sent; people; IntroductionSent',
    'no_reply: sent -> no_reply; clock',
    'chase: no_reply chased -> chased; clock',
    'escalate: sent no_reply chased -> escalated; clock; IntroductionEscalated',
    `accept: ${awaiting} -> accepted; people; IntroductionAccepted`,
    `decline: ${awaiting} -> declined; people; reason; IntroductionDeclined`,
    'book: accepted booked -> booked; people; moment; IntroductionBooked',
    'attend_first: accepted booked -> first_attended; people; day; IntroductionFirstAttended',
    'keep_going: first_attended -> attending; people',
    'complete: first_attended attending -> completed; people; IntroductionEnded',
    `stop: suggested chosen ${awaiting} accepted booked first_attended attending -> stopped; people; barrier; IntroductionEnded`,
  ]);
  assert.deepEqual(introduction.transitionNames, Object.keys(introduction.transitions));
});

test('an introduction: its states, those with a known end, and where it may begin', () => {
  const states =
    'suggested chosen given sent no_reply chased escalated accepted declined booked first_attended attending completed stopped';
  assert.equal(introduction.introductionStates.join(' '), states);
  assert.equal(
    introduction.introductionStates.filter(introduction.isFinal).join(' '),
    'given declined completed stopped',
  );
  assert.equal(introduction.awaitingStates.join(' '), 'sent no_reply chased escalated');
  assert.equal(introduction.goingStates.join(' '), 'first_attended attending');
  assert.ok(introduction.isIntroductionState('chased') && !introduction.isIntroductionState('lost'));
  for (const state of introduction.introductionStates) {
    assert.equal(introduction.mayBegin('signposted', state), state === 'given');
    assert.equal(introduction.mayBegin('accompanied', state), ['suggested', 'chosen'].includes(state));
    for (const [name, one] of Object.entries(introduction.transitions) as [
      introduction.TransitionName,
      introduction.Transition,
    ][])
      assert.equal(introduction.next(state, name), one.from.includes(state) ? one.to : null);
  }
});

test('a concern is decided the next working day where a life or a body may be in danger, else in two', () => {
  const urgent = ['thoughts_of_suicide', 'self_harm', 'harm_from_others', 'domestic_abuse', 'child_at_risk'];
  for (const kind of concernKinds.codes)
    assert.equal(decideWithin(kind), urgent.includes(kind) ? 1 : 2, kind);
  assert.ok(urgent.every(kind => concernKinds.codes.some(one => one === kind)));
});
