import type { Selectable } from 'kysely';
import type { Scope, Tables } from '../platform/database/index.ts';
import { type ConsentPurpose, consentPurposes } from '../programmes/index.ts';
import type { View } from '../ui/index.ts';

/** The version of the words that come with the software, in each language of its catalogues. */
export const SHIPPED = 1;

/** The words of one purpose as they are shown now. */
export type Wording = {
  readonly purpose: ConsentPurpose;
  readonly version: number;
  readonly locale: string;
  readonly words: string;
  /** Null for the words that come with the software. */
  readonly publishedAt: Temporal.Instant | null;
};

export type PublishedWording = Selectable<Tables['consent_wording']>;

/** Every version that the programme has published, newest first. */
export async function publishedWordings({ db, actor }: Scope): Promise<readonly PublishedWording[]> {
  return db
    .selectFrom('consent_wording')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .orderBy('purpose')
    .orderBy('version', 'desc')
    .orderBy('locale')
    .execute();
}

/**
 * What is shown for each purpose now, in a language: the programme's newest version in it, in its first language where the newest has
 * none in this one, or the words that come with the software.
 */
export function wordingsNow(
  published: readonly PublishedWording[],
  t: View['t'],
  locale: string,
): Readonly<Record<ConsentPurpose, Wording>> {
  const now = consentPurposes.codes.map((purpose): [ConsentPurpose, Wording] => {
    const all = published.filter(one => one.purpose === purpose);
    const version = Math.max(SHIPPED, ...all.map(one => one.version));
    const newest = all.filter(one => one.version === version);
    const found = newest.find(one => one.locale === locale) ?? newest[0];
    return [
      purpose,
      found
        ? { purpose, version, locale: found.locale, words: found.words, publishedAt: found.published_at }
        : { purpose, version, locale, words: t(`people.wording.${purpose}`), publishedAt: null },
    ];
  });
  return Object.fromEntries(now) as Record<ConsentPurpose, Wording>;
}

/** Adds one version of the words of a purpose, a row a language. */
export async function addWording(
  { db, actor, now }: Scope,
  of: { readonly purpose: ConsentPurpose; readonly version: number },
  texts: readonly { readonly locale: string; readonly words: string }[],
): Promise<void> {
  await db
    .insertInto('consent_wording')
    .values(
      texts.map(text => ({
        ...of,
        ...text,
        programme_id: actor.programmeId,
        published_at: now,
        published_by: actor.id,
      })),
    )
    .execute();
}
