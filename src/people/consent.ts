import type { ConsentPurpose } from '../programmes/index.ts';
import type { Consent } from './store.ts';
import { type ConsentPart, type Use, type UseName, uses } from './uses.ts';

/** Where a person stands on one purpose. */
export type ConsentStanding = 'given' | 'refused' | 'withdrawn' | 'not_asked';

/** Whom something would be told; a service by its id, everybody else by the names they go by. */
export type ConsentRecipient = { readonly id?: string | null; readonly names?: readonly (string | null)[] };

/** What a row of the register says; rows of before the register have none of the last five. */
export type SaidConsent = Pick<Consent, 'id' | 'purpose' | 'given' | 'at' | 'withdrawn_at'> &
  Partial<Pick<Consent, 'recipient' | 'recipient_id' | 'scope' | 'from_record' | 'joined_at'>>;

/** One thing somebody said: a row is a yes or a no, and a yes that was taken back a no as well. */
type Word = {
  readonly yes: boolean;
  readonly at: bigint;
  readonly row: SaidConsent;
};

/** Where it stands, generally and about this recipient; null: nothing was said. */
type Standing = { readonly general: boolean | null; readonly special: boolean | null };
const nothing: Standing = { general: null, special: null };

/** The answer, and which purpose it turns on. */
export type ConsentDecision = {
  readonly allowed: boolean;
  readonly standing: ConsentStanding;
  readonly purpose: ConsentPurpose;
};

/**
 * The one place that decides whether something may be used or told. Pure; ask it at the moment of use, with what is on record then.
 *
 * - The newest word counts, per recipient: a no to all ends every yes before it; a yes about one recipient opens that one.
 * - A no about one recipient holds until a yes that names them: agreeing in general does not undo it.
 * - A yes must be recognisably about this recipient. A no counts unless it is recognisably about another.
 * - A yes to the basics is a no to everything more.
 * - Of two records that were joined the stricter counts, until the person is asked again.
 * @param consents all that is on record of the person, in any order
 */
export function decide(
  name: UseName,
  consents: readonly SaidConsent[],
  to: ConsentRecipient | null = null,
): ConsentDecision {
  const use: Use = uses[name];
  for (const purpose of use.nor) {
    const standing = standingOn(purpose, consents);
    if (standing === 'refused' || standing === 'withdrawn') return { allowed: false, standing, purpose };
  }
  const standing = standingOn(use.purpose, consents, to, use.part);
  const allowed = standing === 'given' || (standing === 'not_asked' && use.unasked === 'go');
  return { allowed, standing, purpose: use.purpose };
}

/** Where the person stands on a purpose; without a recipient, in general. */
export function standingOn(
  purpose: ConsentPurpose,
  consents: readonly SaidConsent[],
  to: ConsentRecipient | null = null,
  part: ConsentPart = 'basics',
): ConsentStanding {
  const words = consents.filter(row => row.purpose === purpose).flatMap(wordsOf);
  words.sort((one, other) => Number(one.at - other.at) || compareIds(one, other));
  const joined = words.reduce<bigint | null>((latest, { row }) => later(latest, row.joined_at), null);
  const before = joined === null ? [] : words.filter(word => word.at <= joined);
  const since = joined === null ? words : words.filter(word => word.at > joined);
  const records = [...new Set(before.map(({ row }) => row.from_record ?? ''))];
  const start = stricter(
    records.map(record =>
      heard(
        nothing,
        before.filter(({ row }) => (row.from_record ?? '') === record),
        to,
        part,
      ),
    ),
  );
  const { general, special } = heard(start, since, to, part);
  const now = special ?? general;
  if (now === null) return 'not_asked';
  if (now) return 'given';
  return words.some(word => word.yes) ? 'withdrawn' : 'refused';
}

/** Where it stands about one recipient that somebody named; `recipient` null: in general. */
export type NamedStanding = {
  readonly recipient: string | null;
  readonly recipientId: string | null;
  readonly standing: ConsentStanding;
  /** Agreed to the basics only. */
  readonly basics: boolean;
};

