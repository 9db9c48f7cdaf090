import type pg from 'pg';
import type { Table } from './catalogue.ts';
import type { Chance } from './chance.ts';
import type { Facts, ReferralFacts, Row } from './facts.ts';
import { type Around, makeRow } from './make-row.ts';
import { rules } from './rules.ts';
import { shake } from './shake.ts';
import { insertOf, tried } from './write-row.ts';

/** A programme of a made-up world, with what is true of it and every row of it as its owner sees it. */
export type Programme = {
  readonly id: string;
  readonly teams: readonly string[];
  readonly staff: readonly string[];
  readonly around: Around;
  readonly facts: Facts;
  /** Rows by table, each with its key as one text. */
  readonly rows: ReadonlyMap<string, readonly { readonly key: string; readonly row: Row }[]>;
};
export type World = {
  readonly programmes: readonly [Programme, Programme];
  readonly tables: readonly Table[];
};

/** How many rows of each table; more of those on which much hangs. */
const counts: Readonly<Record<string, number>> = {
  staff: 9,
  person: 10,
  referral: 22,
  plan: 10,
  introduction: 10,
  note: 8,
  data_key: 14,
};
/** Written by triggers alone. */
const ofTriggers = new Set(['person_piece']);

/**
 * Makes two programmes in a migrated database, as its owner and inside the transaction of `owner`. The worlds are dirty: members
 * of staff work in both programmes and have the ids of people and referrals, people have cases with two teams, records are
 * joined and half moved, cases were handed on and back, and staff have changed teams since.
 */
export async function makeWorld(owner: pg.Client, tables: readonly Table[], chance: Chance): Promise<World> {
  const shared = Array.from({ length: 6 }, () => chance.id());
  const one = await makeProgramme(owner, tables, chance, shared, 2);
  const other = await makeProgramme(owner, tables, chance, shared, 1);
  for (const { name } of tables) {
    if (rules[name]?.steps) await owner.query(`alter table "${name}" disable trigger user`);
  }
  await askLastWhatPointsToRemovable(owner);
  return { programmes: [one, other], tables };
}

/**
 * What points to a row that somebody may remove is asked about at the end of a transaction only. All rows of a table are removed at
 * once and put back: without this the rows that point to them would refuse it, and nobody would learn what the policies let through.
 */
async function askLastWhatPointsToRemovable(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ table: string; name: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name from pg_constraint c join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.confdeltype = 'a' and not c.condeferred and t.relnamespace = 'public'::regnamespace
       and has_table_privilege('hedgerow_app', t.oid, 'delete')`,
  );
  for (const { table, name } of rows)
    await owner.query(`alter table ${table} alter constraint ${name} deferrable initially deferred`);
}

async function makeProgramme(
  owner: pg.Client,
  tables: readonly Table[],
  chance: Chance,
  shared: readonly string[],
  teamCount: number,
): Promise<Programme> {
  const id = chance.id();
  await owner.query(
    `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
     values ($1, $2, 'x', 'x', 'ie', 'x', 'Europe/Dublin', '{en}', '1', '', 'a@example.org', '', now())`,
    [id, `p${id.slice(0, 8)}`],
  );
  const ids = new Map<string, string[]>();
  const around: Around = { programme: id, ids, staff: shared };
  for (const table of tables) {
    if (ofTriggers.has(table.name)) continue;
    const wanted = table.name === 'team' ? teamCount : (counts[table.name] ?? 7);
    let made = 0;
    for (let turn = 0; turn < wanted * 2 && made < wanted; turn++) {
      const row = makeRow(chance, table, around);
      const same = shared[turn];
      // Ids that mean something else elsewhere: whoever mixes up kinds of ids lets somebody in.
      if (same && ['staff', 'person', 'referral'].includes(table.name)) row['id'] = same;
      if ((await tried(owner, insertOf(table.name, row), true)) !== 'done') continue;
      made++;
      if (typeof row['id'] === 'string') ids.set(table.name, [...(ids.get(table.name) ?? []), row['id']]);
    }
    if (made === 0) throw new Error(`no row of ${table.name} could be made: say more in make-row.ts`);
  }
  const referrals = await referralsOf(owner, id);
  await shake(owner, chance, around, referrals);
  return read(owner, tables, around, referrals);
}

async function referralsOf(owner: pg.Client, programme: string): Promise<Map<string, ReferralFacts>> {
  const { rows } = await owner.query<ReferralFacts>(
    `select r.id, r.person_id as person, r.link_worker_id as worker, s.team_id as team, r.state
     from referral r left join staff s on s.programme_id = r.programme_id and s.id = r.link_worker_id where r.programme_id = $1`,
    [programme],
  );
  return new Map(rows.map(row => [row.id, row]));
}

async function read(
  owner: pg.Client,
  tables: readonly Table[],
  around: Around,
  referrals: Map<string, ReferralFacts>,
): Promise<Programme> {
  const rows = new Map<string, { key: string; row: Row }[]>();
  for (const { name, key } of tables) {
    const found = await owner.query<{ key: string; row: Row }>(
      `select ${keyText(key)} as key, to_jsonb(t) as row from "${name}" t where programme_id = $1`,
      [around.programme],
    );
    rows.set(name, found.rows);
  }
  const of = (table: string) => (rows.get(table) ?? []).map(({ row }) => row);
  const facts: Facts = {
    referrals,
    people: new Map(of('person').map(row => [String(row['id']), row['merged_into'] as string | null])),
    rows: new Map(
      ['plan', 'introduction', 'note'].map(table => [
        table,
        new Map(of(table).map(row => [String(row['id']), row])),
      ]),
    ),
  };
  return {
    id: around.programme,
    teams: around.ids.get('team') ?? [],
    staff: around.ids.get('staff') ?? [],
    around,
    facts,
    rows,
  };
}

/** An expression of SQL that makes one text of a key. */
export function keyText(key: readonly string[]): string {
  return `jsonb_build_array(${key.map(name => `"${name}"`).join(', ')})::text`;
}
