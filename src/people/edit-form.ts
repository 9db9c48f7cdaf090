import { z } from 'zod';
import { isAdultOn } from '../core/index.ts';
import type { RegionId } from '../programmes/index.ts';
import {
  choice,
  choices,
  dateTyped,
  localeCodes,
  optionalChoice,
  optionalDate,
  optionalEmail,
  optionalPhone,
  optionalText,
  type Typed,
  text,
  tick,
  wholeNumber,
} from '../ui/index.ts';
import { optionalIdentifier, optionalPostcode, postcodeAreaOf } from './fields.ts';
import type { Person, PersonChanges } from './person.ts';

export const ways = ['voicemail', 'text', 'email', 'post'] as const;
export const bestTimes = ['morning', 'afternoon', 'evening'] as const;

/** Everything about a person that staff may change on one page. */
export function editForm({
  region,
  today,
}: {
  readonly region: RegionId;
  readonly today: Temporal.PlainDate;
}) {
  return z.object({
    version: wholeNumber({ min: 1, max: 1_000_000 }),
    given_name: text({ max: 100, missing: 'people.error.given_name' }),
    family_name: text({ max: 100, missing: 'people.error.family_name' }),
    known_as: optionalText({ max: 100 }),
    pronouns: optionalText({ max: 40 }),
    birth_date: optionalDate({ past: true, today }).refine(
      born => born === null || isAdultOn(born, today),
      'people.error.under_18',
    ),
    identifier: optionalIdentifier(region),
    phone: optionalPhone({ region }),
    other_phone: optionalPhone({ region }),
    email: optionalEmail(),
    address: optionalText({ max: 300, lines: true }),
    postcode: optionalPostcode(region),
    locale: choice(localeCodes),
    interpreter_language: optionalText({ max: 60 }),
    ways: choices(ways),
    best_time: optionalChoice(bestTimes),
    contact_note: optionalText({ max: 500, lines: true }),
    code_word: optionalText({ max: 60 }),
    neutral_sender: tick(),
    access_needs: optionalText({ max: 500, lines: true }),
    travel_needs: optionalText({ max: 500, lines: true }),
    about: optionalText({ max: 2000, lines: true }),
    gp_name: optionalText({ max: 120 }),
    gp_practice: optionalText({ max: 160 }),
    gp_email: optionalEmail(),
  });
}
export type EditParams = z.output<ReturnType<typeof editForm>>;

/** The columns of a form that passed. */
export function changesFrom(form: EditParams): PersonChanges {
  const { version: _, ways: chosen, identifier, ...plain } = form;
  return {
    ...plain,
    postcode_area: postcodeAreaOf(form.postcode),
    identifier_system: identifier?.system ?? null,
    identifier_value: identifier?.value ?? null,
    may_voicemail: chosen.includes('voicemail'),
    may_text: chosen.includes('text'),
    may_email: chosen.includes('email'),
    may_post: chosen.includes('post'),
  };
}

/**
 * A person as the fields of the form.
 * @param phone a number as people here write it
 */
export function typedFrom(person: Person, phone: (number: string) => string): Typed {
  const texts = Object.entries(person).flatMap(([field, value]) =>
    typeof value === 'string' ? [[field, value] as const] : [],
  );
  return {
    ...Object.fromEntries(texts),
    ...(person.phone ? { phone: phone(person.phone) } : {}),
    ...(person.other_phone ? { other_phone: phone(person.other_phone) } : {}),
    ...dateTyped('birth_date', person.birth_date),
    identifier: person.identifier_value ?? undefined,
    neutral_sender: person.neutral_sender ? 'yes' : undefined,
    ways: waysOf(person),
    version: `${person.version}`,
  };
}

/** The ways in which a person may be reached besides ringing. */
export function waysOf(person: Person): (typeof ways)[number][] {
  const may = {
    voicemail: person.may_voicemail,
    text: person.may_text,
    email: person.may_email,
    post: person.may_post,
  };
  return ways.filter(way => may[way]);
}
