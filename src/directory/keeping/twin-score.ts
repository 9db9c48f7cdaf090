/** What two entries are compared by. */
export type TwinFacts = {
  readonly id: string;
  readonly name: string;
  readonly organization: string | null;
  readonly sourceId: string;
  /** Last nine digits of each number. */
  readonly phones: readonly string[];
  /** Small letters. */
  readonly emails: readonly string[];
  /** Without protocol, `www.` and the last slash. */
  readonly websites: readonly string[];
  /** Without spaces, capitals. */
  readonly postcodes: readonly string[];
};

/** Why two entries may be the same, and why not. Words: `directory.keeping.twin.<code>`. */
export const twinReasons = [
  'same_name',
  'similar_name',
  'same_phone',
  'same_email',
  'same_website',
  'same_place',
  'same_organization',
  'other_place',
  'one_source',
  'other_day_or_number',
] as const;
export type TwinReason = (typeof twinReasons)[number];
export type TwinScore = { readonly score: number; readonly reasons: readonly TwinReason[] };

/** From this score on two entries are put before people. */
export const worthALook = 55;

const weights: Readonly<Record<TwinReason, number>> = {
  same_name: 45,
  similar_name: 30,
  same_phone: 25,
  same_email: 20,
  same_website: 15,
  same_place: 20,
  same_organization: 10,
  other_place: -25,
  one_source: -15,
  other_day_or_number: -45,
};

const telling =
  /\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(morning|afternoon|evening|beginners?|improvers|advanced|men|women|girls|boys|juniors?|seniors?)s?\b|\b\d+\b/g;

/**
 * How likely two entries are one group, 0 to 100, with everything that was counted; the same whichever stands first. Names
 * that tell a day, a level or a number apart speak against it: “Yoga, Mondays” and “Yoga, Tuesdays” are two.
 */
export function twinScore(one: TwinFacts, other: TwinFacts): TwinScore {
  const [left, right] = [plainWords(one.name), plainWords(other.name)];
  const likeness = nameLikeness(left, right);
  const reasons: TwinReason[] = [];
  if (left === right) reasons.push('same_name');
  else if (likeness >= 0.45) reasons.push('similar_name');
  if (meet(one.phones, other.phones)) reasons.push('same_phone');
  if (meet(one.emails, other.emails)) reasons.push('same_email');
  if (meet(one.websites, other.websites)) reasons.push('same_website');
  if (meet(one.postcodes, other.postcodes)) reasons.push('same_place');
  if (
    one.organization &&
    other.organization &&
    plainWords(one.organization) === plainWords(other.organization)
  )
    reasons.push('same_organization');
  if (one.postcodes.length > 0 && other.postcodes.length > 0 && !meet(one.postcodes, other.postcodes))
    reasons.push('other_place');
  if (one.sourceId === other.sourceId) reasons.push('one_source');
  if (left !== right && tellingOf(left) !== tellingOf(right)) reasons.push('other_day_or_number');
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0);
  return { score: likeness < 0.3 ? 0 : Math.max(0, Math.min(100, sum)), reasons };
}

/** Small letters without accents and signs, words apart by one space; `Men’s` is `mens`. */
function plainWords(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How alike two plain names are, 0 to 1: shared groups of three letters, as pg_trgm counts them. */
export function nameLikeness(one: string, other: string): number {
  const [left, right] = [trigrams(one), trigrams(other)];
  const all = left.union(right).size;
  return all === 0 ? 0 : left.intersection(right).size / all;
}

function trigrams(text: string): Set<string> {
  const words = text.split(' ').filter(word => word !== '');
  const padded = words.map(word => `  ${word} `);
  return new Set(
    padded.flatMap(word => Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3))),
  );
}

function tellingOf(name: string): string {
  return [...(name.match(telling) ?? [])].sort().join(' ');
}

function meet(one: readonly string[], other: readonly string[]): boolean {
  return one.some(value => other.includes(value));
}
