import { audit } from '../audit/index.ts';
import { Forbidden, NotFound, newId, Refused } from '../core/index.ts';
import { viewOf } from '../messages/index.ts';
import { decide } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { isLocale, type Locale } from '../ui/index.ts';
import { needsLargePrint } from './addresses.ts';
import { gpClosingFactsOf, gpOf, personClosingFactsOf, toldGp, weAreHereFactsOf } from './facts-of.ts';
import { type CaseRecord, caseRecord } from './facts-queries.ts';
import { edited, editOf, type KeptFacts, type Letter, type LetterKind } from './letter.ts';
import { may } from './policy.ts';
import { answerSlips } from './slips/store.ts';
import { letterStore } from './store.ts';

/** Why a letter of this kind cannot be written now, as a words key; null when it can. */
export function objectionTo(record: CaseRecord, kind: LetterKind): string | null {
  const { referral, person, consents } = record;
  const closed = referral.state === 'closed' || referral.state === 'follow_up';
  if (kind === 'gp_closing') {
    if (!closed) return 'letters.objection.notClosed';
    const gp = gpOf(record);
    if (!gp) return 'letters.objection.noGp';
    return decide('gp_letter', consents, toldGp(gp)).allowed ? null : 'letters.objection.noConsent';
  }
  if (person.died_on !== null || referral.closing_reason === 'died') return 'letters.error.died';
  if (kind === 'person_closing') return closed ? null : 'letters.objection.notClosed';
  return referral.first_contact_at === null || referral.closing_reason === 'could_not_be_contacted'
    ? null
    : 'letters.objection.inTouch';
}

/**
 * Gathers the facts of a letter from the record and keeps them as a draft. There is one draft of a kind: gathering again
 * takes the newest facts and leaves what was typed.
 * @returns its id
 * @throws NotFound, Forbidden (not their case), Refused (no consent, no GP, not closed, died)
 */
export async function draftLetter(
  scope: Scope,
  input: { readonly referralId: string; readonly kind: LetterKind; readonly id?: string },
): Promise<string> {
  const record = await caseRecord(scope, input.referralId);
  const { referral, person } = record;
  const leave = may(scope.actor, 'make', { state: null, linkWorkerId: referral.link_worker_id });
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const objection = objectionTo(record, input.kind);
  if (objection) throw new Refused(objection);
  const store = letterStore(scope);
  const before = await store.draft(referral.id, input.kind);
  const written = await withSlip(scope, writeFacts(scope, record, input.kind), before, referral.id);
  const id = before?.id ?? input.id ?? newId();
  if (before) await store.rewrite(id, keepingEdits(before, written));
  else await store.add({ ...written, id, referralId: referral.id, personId: person.id });
  await audit(scope, {
    verb: before ? 'letter.gathered' : 'letter.drafted',
    subject: { kind: 'letter', id },
    personId: person.id,
  });
  return id;
}

/** A letter to somebody never reached ends with a strip; gathered again it keeps the code that may be printed already. */
async function withSlip(
  scope: Scope,
  written: Written,
  before: Letter | undefined,
  referralId: string,
): Promise<Written> {
  if (written.kind !== 'we_are_here') return written;
  const kept = before?.kind === 'we_are_here' ? before.facts.slip : null;
  const slip = kept ?? {
    code: await answerSlips(scope).add({ referralId, about: 'here' }),
    about: 'here' as const,
  };
  return { ...written, facts: { ...written.facts, slip } };
}

type Written = KeptFacts & { readonly locale: Locale; readonly largePrint: boolean };

function writeFacts(scope: Scope, record: CaseRecord, kind: LetterKind): Written {
  const { house, person } = record;
  const own = isLocale(person.locale) ? person.locale : 'en';
  const locale = kind === 'gp_closing' ? house.locale : own;
  const largePrint = kind !== 'gp_closing' && needsLargePrint(person.access_needs);
  const view = viewOf(house, scope.now, locale);
  const common = { locale, largePrint };
  if (kind === 'person_closing') return { ...common, kind, facts: personClosingFactsOf(record, view) };
  if (kind === 'we_are_here') return { ...common, kind, facts: weAreHereFactsOf(record, view) };
  if (kind === 'appointment' || kind === 'welcome') throw new NotFound('letter');
  const gp = gpOf(record);
  if (!gp) throw new NotFound('gp');
  return { ...common, kind, facts: gpClosingFactsOf(record, view, gp) };
}

function keepingEdits(before: Letter, written: Written): Written {
  return edited(written, editOf(before), before.locale);
}
