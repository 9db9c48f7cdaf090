import type { Scope } from '../../platform/database/index.ts';
import type { Locale } from '../../ui/index.ts';
import type { TemplateName } from '../templates.ts';
import type { WordingPart } from './part.ts';

/** One version of one part. Without text it gives the house its word back. */
export type WordingVersion = {
  readonly template: string;
  readonly locale: string;
  readonly part: WordingPart;
  readonly version: number;
  readonly text: string | null;
  readonly madeAt: Temporal.Instant;
  readonly madeBy: string;
};

/** The programme's own words of one message in one language, by part. */
export type OwnWords = Partial<Readonly<Record<WordingPart, string>>>;

/** The words that a programme uses now for a message in a language. Empty: those of the house. */
export async function ownWords(
  { db, actor }: Scope,
  template: TemplateName,
  locale: Locale,
): Promise<OwnWords> {
  const rows = await db
    .selectFrom('message_wording')
    .distinctOn('part')
    .select(['part', 'text'])
    .where('programme_id', '=', actor.programmeId)
    .where('template', '=', template)
    .where('locale', '=', locale)
    .orderBy('part')
    .orderBy('version', 'desc')
    .execute();
  return Object.fromEntries(rows.flatMap(row => (row.text === null ? [] : [[row.part, row.text]])));
}

/** The same for several messages in all languages, with one question: what it gives for a message and a language. */
export async function ownWordsOf(
  { db, actor }: Scope,
  templates: readonly TemplateName[],
): Promise<(template: TemplateName, locale: string) => OwnWords> {
  const rows = await db
    .selectFrom('message_wording')
    .distinctOn(['template', 'locale', 'part'])
    .select(['template', 'locale', 'part', 'text'])
    .where('programme_id', '=', actor.programmeId)
    .where('template', 'in', [...new Set(templates)])
    .orderBy('template')
    .orderBy('locale')
    .orderBy('part')
    .orderBy('version', 'desc')
    .execute();
  const found = Map.groupBy(
    rows.filter(row => row.text !== null),
    row => `${row.template} ${row.locale}`,
  );
  return (template, locale) =>
    Object.fromEntries((found.get(`${template} ${locale}`) ?? []).map(row => [row.part, row.text]));
}

/** Which messages have words of the programme, in which languages. */
export async function ownWordings({ db, actor }: Scope): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('message_wording')
    .distinctOn(['template', 'locale', 'part'])
    .select(['template', 'locale', 'text'])
    .where('programme_id', '=', actor.programmeId)
    .orderBy('template')
    .orderBy('locale')
    .orderBy('part')
    .orderBy('version', 'desc')
    .execute();
  const found = new Map<string, string[]>();
  for (const { template, locale, text } of rows) {
    const known = found.get(template) ?? [];
    if (text !== null && !known.includes(locale)) found.set(template, [...known, locale]);
  }
  return found;
}

/** Every version of a message in a language, newest first, with who wrote it. At most a hundred. */
export async function wordingVersions(
  { db, actor }: Scope,
  template: TemplateName,
  locale: Locale,
): Promise<readonly WordingVersion[]> {
  const rows = await db
    .selectFrom('message_wording as w')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'w.programme_id').onRef('s.id', '=', 'w.made_by'),
    )
    .select(['w.template', 'w.locale', 'w.part', 'w.version', 'w.text', 'w.made_at', 's.name'])
    .where('w.programme_id', '=', actor.programmeId)
    .where('w.template', '=', template)
    .where('w.locale', '=', locale)
    .orderBy('w.made_at', 'desc')
    .orderBy('w.part')
    .limit(100)
    .execute();
  return rows.map(row => ({
    template: row.template,
    locale: row.locale,
    part: row.part as WordingPart,
    version: row.version,
    text: row.text,
    madeAt: row.made_at,
    madeBy: row.name,
  }));
}

/** Adds a version of some parts. Two people at once: the second gets the next number. */
export async function addWordings(
  { db, actor, now }: Scope,
  of: { readonly template: TemplateName; readonly locale: Locale },
  parts: readonly { readonly part: WordingPart; readonly text: string | null }[],
): Promise<void> {
  if (parts.length === 0) return;
  await db
    .insertInto('message_wording')
    .values(eb =>
      parts.map(({ part, text }) => ({
        programme_id: actor.programmeId,
        template: of.template,
        locale: of.locale,
        part,
        version: eb
          .selectFrom('message_wording as w')
          .select(last => last(last.fn.coalesce(last.fn.max('w.version'), last.lit(0)), '+', 1).as('next'))
          .where('w.programme_id', '=', actor.programmeId)
          .where('w.template', '=', of.template)
          .where('w.locale', '=', of.locale)
          .where('w.part', '=', part),
        text,
        made_at: now,
        made_by: actor.id,
      })),
    )
    .execute();
}
