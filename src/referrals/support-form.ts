import { z } from 'zod';
import { isAdultOn } from '../core/index.ts';
import { optionalPostcode } from '../people/index.ts';
import { barriers, type RegionId, relations } from '../programmes/index.ts';
import {
  choice,
  choices,
  optionalChoice,
  optionalDate,
  optionalEmail,
  optionalPhone,
  optionalText,
  text,
  tick,
} from '../ui/index.ts';
import type { SupportStep } from './draft.ts';
import type { Intake } from './intake.ts';
import { needFields, needsIn } from './need-fields.ts';
import { spokenLocales } from './refer-form.ts';

export const supportWays = ['text', 'email', 'post'] as const;
export const goodTimes = ['morning', 'afternoon', 'evening'] as const;
export const supportPurposes = [
  'take_part',
  'keep_record',
  'share_with_gp',
  'contact_later',
  'use_for_statistics',
] as const;
/** Barriers a person can name before anything was looked for. */
export const askedBarriers = barriers.codes.filter(code => code !== 'not_available' && code !== 'full');

export type SupportOptions = { readonly region: RegionId; readonly today: Temporal.PlainDate };

const always = { when: () => true };

/** The five steps of a self-referral, each a form of its own. */
export function supportForms({ region, today }: SupportOptions) {
  const you = z
    .object({
      given_name: text({ max: 100, missing: 'referrals.error.own_given_name' }),
      family_name: text({ max: 100, missing: 'referrals.error.own_family_name' }),
      known_as: optionalText({ max: 100 }),
      born: optionalDate({ past: true, today }),
      stated_adult: tick(),
      locale: choice(spokenLocales),
      interpreter: optionalText({ max: 60 }),
    })
    .refine(form => form.born === undefined || form.born !== null || form.stated_adult, {
      path: ['born'],
      message: 'referrals.error.own_born',
      ...always,
    });
  const reach = z
    .object({
      helping: tick(),
      helper_name: optionalText({ max: 120 }),
      helper_relation: optionalChoice(relations.codes),
      phone: optionalPhone({ region }),
      voicemail: optionalChoice(['yes', 'no']),
      ways: choices(supportWays),
      email: optionalEmail(),
      good_time: optionalChoice(goodTimes),
      contact_note: optionalText({ max: 500, lines: true }),
      address: optionalText({ max: 300, lines: true }),
      postcode: optionalPostcode(region),
    })
    .refine(form => !form.helping || Boolean(form.helper_name), {
      path: ['helper_name'],
      message: 'referrals.error.helper_name',
      ...always,
    })
    .refine(form => form.phone === undefined || Boolean(form.phone ?? form.email ?? form.address), {
      path: ['phone'],
      message: 'referrals.error.own_reach',
      ...always,
    })
    .refine(form => !form.phone || form.voicemail !== null, {
      path: ['voicemail'],
      message: 'referrals.error.voicemail',
      ...always,
    })
    .refine(form => !(form.ways ?? []).includes('email') || form.email !== null, {
      path: ['email'],
      message: 'ui.errors.email.missing',
      ...always,
    })
    .refine(form => !(form.ways ?? []).includes('post') || form.address !== null, {
      path: ['address'],
      message: 'referrals.error.address',
      ...always,
    });
  const matters = z
    .object({
      words: optionalText({ max: 2000, lines: true }),
      ...needFields(),
      safe: optionalChoice(['yes', 'no']),
    })
    .refine(form => Boolean(form.words) || needsIn(form).length > 0, {
      path: ['words'],
      message: 'referrals.error.own_why',
      ...always,
    });
  const hinders = z.object({
    barriers: choices(askedBarriers),
    access_needs: optionalText({ max: 500, lines: true }),
  });
  const agree = z.object({
    consents: choices(supportPurposes).refine(
      given => given.includes('take_part') && given.includes('keep_record'),
      'referrals.error.own_consent',
    ),
    gp_name: optionalText({ max: 120 }),
    gp_practice: optionalText({ max: 160 }),
  });
  return { you, reach, matters, hinders, agree } as const;
}

export type SupportForms = ReturnType<typeof supportForms>;
export type SupportParams = { readonly [Step in SupportStep]: z.output<SupportForms[Step]> };

/** Born less than 18 years ago. */
export function isTooYoung(born: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  return born !== null && !isAdultOn(born, today);
}

/** All five steps as what will be kept. */
export function supportIntake(params: SupportParams): Intake {
  const { you, reach, matters, hinders, agree } = params;
  const helped = reach.helping && reach.helper_name !== null;
  return {
    givenName: you.given_name,
    familyName: you.family_name,
    knownAs: you.known_as,
    birthDate: you.born?.toString() ?? null,
    statedAdult: you.stated_adult || you.born !== null,
    identifier: null,
    phone: reach.phone,
    email: reach.email,
    address: reach.address,
    postcode: reach.postcode,
    locale: you.locale,
    interpreter: you.interpreter,
    ways: [...(reach.voicemail === 'yes' ? (['voicemail'] as const) : []), ...reach.ways],
    bestTime: reach.good_time,
    contactNote: reach.contact_note,
    words: matters.words,
    needs: needsIn(matters),
    barriers: hinders.barriers,
    accessNeeds: hinders.access_needs,
    riskNote: null,
    notSafe: matters.safe === 'no',
    gpName: agree.gp_name,
    gpPractice: agree.gp_practice,
    referrer: helped
      ? {
          name: reach.helper_name ?? '',
          role: 'family_friend',
          organisation: null,
          email: null,
          phone: null,
          relation: reach.helper_relation,
        }
      : null,
    consents: supportPurposes.map(purpose => ({ purpose, given: agree.consents.includes(purpose) })),
    consentHow: 'online',
    consentBy: null,
    paper: null,
  };
}
