import type { NewPerson } from '../people/index.ts';
import { intakeOf } from './intake.ts';
import type { Referral } from './store.ts';

/** The new person's record as far as what was submitted tells. */
export function personFrom(referral: Referral): NewPerson {
  const intake = intakeOf({
    givenName: referral.given_name,
    familyName: referral.family_name,
    ...referral.submitted,
  });
  return {
    given_name: referral.given_name,
    family_name: referral.family_name,
    known_as: intake.knownAs,
    birth_date: referral.birth_date,
    stated_adult: referral.stated_adult,
    phone: referral.phone,
    email: referral.email,
    address: referral.address,
    postcode: referral.postcode,
    postcode_area: referral.postcode_area,
    area_id: referral.area_id,
    locale: referral.locale,
    interpreter_language: referral.interpreter_language,
    identifier_system: referral.identifier_system,
    identifier_value: referral.identifier_value,
    may_voicemail: intake.ways.includes('voicemail'),
    may_text: intake.ways.includes('text'),
    may_email: intake.ways.includes('email'),
    may_post: intake.ways.includes('post'),
    best_time: intake.bestTime,
    contact_note: intake.contactNote,
    access_needs: intake.accessNeeds,
    gp_name: intake.gpName,
    gp_practice: intake.gpPractice,
  };
}
