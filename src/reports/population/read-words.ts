import type { Ethnicity } from '../../programmes/index.ts';
import { type AgeBand, ageBands } from './age-bands.ts';
import type { WhyLeftOut } from './figures.ts';

/** What a cell says, or why its row cannot be used. */
export type Said<Value> = { readonly value: Value } | { readonly why: WhyLeftOut };

/** A row that adds others up would count them twice. */
const total = /^(all|total|both|persons?|everyone|iomlán)\b/i;
const notStated = /not (stated|known|recorded|answered)|unknown|missing/i;

/**
 * A band of ages as tables write it, as one of ours. A band that reaches over the edge of one of ours cannot be split and is refused.
 * @example readAge('25 to 34 years') // { value: '25-34' }
 */
export function readAge(text: string): Said<AgeBand> {
  const said = text.trim();
  if (total.test(said)) return { why: 'total' };
  if (notStated.test(said)) return { why: 'not_stated' };
  const [first, second, ...more] = (said.match(/\d{1,3}/g) ?? []).map(Number);
  if (first === undefined || more.length > 0) return { why: 'age' };
  const open = /\+|\b(over|more|older|above)\b|≥/i.test(said);
  const [from, to] = /\b(under|below|less than)\b|</i.test(said)
    ? [0, first - 1]
    : [first, second ?? (open ? Number.POSITIVE_INFINITY : first)];
  if (to < from) return { why: 'age' };
  if (to < 18) return { why: 'under_18' };
  const band = ageBands.find(one => one.from <= from && to <= one.to);
  return band ? { value: band.code } : { why: 'age_crosses' };
}

/** Women, men or others as tables write them, in English or Irish. */
export function readSex(text: string): Said<'female' | 'male' | 'another'> {
  const said = text.trim().toLowerCase();
  if (/^(f|females?|wom[ae]n|mná|bean)$/.test(said)) return { value: 'female' };
  if (/^(m|males?|m[ae]n|fir|fear)$/.test(said)) return { value: 'male' };
  if (/^(another|other|non-binary|intersex)\b/.test(said)) return { value: 'another' };
  if (total.test(said)) return { why: 'total' };
  return { why: notStated.test(said) ? 'not_stated' : 'sex' };
}

type Group = Exclude<Ethnicity, 'not_said'>;

/** No group of any census is written longer: what is, is not searched for words. */
const LONGEST_GROUP = 200;

/** Tried in this order on what stands after the last colon or dash, so that “Black …, Caribbean or African: African” is African. */
const groups: readonly (readonly [RegExp, Group])[] = [
  [/gypsy/, 'gypsy_traveller'],
  [/traveller/, 'irish_traveller'],
  [/\broma\b/, 'roma'],
  [/indian.*pakistani.*bangladeshi/, 'south_asian'],
  [/\bindian\b/, 'indian'],
  [/pakistani/, 'pakistani'],
  [/bangladeshi/, 'bangladeshi'],
  [/\bchinese\b/, 'chinese'],
  [/caribbean/, 'caribbean'],
  [/african/, 'african'],
  [/\barab(ic)?\b/, 'arab'],
  [/other.*asian/, 'asian_other'],
  [/other.*black/, 'black_other'],
  [/other.*white/, 'white_other'],
  [/^(white )?irish$/, 'white_irish'],
  [/white.*british|english|^british$/, 'white_british'],
  [/\bother\b/, 'other_background'],
];

/** An ethnic group as the censuses of Ireland (2022) and of England and Wales (2021) write it, or as one of our own codes. */
export function readEthnicity(text: string, codes: ReadonlySet<string>): Said<Group> {
  const said = text.trim().toLowerCase();
  if (said.length > LONGEST_GROUP) return { why: 'ethnicity' };
  if (codes.has(said) && said !== 'not_said') return { value: said as Group };
  if (total.test(said)) return { why: 'total' };
  if (notStated.test(said)) return { why: 'not_stated' };
  if (/\bmixed\b|multiple/.test(said)) return { value: 'mixed' };
  const tail =
    said
      .split(/:|\s[-–]\s/)
      .at(-1)
      ?.trim() ?? said;
  const found = groups.find(([words]) => words.test(tail));
  return found ? { value: found[1] } : { why: 'ethnicity' };
}

/** A whole number of people, with or without commas or spaces between thousands; null where it is none. */
export function readCount(text: string): number | null {
  const digits = text.trim().replace(/(?<=\d)[,\s\u00a0](?=\d{3}\b)/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
