import type { Chance } from './chance.ts';
import type { Asker } from './facts.ts';
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
  return [
    ...here.teams.map(team => as('link_worker', someone(), { teams: [team] })),
    as('link_worker', someone()),
    as('link_worker', someone(), { teams: here.teams }),
    as('link_worker', someone(), { teams: there.teams }),
    as('link_worker', someone(), {
      teams: here.teams.slice(0, 1),
      glass: [person(), person(), person(), person()],
    }),
    as('link_worker', nobody, { glass: [person(), ...(there.around.ids.get('person') ?? []).slice(0, 2)] }),
    // Who asks for records with what a link worker has, and is none.
    as('administrator', someone(), { teams: here.teams, glass: [person()] }),
    as('analyst', someone(), { teams: here.teams, glass: [person()] }),
    as('coordinator', someone()),
    as('system', nobody),
    as('signin', someone()),
    as('signin', nobody, { teams: here.teams }),
    as('public', nobody, { teams: here.teams, glass: [person()] }),
    as('public', chance.pick(ids('referral'))),
    as('referrer', chance.pick(ids('referral'))),
    as('referrer', chance.pick(ids('referral')), { teams: here.teams }),
    as('person', person(), { teams: here.teams }),
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
