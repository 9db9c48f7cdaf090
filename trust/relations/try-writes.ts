import type pg from 'pg';
import { contextOf } from './askers.ts';
import type { Table } from './catalogue.ts';
import type { Chance } from './chance.ts';
import type { Grants, Tally } from './decide.ts';
import { type Asker, type Row, relationOf } from './facts.ts';
import type { Question } from './rule.ts';
import { rules } from './rules.ts';
import { tempting } from './tempting.ts';
import type { Programme, World } from './world.ts';
import { insertOf, tried } from './write-row.ts';

/** Roles that visitors' triggers ask: what they add has to belong to what came in the same transaction. */
const addedByVisitors = new Set(['referral_need', 'referral_event', 'consent', 'task', 'private_link']);

/**
 * Tries to add a made-up row to every table, and to change rows into ones that the asker should not come to, each by itself. What the
 * data refuses has passed row-level security, which is asked before.
 */
export async function decideWrites(
  app: pg.Client,
  world: World,
  grants: Grants,
  who: Asker,
  chance: Chance,
  tables: readonly Table[],
  tally: Tally,
): Promise<void> {
  const [here, there] = world.programmes;
  await app.query(`begin; ${contextOf(who)}`);
  try {
    for (const table of tables) {
      for (const programme of [here, there]) {
        const row = tempting(chance, table, programme, who);
        const referral =
          who.role === 'public' && addedByVisitors.has(table.name) ? await received(app, chance, here) : null;
        const key = table.name === 'private_link' ? 'subject_id' : 'referral_id';
        const tryThis = referral ? { ...row, [key]: referral } : row;
        const right = mayAdd(here, table.name, tryThis, who, referral);
        compare(
          tally,
          `${table.name} add`,
          who,
          tryThis,
          right,
          await tried(app, insertOf(table.name, tryThis)),
        );
      }
      await changeInto(app, here, grants, who, chance, table, 'programme_id', tally);
      await changeInto(app, here, grants, who, chance, table, null, tally);
    }
  } finally {
    await app.query('rollback');
  }
}

function compare(tally: Tally, what: string, who: Asker, row: Row, right: boolean, outcome: string): void {
  tally.decisions++;
  const through = outcome !== 'refused';
  if (right !== through)
    tally.differences.push(
      `${what} ${who.role} ${through ? 'let through' : 'refused'}: ${JSON.stringify(who)} ${JSON.stringify(row)}`,
    );
}

/** What the rules say of an addition, with what triggers ask of visitors and of link workers. */
function mayAdd(programme: Programme, table: string, row: Row, who: Asker, received: string | null): boolean {
  if (row['programme_id'] !== who.programme) return false;
  if (who.role === 'link_worker') {
    if (table === 'referral' && (filled(row, 'person_id') || filled(row, 'link_worker_id'))) return false;
    if (table === 'person' && filled(row, 'merged_into')) return false;
    if (namesStranger(programme, table, row)) return false;
  }
  // A passkey is for a link that is open; those of a made-up world are over, and a trigger asks.
  if (table === 'person_passkey' && who.role === 'signin') return false;
  if (
    table === 'staff_link' &&
    ['coordinator', 'signin'].includes(who.role) &&
    row['staff_id'] !== who.actor
  ) {
    const staffOf = (id: unknown): Row | undefined =>
      programme.rows.get('staff')?.find(one => one.row['id'] === id)?.row;
    // A co-ordinator lets in link workers; by the sign-in only an administrator lets in another.
    const lets =
      who.role === 'coordinator'
        ? staffOf(row['staff_id'])?.['role'] === 'link_worker'
        : staffOf(who.actor)?.['role'] === 'administrator' && staffOf(who.actor)?.['active'] === true;
    if (!lets) return false;
  }
  const full = { ...rowWithDefaults(table, row), ...filledByTrigger(programme, table, row) };
  const relation =
    received === null
      ? relationOf(programme.facts, table, table === 'referral' ? { ...full, id: null } : full)
      : { person: (row['person_id'] as string | undefined) ?? null, teams: null };
  return rules[table]?.add?.({ who, row: full, relation }) ?? false;
}

