import { audit } from '../audit/index.ts';
import { Refused } from '../core/index.ts';
import { houseOf, queueMessage, stableId, viewOf } from '../messages/index.ts';
import { decide, initialsOf } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { holdLetter } from './edit-letter.ts';
import type { LetterDocument } from './engine/document.ts';
import { gpOf, toldGp } from './facts-of.ts';
import { type CaseRecord, caseRecord } from './facts-queries.ts';
import { datedOn, documentOf, type Letter } from './letter.ts';
import { letterStore } from './store.ts';

type One = { readonly referralId: string; readonly letterId: string };

/** A letter as it would go today, ready to be printed. */
export type ReadyLetter = { readonly letter: Letter; readonly document: LetterDocument };

/**
 * Puts today's date on a draft. Printing happens outside the transaction; `sendLetter` then checks that nothing moved.
 * @returns null for a letter that has been sent
 */
export async function readyLetter(scope: Scope, one: One): Promise<ReadyLetter | null> {
  const found = await letterStore(scope).find(one.referralId, one.letterId);
  if (found?.state === 'sent') return null;
  const letter = await holdLetter(scope, one, 'send');
  const house = await houseOf(scope);
  const today = scope.now.toZonedDateTimeISO(house.zone).toPlainDate();
  const dated = datedOn(letter, today);
  return { letter: dated, document: documentOf(dated, viewOf(house, scope.now, dated.locale)) };
}

/**
 * Locks a letter with its file and puts it into the outbox: a GP's by e-mail where we have the address, else by post; a
 * person's by a way they allow. Emits `LetterSent`.
 * @param one which letter, and the version that was on the screen
 * @param printed what was printed; when the draft has changed since, or was another on the screen, nothing is sent
 * @throws NotFound, Forbidden, Refused (sent already; changed since it was read; no consent for the GP; the person has died)
 */
export async function sendLetter(
  scope: Scope,
  one: One & { readonly version: number },
  printed: Letter,
  pdf: Uint8Array,
): Promise<void> {
  const letter = await holdLetter(scope, one, 'send');
  if (letter.version !== printed.version || letter.version !== one.version)
    throw new Refused('letters.refused.changed');
  const record = await caseRecord(scope, one.referralId);
  refuseUnlessAllowed(letter, record);
  await letterStore(scope).markSent(letter.id, { facts: printed.facts, pdf });
  if (letter.kind === 'gp_closing') await toGp(scope, letter, record);
  else await toPerson(scope, letter, record);
  await audit(scope, {
    verb: 'letter.sent',
    subject: { kind: 'letter', id: letter.id },
    personId: letter.personId,
  });
  await emit(scope, {
    name: 'LetterSent',
    subjectId: letter.id,
    payload: { referralId: letter.referralId, kind: letter.kind },
  });
}

function refuseUnlessAllowed(letter: Letter, record: CaseRecord): void {
  if (letter.kind !== 'gp_closing') {
    if (record.person.died_on !== null) throw new Refused('letters.error.died');
    return;
  }
  const gp = gpOf(record);
  if (!gp || !decide('gp_letter', record.consents, toldGp(gp)).allowed)
    throw new Refused('letters.objection.noConsent');
}

async function toGp(scope: Scope, letter: Letter, record: CaseRecord): Promise<void> {
  const gp = gpOf(record);
  await queueMessage(scope, {
    id: stableId(letter.id, 'gp_letter'),
    template: 'gp_letter',
    personId: letter.personId,
    referralId: letter.referralId,
    letterId: letter.id,
    locale: letter.locale,
    told: gp ? toldGp(gp) : undefined,
    recipient: { email: gp?.email ?? null, address: gp ? [gp.name, ...gp.lines].join('\n') : null },
    values: { initials: initialsOf(record.person), reference: record.referral.reference },
  });
}

async function toPerson(scope: Scope, letter: Letter, { person, worker, house }: CaseRecord): Promise<void> {
  const template = letter.kind === 'we_are_here' ? 'we_are_here' : 'person_letter';
  await queueMessage(scope, {
    id: stableId(letter.id, template),
    template,
    personId: letter.personId,
    referralId: letter.referralId,
    letterId: letter.id,
    locale: letter.locale,
    values: { name: person.known_as ?? person.given_name, worker: worker?.name ?? house.hostName },
  });
}
