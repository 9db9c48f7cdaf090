import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Task } from '../task.ts';
import { wayToTask } from './task-way.ts';

const task: Task = {
  id: 't',
  kind: 'other',
  referralId: 'r',
  personId: 'p',
  personName: 'Breda Kinnane',
  subjectId: null,
  assigneeId: 'a',
  dueOn: Temporal.PlainDate.from('2026-11-23'),
  words: null,
};
const ways: readonly (readonly [string, Partial<Task>, string | null])[] = [
  ['the case', {}, '/cases/r'],
  ['nowhere for a task about nobody', { referralId: null, personId: null }, null],
  ['the referral that nobody has decided on', { kind: 'chase_information', personId: null }, '/inbox/r'],
  ['the referral whose words are to be read', { kind: 'concern', personId: null }, '/inbox/r'],
  ['the referral, also once the person is known', { kind: 'concern' }, '/inbox/r'],
  ['the concern', { kind: 'concern', subjectId: 'c' }, '/concerns/c'],
  ['the session of the note', { kind: 'sign_note', subjectId: 's' }, '/cases/r/sessions/s'],
  ['the introduction', { kind: 'still_going', subjectId: 'i' }, '/cases/r/introductions/i'],
  ['the case, when it is the subject itself', { kind: 'review_missed', subjectId: 'r' }, '/cases/r'],
  ['the decision about more sessions', { kind: 'extension_approval', subjectId: 'e' }, '/cases/r/extend'],
  ['the questions after three months', { kind: 'follow_up', subjectId: 'r' }, '/cases/r/measures/follow_up'],
];

for (const [what, changes, way] of ways) {
  test(`a task leads to ${what}`, () => {
    assert.equal(wayToTask({ ...task, ...changes }), way);
  });
}
