import { audit } from '../audit/index.ts';
import { newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { type ContactMode, type ContactOutcome, outcomesInTouch } from '../programmes/index.ts';
import { transition } from '../referrals/index.ts';
import { heedWords } from './heed-words.ts';
import { settleTasks } from './make-task.ts';
import { may, refusalOf } from './policy.ts';
import { holdCase } from './queries/case.ts';
import { houseRules } from './queries/house-rules.ts';
import { reachPerson } from './reach-person.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';

/** With whom a contact was. Only one with the person can be an attempt, or reach them. */
export const contactWith = [
  'person',
  'relative',
  'friend',
  'carer',
  'referrer',
  'gp',
  'group',
  'other',
] as const;
export type ContactWith = (typeof contactWith)[number];

export type NewContact = {
  readonly referralId: string;
  /** Local time; not later than now. Now when left out. */
  readonly at?: Temporal.PlainDateTime | null | undefined;
  readonly mode: ContactMode;
  readonly withWhom: ContactWith;
  readonly outcome: ContactOutcome;
  readonly minutes?: number | null | undefined;
  readonly note?: string | null | undefined;
};

/**
 * Puts a contact on record. The first attempt begins contacting, reaching the person begins the work; other contacts
 * change no state.
 * @throws NotFound, Forbidden, Refused (a time that has not come yet)
 * @returns the id of the contact
 */
export async function logContact(scope: Scope, input: NewContact): Promise<string> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'log_contact', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  const { zone, now } = await houseRules(scope);
  const local = input.at ?? now;
  if (Temporal.PlainDateTime.compare(local, now) > 0) throw new Refused('care.contact.error.future');
  const at = local.toZonedDateTime(zone).toInstant();
  const withPerson = input.withWhom === 'person';
  const inTouch = withPerson && outcomesInTouch.has(input.outcome);
  const id = newId();
  await careStore(scope).addContact({
    id,
    referral_id: kase.id,
    person_id: kase.personId,
    staff_id: scope.actor.id,
    at,
    mode: input.mode,
    with_whom: input.withWhom,
    outcome: input.outcome,
    minutes: input.minutes ?? null,
    is_attempt: withPerson && !inTouch,
    note: input.note ?? null,
  });
  if (inTouch) await reachPerson(scope, kase, at);
  else if (withPerson && kase.state === 'allocated') {
    await transition(scope, { referralId: kase.id, name: 'start_contact' });
  }
  if (withPerson) {
    await settleTasks(scope, 'first_contact', kase.id);
    await settleTasks(scope, 'contact_again', kase.id);
  }
  await audit(scope, {
    verb: 'contact.logged',
    subject: { kind: 'contact', id },
    personId: kase.personId,
    fields: ['mode', 'with_whom', 'outcome'],
  });
  await emit(scope, { name: 'ContactLogged', subjectId: kase.id, payload: { contactId: id } });
  await heedWords(scope, kase, [input.note]);
  await refreshNextAction(scope, kase.id);
  return id;
}
