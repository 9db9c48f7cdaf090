import { audit } from '../audit/index.ts';
import { newId, reference } from '../core/index.ts';
import { consentAddition, postcodeAreaOf } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { asksForCare } from './danger.ts';
import type { Intake } from './intake.ts';
import { addStatusLink } from './status-link-store.ts';
import { type NewReferral, type ReferralRoute, referralStore } from './store.ts';

export type Received = { readonly referralId: string; readonly reference: string };

export type ReceiveInput = {
  readonly route: ReferralRoute;
  readonly intake: Intake;
  /** Token of the referrer's status page, when the page after this one shows it. */
  readonly statusToken?: string | undefined;
  /** Day on which words of danger should be read: today where the programme is. */
  readonly today: Temporal.PlainDate;
  /** When it came, where that is earlier than now: a form on paper waits for nobody's hands. */
  readonly receivedAt?: Temporal.Instant | undefined;
};

/**
 * Takes a referral in, whoever sends it. No person is looked for here: a referrer must not learn whether somebody is
 * known. Emits `ReferralReceived`. Words that speak of danger make a task for a person to read today.
 */
export async function receive(scope: Scope, input: ReceiveInput): Promise<Received> {
  const { intake, route } = input;
  const store = referralStore(scope);
  const id = newId();
  const careful = asksForCare(intake);
  const given = await store.addNumbered(() => reference(), rowOf(scope, id, input));
  // Nothing here reads them back, so they all travel with the commit.
  store.addNeeds(
    id,
    intake.needs.map(need => ({ need })),
  );
  const consents = intake.consents.map(consent => ({
    ...consent,
    referralId: id,
    how: intake.consentHow,
    byWhom: intake.consentBy ?? `${intake.givenName} ${intake.familyName}`,
  }));
  if (consents.length > 0) scope.atEnd(consentAddition(scope, consents));
  store.addEvent({ referralId: id, transition: 'receive', from: null, to: 'received' });
  if (input.statusToken) addStatusLink(scope, id, input.statusToken);
  if (careful) store.addTask({ kind: 'concern', referralId: id, dueOn: input.today });
  await emit(scope, { name: 'ReferralReceived', subjectId: id, payload: { route, careful } });
  await audit(scope, {
    verb: 'referral.received',
    subject: { kind: 'referral', id },
    fields: careful ? ['read_carefully'] : [],
  });
  return { referralId: id, reference: given };
}

function rowOf(
  scope: Scope,
  id: string,
  { intake, route, receivedAt }: ReceiveInput,
): Omit<NewReferral, 'reference' | 'area_id'> {
  const { referrer } = intake;
  return {
    id,
    route,
    submitted: intake,
    given_name: intake.givenName,
    family_name: intake.familyName,
    birth_date: intake.birthDate === null ? null : Temporal.PlainDate.from(intake.birthDate),
    stated_adult: intake.statedAdult,
    phone: intake.phone,
    email: intake.email,
    address: intake.address,
    postcode: intake.postcode,
    postcode_area: postcodeAreaOf(intake.postcode),
    identifier_system: intake.identifier?.system ?? null,
    identifier_value: intake.identifier?.value ?? null,
    locale: intake.locale,
    interpreter_language: intake.interpreter,
    words: intake.words,
    risk_note: intake.riskNote,
    referrer_name: referrer?.name ?? null,
    referrer_role: referrer?.role ?? null,
    referrer_organisation: referrer?.organisation ?? null,
    referrer_email: referrer?.email ?? null,
    referrer_phone: referrer?.phone ?? null,
    referrer_relation: referrer?.relation ?? null,
    received_at: receivedAt ?? scope.now,
  };
}