/** Where it stands in general, and about each recipient that was named. In general comes first, unless only recipients were named. */
export function standingsOf(
  purpose: ConsentPurpose,
  consents: readonly SaidConsent[],
): readonly NamedStanding[] {
  const about = consents.filter(row => row.purpose === purpose);
  const basics = (to: ConsentRecipient | null): boolean =>
    standingOn(purpose, about, to) === 'given' && standingOn(purpose, about, to, 'whole') !== 'given';
  const named = new Map<string, NamedStanding>();
  for (const { recipient = null, recipient_id: id = null } of about) {
    if (!recipient?.trim() && !id) continue;
    const to = { id, names: [recipient] };
    const standing = standingOn(purpose, about, to);
    named.set(id ?? folded(recipient ?? ''), {
      recipient,
      recipientId: id,
      standing,
      basics: basics(to),
    });
  }
  const standing = standingOn(purpose, about);
  const general = { recipient: null, recipientId: null, standing, basics: basics(null) };
  return standing === 'not_asked' && named.size > 0 ? [...named.values()] : [general, ...named.values()];
}

function wordsOf(row: SaidConsent): Word[] {
  const said = { yes: row.given, at: row.at.epochNanoseconds, row };
  if (!row.given || !row.withdrawn_at) return [said];
  return [said, { yes: false, at: row.withdrawn_at.epochNanoseconds, row }];
}

/** Of one moment the row made later counts; a row's own taking back comes after it. */
function compareIds(one: Word, other: Word): number {
  if (one.row.id === other.row.id) return Number(other.yes) - Number(one.yes);
  return one.row.id < other.row.id ? -1 : 1;
}

function later(latest: bigint | null, at: Temporal.Instant | null | undefined): bigint | null {
  if (!at) return latest;
  return latest === null || at.epochNanoseconds > latest ? at.epochNanoseconds : latest;
}

function heard(
  start: Standing,
  words: readonly Word[],
  to: ConsentRecipient | null,
  part: ConsentPart,
): Standing {
  let now = start;
  for (const { yes, row } of words) {
    const about = reach(row, to);
    // Somebody who agrees to less than this has not agreed to it.
    const agrees = yes && (part === 'basics' || (row.scope ?? null) === null);
    if (about === 'all') now = agrees ? { ...now, general: true } : { general: false, special: null };
    else if (about === 'them') now = { ...now, special: agrees };
    else if (about === 'unknown' && !yes) now = { ...now, special: false };
  }
  return now;
}

/** Whom a word is about, seen from this recipient. */
function reach(row: SaidConsent, to: ConsentRecipient | null): 'all' | 'them' | 'other' | 'unknown' {
  const name = row.recipient?.trim() ? folded(row.recipient) : null;
  const id = row.recipient_id ?? null;
  if (id === null && name === null) return 'all';
  // Nobody in particular is asked about: what was said of one recipient says nothing of all.
  if (to === null) return 'other';
  if (id !== null && to.id) return id === to.id ? 'them' : 'other';
  const names = (to.names ?? []).map(one => folded(one ?? ''));
  return name !== null && names.includes(name) ? 'them' : 'unknown';
}

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** Two records of one person: whoever said no to one of them is not asked to remember that there were two. */
function stricter(records: readonly Standing[]): Standing {
  if (records.length === 0) return nothing;
  const some = (of: (one: Standing) => boolean): boolean => records.some(of);
  if (some(one => one.general === false))
    return { general: false, special: some(one => one.special === false) ? false : null };
  if (some(one => one.special === false)) return { general: anyYes(records), special: false };
  return { general: anyYes(records), special: some(one => one.special === true) ? true : null };
}

const anyYes = (records: readonly Standing[]): boolean | null =>
  records.some(one => one.general === true) ? true : null;
