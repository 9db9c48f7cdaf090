import { z } from 'zod';
import { isAdultOn } from '../core/index.ts';
import { optionalIdentifier, optionalPostcode } from '../people/index.ts';
import { type consentPurposes, consentWays, type RegionId, referrerRoles } from '../programmes/index.ts';
import {
  choice,
  choices,
  email,
  localeCodes,
  optionalChoice,
  optionalDate,
  optionalEmail,
  optionalPhone,
  optionalText,
  text,
} from '../ui/index.ts';
import { contactWays, type Intake } from './intake.ts';
import { needFields, needsIn } from './need-fields.ts';

/** Purposes a referrer asks the person about; taking part and the record are what a referral cannot be without. */
export const referPurposes = [
  'take_part',
  'keep_record',
  'share_with_referrer',
  'share_with_gp',
  'use_for_statistics',
] as const satisfies readonly (typeof consentPurposes.codes)[number][];
const needed = ['take_part', 'keep_record'] as const;

/** Languages somebody may say they like to speak; what we write to them comes in it. */
export const spokenLocales = localeCodes;

export type ReferFormOptions = {
  readonly region: RegionId;
  readonly today: Temporal.PlainDate;
  /** By telephone the caller may be the person, so the referrer may be left out. */
  readonly byPhone: boolean;
};

const forms = new Map<string, ReturnType<typeof makeReferForm>>();

/**
 * The one page of a referral by somebody else, or told over the telephone. Eligibility comes first. Made once a day for
 * each region: zod takes longer to make a form than to read one.
 */
export function referForm(options: ReferFormOptions): ReturnType<typeof makeReferForm> {
  const key = `${options.region} ${options.today} ${options.byPhone}`;
  const known = forms.get(key);
  if (known) return known;
  if (forms.size > 20) forms.clear();
  const made = makeReferForm(options);
  forms.set(key, made);
  return made;
}

function makeReferForm({ region, today, byPhone }: ReferFormOptions) {
  const name = (missing: string) => text({ max: 100, missing });
  const always = { when: () => true };
  return z
    .object({
      adult: choice(['yes', 'no'], 'referrals.error.adult').refine(
        value => value === 'yes',
        'referrals.error.under_18',
      ),
      in_area: choice(['yes', 'no'], 'referrals.error.in_area').refine(
        value => value === 'yes',
        'referrals.error.out_of_area',
      ),
      urgent: choice(['no', 'yes'], 'referrals.error.urgent').refine(
        value => value === 'no',
        'referrals.error.crisis',
      ),
      given_name: name('referrals.error.given_name'),
      family_name: name('referrals.error.family_name'),
      known_as: optionalText({ max: 100 }),
      born: optionalDate({ past: true, today }).refine(
        born => born === null || isAdultOn(born, today),
        'referrals.error.under_18',
      ),
      identifier: optionalIdentifier(region),
      locale: choice(spokenLocales),
      interpreter: optionalText({ max: 60 }),
      phone: optionalPhone({ region }),
      ways: choices(contactWays),
      contact_note: optionalText({ max: 500, lines: true }),
      email: optionalEmail(),
      address: optionalText({ max: 300, lines: true }),
      postcode: optionalPostcode(region),
      words: optionalText({ max: 2000, lines: true }),
      ...needFields(),
      risk_note: optionalText({ max: 1000, lines: true }),
      access_needs: optionalText({ max: 500, lines: true }),
      consents: choices(referPurposes).refine(
        given => needed.every(purpose => given.includes(purpose)),
        'referrals.error.consent',
      ),
      consent_how: choice(consentWays.codes, 'referrals.error.consent_how'),
      consent_by: optionalText({ max: 120 }),
      referrer_name: byPhone ? optionalText({ max: 120 }) : name('referrals.error.referrer_name'),
      referrer_role: byPhone
        ? optionalChoice(referrerRoles.codes)
        : choice(referrerRoles.codes, 'referrals.error.referrer_role'),
      referrer_organisation: optionalText({ max: 160 }),
      referrer_email: byPhone ? optionalEmail() : email({ missing: 'referrals.error.referrer_email' }),
      referrer_phone: optionalPhone({ region }),
    })
    .refine(form => Boolean(form.phone ?? form.email ?? form.address), {
      path: ['phone'],
      message: 'referrals.error.reach',
      ...always,
    })
    .refine(form => Boolean(form.words) || needsIn(form).length > 0, {
      path: ['words'],
      message: 'referrals.error.why',
      ...always,
    });
}
export type ReferParams = z.output<ReturnType<typeof referForm>>;

/** What was typed, as it will be kept. */
export function intakeFrom(form: ReferParams): Intake {
  const asked = referPurposes.map(purpose => ({ purpose, given: form.consents.includes(purpose) }));
  return {
    givenName: form.given_name,
    familyName: form.family_name,
    knownAs: form.known_as,
    birthDate: form.born?.toString() ?? null,
    statedAdult: true,
    identifier: form.identifier,
    phone: form.phone,
    email: form.email,
    address: form.address,
    postcode: form.postcode,
    locale: form.locale,
    interpreter: form.interpreter,
    ways: form.ways,
    bestTime: null,
    contactNote: form.contact_note,
    words: form.words,
    needs: needsIn(form),
    barriers: [],
    accessNeeds: form.access_needs,
    riskNote: form.risk_note,
    notSafe: false,
    gpName: form.referrer_role === 'gp' ? form.referrer_name : null,
    gpPractice: form.referrer_role === 'gp' ? form.referrer_organisation : null,
    referrer:
      form.referrer_name && form.referrer_role
        ? {
            name: form.referrer_name,
            role: form.referrer_role,
            organisation: form.referrer_organisation,
            email: form.referrer_email,
            phone: form.referrer_phone,
            relation: null,
          }
        : null,
    consents: asked,
    consentHow: form.consent_how,
    consentBy: form.consent_by,
    paper: null,
  };
}
