import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import type { Verb } from './audit.ts';

/** What to look for; everything is optional, and all of it must be true. */
export type RecordQuery = {
  readonly personId: string | null;
  readonly actorId: string | null;
  /** A verb, such as `letter.sent`, or a kind of thing, such as `letter`. */
  readonly verb: string | null;
  /** Any of these verbs; none of them finds nothing. */
  readonly verbs?: readonly Verb[] | null;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  /** Only what was opened by break-glass, and what belongs to it. */
  readonly glass: boolean;
  /** The last entry seen; null for the first page. */
  readonly after: { readonly at: Temporal.Instant; readonly id: string } | null;
  readonly limit: number;
};

/** One entry with who it was; there are no values in it. */
export type FoundEntry = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly actorId: string;
  readonly actorRole: string;
  readonly actorName: string | null;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly personId: string | null;
  /** Only for who may read people’s records. */
  readonly personName: string | null;
  readonly fields: readonly string[];
  readonly reason: string | null;
  readonly requestId: string;
};

/** That a name stood in a list of entries. Left out of such lists unless it is asked for: they would fill with their own reading. */
export const LISTED = 'audit.listed' satisfies Verb;

const verbShape = /^[a-z_]+(\.[a-z_]+)?$/;
const glassVerbs = ['glass.opened', 'glass.ended', 'glass.reviewed', 'glass.sought'];

/** Written out, so that the planner knows how rare they are; only names of the shape of a verb come here. */
const oneOf = (verbs: readonly string[]) =>
  verbs.length === 0 ? sql`false` : sql`e.verb in (${sql.join(verbs.map(verb => sql.lit(verb)))})`;

/** The verbs of one kind of thing that there are: one step of the index for each, however many entries it has. */
async function verbsOf({ db, actor }: Scope, kind: string): Promise<readonly string[]> {
  const start = `${kind}.`;
  const { rows } = await sql<{ verb: string }>`
    with recursive v as (
      (select verb from audit_entry where programme_id = ${actor.programmeId} and verb ~>=~ ${start} order by verb using ~<~ limit 1)
      union all
      select (select e.verb from audit_entry e where e.programme_id = ${actor.programmeId} and e.verb ~>~ v.verb
        order by e.verb using ~<~ limit 1)
      from v where starts_with(v.verb, ${start})
    )
    select verb from v where starts_with(verb, ${start})`.execute(db);
  return rows.map(row => row.verb).filter(verb => verbShape.test(verb));
}

/** Entries of the programme, newest first, from a place on. */
export async function searchRecord(scope: Scope, query: RecordQuery): Promise<readonly FoundEntry[]> {
  const { db, actor } = scope;
  const { personId, actorId, from, until, glass, after, limit } = query;
  const verb = query.verb && verbShape.test(query.verb) ? query.verb : null;
  const conditions = [
    sql`e.programme_id = ${actor.programmeId}`,
    ...(personId ? [sql`e.person_id = ${personId}`] : []),
    ...(actorId ? [sql`e.actor_id = ${actorId}`] : []),
    ...(verb?.includes('.') ? [oneOf([verb])] : []),
    ...(verb && !verb.includes('.') ? [oneOf(await verbsOf(scope, verb))] : []),
    ...(query.verbs ? [oneOf(query.verbs)] : []),
    ...(verb || query.verbs || personId ? [] : [sql`e.verb <> ${sql.lit(LISTED)}`]),
    ...(glass ? [oneOf(glassVerbs)] : []),
    ...(from ? [sql`e.at >= ${from}`] : []),
    ...(until ? [sql`e.at < ${until}`] : []),
    ...(after ? [sql`(e.at, e.id) < (${after.at}, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<FoundEntry>`
    select e.id, e.at, e.actor_id as "actorId", e.actor_role as "actorRole", s.name as "actorName", e.verb, e.subject_kind as "subjectKind",
      e.subject_id as "subjectId", e.person_id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as "personName",
      e.fields, e.reason, e.request_id as "requestId"
    from (
      select * from audit_entry e where ${sql.join(conditions, sql` and `)} order by e.at desc, e.id desc limit ${limit}
    ) e
    left join staff s on s.programme_id = e.programme_id and s.id = e.actor_id
    left join person p on p.programme_id = e.programme_id and p.id = e.person_id
    order by e.at desc, e.id desc`.execute(db);
  return rows;
}

/** The person of a case with this reference, for who may read referrals; null when there is none. */
export async function personByReference({ db, actor }: Scope, reference: string): Promise<string | null> {
  const row = await db
    .selectFrom('referral')
    .select('person_id')
    .where('programme_id', '=', actor.programmeId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row?.person_id ?? null;
}