/** What somebody signs in with that the sign-in changes for the actor alone: policies see to it, no trigger. */
const ownWays = new Set(['staff_password', 'staff_totp', 'staff_recovery_code']);
/** Who leads a group stands with everything of it. */
const ledTables = new Set(['group_place', 'group_attendance', 'group_attendance_change', 'group_make_up']);

/** The key of a person is also for whoever has something of theirs when it is made. */
function filledByTrigger(programme: Programme, table: string, row: Row): Row {
  const person = row['person_id'];
  if (ledTables.has(table)) {
    return {
      led_by: (programme.rows.get('group_facilitator') ?? []).flatMap(({ row: one }) =>
        one['group_id'] === row['group_id'] && one['ended_at'] === null && one['staff_id'] !== null
          ? [one['staff_id']]
          : [],
      ),
    };
  }
  if (table !== 'data_key' || typeof person !== 'string') return {};
  const given = {
    concern: ['owner_id', 'raised_by'],
    introduction: ['owner_id'],
    session: ['link_worker_id'],
    referral: ['link_worker_id'],
  };
  return {
    also_for: Object.entries(given).flatMap(([from, columns]) =>
      (programme.rows.get(from) ?? []).flatMap(one =>
        one.row['person_id'] === person ? columns.flatMap(column => one.row[column] ?? []) : [],
      ),
    ),
  };
}

const filled = (row: Row, column: string): boolean => row[column] !== undefined && row[column] !== null;

/** Something said of a referral that nobody is known of yet, with a person's name put to it. */
export function namesStranger(programme: Programme, table: string, row: Row): boolean {
  if (!['consent', 'task', 'message', 'arrived_text', 'unmet_need', 'concern'].includes(table)) return false;
  const referral = programme.facts.referrals.get(String(row['referral_id'] ?? ''));
  return referral !== undefined && referral.person === null && filled(row, 'person_id');
}

/** Defaults of columns that rules look at. */
function rowWithDefaults(table: string, row: Row): Row {
  if (table === 'referral') return { version: 1, sessions_held: 0, ...row };
  if (table === 'consent') return { capacity: 'self', ...row };
  return row;
}

/** A referral that comes in within the transaction, as a visitor's form brings it. */
async function received(app: pg.Client, chance: Chance, programme: Programme): Promise<string> {
  const id = chance.id();
  const row = {
    programme_id: programme.id,
    id,
    reference: id,
    state: 'received',
    state_since: '2026-11-20T10:00:00Z',
    route: 'self',
    submitted: {},
    given_name: 'A',
    family_name: 'B',
    stated_adult: false,
    locale: 'en',
    received_at: '2026-11-20T10:00:00Z',
    sessions_planned: 8,
    sessions_held: 0,
    version: 1,
  };
  await app.query(insertOf('referral', row));
  return id;
}

