/** What a GP types. */
export const referral = {
  adult: 'yes',
  in_area: 'yes',
  urgent: 'no',
  given_name: 'Philomena',
  family_name: 'Garvey',
  'born-day': '3',
  'born-month': '2',
  'born-year': '1951',
  phone: '020 915 0177',
  ways: ['voicemail'],
  email: 'philomena@example.org',
  postcode: 'V95 XY12',
  words: 'She would love to sing again since Martin died, and has nobody to go with.',
  needs_people: ['lonely'],
  consents: ['take_part', 'keep_record', 'share_with_referrer', 'share_with_gp'],
  consent_how: 'in_person',
  referrer_name: 'Dr Ita Fallon',
  referrer_role: 'gp',
  referrer_organisation: 'Riverbank Surgery',
  referrer_email: 'ita.fallon@riverbank.example',
} as const;

/** The same of somebody else. */
export const people = {
  ...referral,
  given_name: 'Con',
  family_name: 'Deasy',
  phone: '020 915 0178',
} as const;

/** Answers to the questionnaires of the default pack on which 0 to 10 is asked, and the choices of the others. */
export function answers(height: number) {
  return {
    ons4_satisfied: String(height),
    ons4_worthwhile: String(height),
    ons4_happy: String(height),
    ons4_anxious: String(10 - height),
    control_control: String(height),
    own_concerns_first: String(10 - height),
  };
}
