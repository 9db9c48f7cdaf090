import type { Chance } from './chance.ts';
import type { Asker, Row } from './facts.ts';
import type { World } from './world.ts';

/**
 * Everybody who asks in a world: each role as several people, and some that no role is. Ids are those of staff, people, referrals and
 * nobody, in turn, so that an id that means one thing under one role means nothing under another.
 */
export function askersOf({ programmes: [here, there] }: World, chance: Chance): readonly Asker[] {
  const nobody = '00000000-0000-7000-8000-000000000000';
  const ids = (table: string) => here.around.ids.get(table) ?? [];
  const base = { programme: here.id, actor: nobody, teams: [], glass: [] };
  const as = (role: string, actor: string, more: Partial<Asker> = {}): Asker => ({
    ...base,
    role,
    actor,
    ...more,
  });
  const staff = here.staff;
  const someone = () => chance.pick(staff);
  const person = () => chance.pick(ids('person'));
  const rowsOf = (table: string) => (here.rows.get(table) ?? []).map(({ row }) => row);
  /** Ids of rows that are as wanted, at most so many. */
  const some = (table: string, most: number, isWanted: (row: Row) => boolean) =>
    rowsOf(table)
      .filter(isWanted)
      .slice(0, most)
      .map(row => String(row['id']));
  return [
    ...here.teams.map(team => as('link_worker', someone(), { teams: [team] })),
    as('link_worker', someone()),
    // Whose every relation is that something is theirs.
    ...staff.slice(0, 5).map(one => as('link_worker', one)),
    // Whoever leads a group; and the same id where it leads nothing.
    ...rowsOf('group_facilitator')
      .flatMap(row => (row['staff_id'] === null ? [] : [String(row['staff_id'])]))
      .slice(0, 2)
      .flatMap(one => [as('link_worker', one), as('analyst', one)]),
    // Whoever sent a form.
    ...rowsOf('submission')
      .slice(0, 1)
      .map(row => as(String(row['actor_role']), String(row['actor_id']))),
    as('link_worker', someone(), { teams: here.teams }),
    as('link_worker', someone(), { teams: there.teams }),
    as('link_worker', someone(), {
      teams: here.teams.slice(0, 1),
      glass: [person(), person(), person(), person()],
    }),
    // Whose every relation is break-glass: of everybody, and of half of them.
    as('link_worker', nobody, { glass: ids('person') }),
    as('link_worker', nobody, { glass: ids('person').filter((_, at) => at % 2 === 0) }),
    as('link_worker', nobody, { glass: [person(), ...(there.around.ids.get('person') ?? []).slice(0, 2)] }),
    // Who asks for records with what a link worker has, and is none.
    as('administrator', someone(), { teams: here.teams, glass: [person()] }),
    as('analyst', someone(), { teams: here.teams, glass: [person()] }),
    as('coordinator', someone()),
    ...staff.slice(0, 2).map(one => as('coordinator', one)),
    ...staff.slice(0, 2).map(one => as('administrator', one)),
    as('system', nobody),
    as('signin', someone()),
    ...some('staff', 1, row => row['role'] === 'administrator' && row['active'] === true).map(one =>
      as('signin', one),
    ),
    as('signin', nobody, { teams: here.teams }),
    as('public', nobody, { teams: here.teams, glass: [person()] }),
    as('public', chance.pick(ids('referral'))),
    as('referrer', chance.pick(ids('referral'))),
    // Whose referral waits for an answer of theirs.
    ...some('referral', 1, row => row['state'] === 'info_requested').map(one => as('referrer', one)),
    as('referrer', chance.pick(ids('referral')), { teams: here.teams }),
    as('person', person(), { teams: here.teams }),
    ...ids('person')
      .slice(0, 4)
      .map(one => as('person', one)),
    as('person', chance.pick(ids('referral'))),
    as('person', someone(), { glass: [person()] }),
    as('', someone(), { teams: here.teams }),
    as('LINK_WORKER', someone(), { teams: here.teams }),
    as('provider', chance.pick(ids('referral'))),
    ...staff.slice(0, 2).map(one => as('provider', one, { teams: here.teams, glass: [person()] })),
  ];
}

/** The context of an asker, in the words of platform/database/actor.ts; any role, because attackers are asked too. */
export function contextOf({ programme, actor, role, teams, glass }: Asker): string {
  return `set local app.programme = '${programme}'; set local app.actor = '${actor}'; set local app.role = '${role}';
    set local app.teams = '{${teams.join(',')}}'; set local app.glass = '{${glass.join(',')}}'`;
}