/** Changes one row in a column that decides whose it is, into a value that is another's, or another programme's. */
async function changeInto(
  app: pg.Client,
  programme: Programme,
  grants: Grants,
  who: Asker,
  chance: Chance,
  table: Table,
  which: string | null,
  tally: Tally,
): Promise<void> {
  const { name } = table;
  const rows = programme.rows.get(name) ?? [];
  const columns = [
    'referral_id',
    'plan_id',
    'introduction_id',
    'note_id',
    'person_id',
    'staff_id',
    'author_id',
    'link_worker_id',
    'owner_id',
    'merged_into',
    ...(name === 'person' ? ['id'] : []),
    ...(name === 'private_link' ? ['subject_id'] : []),
  ];
  const all = grants.get(name)?.updates ?? [];
  // Of tables whose columns are given one by one triggers ask what becomes of them, but of this.
  const free = all.includes('programme_id') || name === 'group_attendance_change' ? all : [];
  const there = columns.filter(one => free.includes(one));
  const column = which ?? (there.length > 0 ? chance.pick(there) : 'programme_id');
  if (rows.length === 0 || !free.includes(column) || who.role === 'referrer') return;
  if (who.role === 'signin' && !ownWays.has(name)) return;
  const old = chance.pick(rows);
  const value = column === 'programme_id' ? chance.id() : valueFor(chance, programme, table, column);
  if (value === undefined) return;
  const text = `update "${name}" set "${column}" = $1 where ${table.key.map((key, at) => `"${key}" = $${at + 2}`).join(' and ')}`;
  const outcome = await tried(app, { text, values: [value, ...table.key.map(key => old.row[key])] });
  const rule = rules[name];
  /** Whether a row may become what it is changed into; a statement that finds its row by a column has to be able to read it too. */
  const may = (row: Row, blind: boolean): boolean => {
    const asks = (question: Question): boolean =>
      (blind || rule?.read?.(question) === true) && rule?.change?.(question) === true;
    const changed = { ...row, [column]: value };
    return (
      column !== 'programme_id' &&
      asks({ who, row, relation: relationOf(programme.facts, name, row) }) &&
      asks({ who, row: changed, relation: relationAfter(programme, name, row, changed) }) &&
      !decidedInTriage(programme, name, column, row, value, who)
    );
  };
  const what = `${name} change ${column} to ${String(value)}`;
  compare(tally, what, who, old.row, may(old.row, false), outcome);
  // A statement that reads nothing is held by the policy of changing alone. It meets every row that may be changed.
  const met = rows.filter(
    ({ row }) =>
      rule?.change?.({ who, row, relation: relationOf(programme.facts, name, row) }) &&
      who.programme === programme.id,
  );
  const right = new Set(met.map(({ row }) => may(row, true)));
  if (right.size > 1) return;
  const blind = await tried(app, { text: `update "${name}" set "${column}" = $1`, values: [value] });
  compare(tally, `${what}, all unread`, who, { rows: met.length }, right.has(true), blind);
}

function decidedInTriage(
  programme: Programme,
  table: string,
  column: string,
  old: Row,
  value: unknown,
  who: Asker,
): boolean {
  if (who.role !== 'link_worker') return false;
  if (
    namesStranger(programme, table, { ...old, [column]: value }) &&
    ['person_id', 'referral_id'].includes(column)
  )
    return true;
  const guarded =
    {
      referral: ['person_id', 'link_worker_id'],
      person: ['merged_into'],
    }[table] ?? [];
  return guarded.includes(column) && (old[column] ?? null) !== value;
}

/** Where a row stands after a change: a referral's own worker is asked anew, a person keeps their teams until the statement is over. */
function relationAfter(programme: Programme, table: string, old: Row, changed: Row) {
  const before = relationOf(programme.facts, table, old);
  if (table === 'person') return { person: String(changed['id']), teams: before.teams };
  if (table !== 'referral') return relationOf(programme.facts, table, changed);
  const staff = programme.rows.get('staff')?.find(one => one.row['id'] === changed['link_worker_id']);
  const team = (staff?.row['team_id'] as string | null | undefined) ?? null;
  const person = (changed['person_id'] as string | null) ?? null;
  if (old['link_worker_id'] === changed['link_worker_id']) return { person, teams: before.teams };
  return { person, teams: staff ? (team === null ? null : [team]) : before.teams };
}

function valueFor(chance: Chance, programme: Programme, table: Table, column: string): unknown {
  if (column === 'id') return chance.id();
  if (column === 'subject_id')
    return chance.pick([
      ...(programme.around.ids.get('referral') ?? []),
      ...(programme.around.ids.get('person') ?? []),
    ]);
  const points = table.columns.find(one => one.name === column)?.pointsTo ?? null;
  const of =
    column === 'person_id' || column === 'merged_into'
      ? 'person'
      : /staff|author|worker|owner/.test(column)
        ? 'staff'
        : points;
  const ids = of === null ? [] : (programme.around.ids.get(of) ?? []);
  return ids.length > 0 ? chance.pick(ids) : undefined;
}
