import { sql } from 'kysely';
import { compiledOnce, type Scope } from '../platform/database/index.ts';

/** How the board may be sorted; the keys are the only ones that reach SQL. */
export const boardSorts = ['due', 'name', 'state', 'received'] as const;
export type BoardSort = (typeof boardSorts)[number];

const orders = {
  due: sql`r.next_action_on nulls last, r.id`,
  name: sql`fold(p.family_name), fold(p.given_name), r.id`,
  state: sql`r.state, r.next_action_on nulls last, r.id`,
  received: sql`r.received_at, r.id`,
} as const;

export type BoardRow = {
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly areaName: string | null;
  readonly state: string;
  readonly worker: string | null;
  readonly held: number;
  readonly planned: number;
  readonly nextAction: string | null;
  readonly nextActionOn: Temporal.PlainDate | null;
};

export type BoardFilter = {
  /** Null: every link worker's. */
  readonly workerId: string | null;
  readonly state: string | null;
  readonly late: boolean;
  readonly sort: BoardSort;
  readonly page: number;
};

export const BOARD_PAGE = 50;
/** Most rows of an export. */
export const BOARD_EXPORT = 5_000;

type Asked = {
  readonly programmeId: string;
  readonly workerId: string;
  readonly state: string;
  readonly today: Temporal.PlainDate;
  readonly most: number;
  readonly skipped: number;
};

/** What is asked for, without with whom. */
type Shape = {
  readonly sort: BoardSort;
  readonly ofOne: boolean;
  readonly inState: boolean;
  readonly late: boolean;
};

const nothing = sql``;

/** A condition that is not asked for does not stand there: `$2 is null or …` would be planned anew for each page, which costs more than the rows. */
const rowsOf = ({ sort, ofOne, inState, late }: Shape) =>
  compiledOnce(
    (_, asked: Asked) => sql<BoardRow>`
    select r.id as "referralId", p.id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name,
      a.name as "areaName", r.state, s.name as worker, r.sessions_held as held, r.sessions_planned as planned,
      r.next_action as "nextAction", r.next_action_on as "nextActionOn"
    from referral r
    join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join area a on a.programme_id = p.programme_id and a.id = p.area_id
    left join staff s on s.programme_id = r.programme_id and s.id = r.link_worker_id
    where r.programme_id = ${asked.programmeId}
      and r.state in ('accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold')
      ${ofOne ? sql`and r.link_worker_id = ${asked.workerId}::uuid` : nothing}
      ${inState ? sql`and r.state = ${asked.state}::text` : nothing}
      ${late ? sql`and r.next_action_on < ${asked.today}` : nothing}
    order by ${orders[sort]}
    limit ${asked.most} offset ${asked.skipped}`,
  );

const known = new Map<string, ReturnType<typeof rowsOf>>();

/** The statement of a shape, built when it is first asked for; there are 32. */
function statementOf(shape: Shape): ReturnType<typeof rowsOf> {
  const name = `${shape.sort} ${shape.ofOne} ${shape.inState} ${shape.late}`;
  const statement = known.get(name) ?? rowsOf(shape);
  known.set(name, statement);
  return statement;
}

/**
 * Open cases with their next action, a page of fifty or, for an export, `most`. One more row than a page is read
 * to know whether there is another.
 */
export async function boardRows(
  scope: Scope,
  filter: BoardFilter,
  today: Temporal.PlainDate,
  most = BOARD_PAGE + 1,
): Promise<readonly BoardRow[]> {
  const { workerId, state, late, sort, page } = filter;
  const skipped = page * BOARD_PAGE;
  const { programmeId } = scope.actor;
  const statement = statementOf({ sort, late, ofOne: workerId !== null, inState: state !== null });
  const asked = { programmeId, workerId: workerId ?? '', state: state ?? '', today, most, skipped };
  return (await scope.db.executeQuery(statement(asked))).rows;
}

/** A link worker by whom the board may be narrowed. */
export type BoardWorker = { readonly id: string; readonly name: string; readonly capacity: number };

const workersOf = compiledOnce(
  (_, asked: { programmeId: string }) => sql<BoardWorker>`
    select id, name, capacity from staff
    where programme_id = ${asked.programmeId} and role = 'link_worker' and active order by name`,
);

/** The link workers who work in the programme now, by name. */
export async function boardWorkers({ db, actor }: Scope): Promise<readonly BoardWorker[]> {
  return (await db.executeQuery(workersOf({ programmeId: actor.programmeId }))).rows;
}
