import { z } from 'zod';
import { regionOf } from '../../src/programmes/index.ts';
import type { Route } from '../../src/web/index.ts';

/** A canary that was put into a field. */
export type Canary = { readonly name: string; readonly text: string };

/** Whatever somebody typed about a person. */
export const OPEN = /kestrel|merlin|9150987/i;
/** The same of people alone: the name of a crisis line stands on every page. */
export const OF_PEOPLE = /kestrel|9150987/i;
/** What is kept sealed. */
export const SEALED = /sealedkestrel|9150987|kestrel@/i;

type Kind = {
  /** Fields of that name. */
  readonly field: RegExp;
  readonly text: (name: string) => string;
  /** A field that must have had one, or the proof is none. */
  readonly must?: string;
};

/** What goes into a field, by its name: in the form that it asks for. The first that fits. */
export const canaries: readonly Kind[] = [
  { field: /^(phone|other_phone|referrer_phone)$/, text: () => '020 915 0987', must: 'phone' },
  { field: /^(email|referrer_email)$/, text: () => 'kestrel@example.org', must: 'email' },
  { field: /^postcode$/, text: () => 'V95 XY12' },
  { field: /^identifier$/, text: () => regionOf('ie').identifiers[0]?.example ?? '' },
  { field: /^(address)$/, text: () => '7 Sealedkestrel Row', must: 'address' },
  {
    field: /^(contact_note|code_word|risk_note|restricted|place|know_before|decision)$/,
    text: name => `Sealedkestrel ${name}`,
    must: 'restricted',
  },
];

/** Fields of these routes say what is sealed; the same names elsewhere do not. */
const OF_CONCERNS = /concern/;
/** Entries of the directory, settings, staff: of no person who is helped. */
const OF_NOBODY =
  /^\/(services|directory|entry|staff|settings|concepts|lexicon|feeds|sign-in|forgotten|join|account|find|api|crisis|safety|:programme\/entry)/;
/** What bodyOf writes into a field of words. */
const WORDS = new Set([
  'Words',
  'They would.',
  'We talked it over.',
  'Would they like company?',
  'I would like to sing',
  'A new name',
  'themself',
  'gardening',
]);

/** The same request with a canary in each field that takes words, an address or a number. */
export function withCanaries(
  route: Route,
  init: RequestInit,
): { readonly init: RequestInit; readonly canaries: readonly Canary[] } {
  if (!(init.body instanceof URLSearchParams)) return { init, canaries: [] };
  const body = new URLSearchParams(init.body);
  const put: Canary[] = [];
  const nobody = OF_NOBODY.test(route.path);
  for (const [name, value] of Object.entries(byHand[`${route.method} ${route.path}`] ?? {}))
    for (const one of [value].flat()) body.append(name, one);
  for (const name of nobody ? [] : namesOf(route))
    if (!body.has(name) && canaries.some(({ field }) => field.test(name))) body.set(name, 'Words');
  for (const [name, value] of [...body]) {
    if (name.startsWith('_') || value.startsWith(':')) continue;
    const kind = canaries.find(({ field }) => field.test(name));
    const sealedWords = OF_CONCERNS.test(route.path) && name === 'words';
    const isText = WORDS.has(value);
    if (!isText && !(kind && value !== '')) continue;
    const text = nobody
      ? isText
        ? `Merlin ${name}`
        : value
      : kind
        ? kind.text(name)
        : `${sealedWords ? 'Sealedkestrel' : 'Openkestrel'} ${name}`;
    body.set(name, text);
    if (text !== value) put.push({ name, text });
  }
  return { init: { ...init, body }, canaries: put };
}

/** Forms that are read with rules of the programme, and so tell no one beforehand what they ask: what must be said. */
const byHand: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  'post /:programme/refer': {
    ...{
      adult: 'yes',
      in_area: 'yes',
      urgent: 'no',
      locale: 'en',
      given_name: 'Openkestrel',
      family_name: 'Openkestrel',
    },
    ...{
      'born-day': '29',
      'born-month': '2',
      'born-year': '1948',
      phone: 'Words',
      email: 'Words',
      address: 'Words',
    },
    ...{
      words: 'Words',
      risk_note: 'Words',
      contact_note: 'Words',
      needs_people: ['lonely'],
      postcode: 'Words',
    },
    ...{ consents: ['take_part', 'keep_record'], consent_how: 'in_person', referrer_name: 'Openkestrel' },
    ...{ referrer_role: 'gp', referrer_email: 'Words', referrer_phone: 'Words' },
  },
  'post /people/:personId/edit': {
    ...{ version: '1', given_name: 'Openkestrel', family_name: 'Openkestrel', locale: 'en', about: 'Words' },
    ...{ phone: 'Words', other_phone: 'Words', email: 'Words', address: 'Words', postcode: 'Words' },
    ...{ contact_note: 'Words', code_word: 'Words', ways: ['text', 'email', 'post'] },
  },
};

/** Every field that a form knows, whether it must be filled or not. */
function namesOf(route: Route): readonly string[] {
  if (!route.form) return [];
  const shape = z.toJSONSchema(route.form, { io: 'input', unrepresentable: 'any' });
  return Object.keys(shape.properties ?? {});
}
