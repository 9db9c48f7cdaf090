import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type SurveyKind, surveyAnswers } from '../../surveys/index.ts';
import type { Period } from '../asked/period.ts';
import type { AskedCounts, Filled } from './surveys.ts';

type Span = Pick<Period, 'from' | 'until'>;
const lotOf = (id: string): string => createHash('sha256').update(id).digest('hex');

/** Who was asked in a span of days, and what became of it. */
export async function askedOf(
  { db, actor, now }: Scope,
  kind: SurveyKind,
  { from, until }: Span,
): Promise<AskedCounts> {
  const { rows } = await sql<AskedCounts>`
    select count(*) as asked, count(*) filter (where ended = 'answered') as answered,
      count(*) filter (where ended is null and expires_at > ${now}) as open,
      count(*) filter (where ended is null and expires_at <= ${now}) as silent,
      count(*) filter (where ended = 'not_reached') as unreached,
      count(*) filter (where moment = 'midway') as midway, count(*) filter (where moment = 'closed') as closed,
      count(*) filter (where way = 'paper') as paper
    from survey_ask where programme_id = ${actor.programmeId} and kind = ${kind} and asked_on between ${from} and ${until}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('counts always have one row');
  return row;
}

/** What came back: answers by themselves of these months, and of those who wished to be known. No person is read. */
export async function filledIn(
  { db, actor }: Scope,
  kind: SurveyKind,
  { from, until }: Span,
): Promise<readonly Filled[]> {
  const alone = await db
    .selectFrom('survey_answer')
    .select(['id', 'answers', 'words', 'may_quote'])
    .where('programme_id', '=', actor.programmeId)
    .where('kind', '=', kind)
    .where('month', '>=', from.with({ day: 1 }))
    .where('month', '<=', until)
    .execute();
  const known = await db
    .selectFrom('survey_ask')
    .select(['id', 'answers', 'words', 'may_quote'])
    .where('programme_id', '=', actor.programmeId)
    .where('kind', '=', kind)
    .where('answers', 'is not', null)
    .where('asked_on', '>=', from)
    .where('asked_on', '<=', until)
    .execute();
  return [...alone, ...known].map(row => ({
    answers: surveyAnswers.parse(row.answers),
    words: row.words,
    mayQuote: row.may_quote ?? false,
    lot: lotOf(row.id),
  }));
}
