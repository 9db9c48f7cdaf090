import type pg from 'pg';
import type { Chance } from './chance.ts';
import type { ReferralFacts } from './facts.ts';
import type { Around } from './make-row.ts';
import { tried } from './write-row.ts';

const states = [
  'received',
  'info_requested',
  'declined',
  'waiting',
  'allocated',
  'active',
  'closed',
  'withdrawn',
  'follow_up',
];

/**
 * Sixty things that happen to a programme, told to the database and to the facts alike. What the data refuses has not happened.
 */
export async function shake(
  owner: pg.Client,
  chance: Chance,
  around: Around,
  referrals: Map<string, ReferralFacts>,
): Promise<void> {
  const of = (table: string) => around.ids.get(table) ?? [];
  const { rows } = await owner.query<{ id: string; team_id: string | null }>(
    'select id, team_id from staff where programme_id = $1',
    [around.programme],
  );
  const teams = new Map(rows.map(row => [row.id, row.team_id]));
  const happens = async (text: string, ...values: readonly unknown[]): Promise<boolean> =>
    (await tried(owner, { text, values: [around.programme, ...values] }, true)) === 'done';
  const change = (id: string, part: Partial<ReferralFacts>): void => {
    const before = referrals.get(id);
    if (before) referrals.set(id, { ...before, ...part });
  };
  const events: readonly (() => Promise<void>)[] = [
    async () => {
      const [id, worker] = [chance.pick(of('referral')), chance.pick(of('staff'))];
      if (
        await happens(
          'update referral set link_worker_id = $3 where programme_id = $1 and id = $2',
          id,
          worker,
        )
      )
        change(id, { worker, team: teams.get(worker) ?? null });
    },
    async () => {
      const id = chance.pick(of('referral'));
      if (await happens('update referral set link_worker_id = null where programme_id = $1 and id = $2', id))
        change(id, { worker: null });
    },
    async () => {
      const [id, state] = [chance.pick(of('referral')), chance.pick(states)];
      if (await happens('update referral set state = $3 where programme_id = $1 and id = $2', id, state))
        change(id, { state });
    },
    async () => {
      const [id, person] = [chance.pick(of('referral')), chance.pick(of('person'))];
      if (await happens('update referral set person_id = $3 where programme_id = $1 and id = $2', id, person))
        change(id, { person });
    },
    async () => {
      const id = chance.pick(of('staff'));
      const team = chance.often(25) ? null : chance.pick(of('team'));
      if (!(await happens('update staff set team_id = $3 where programme_id = $1 and id = $2', id, team)))
        return;
      if (teams.get(id) === team) return;
      teams.set(id, team);
      for (const one of referrals.values()) if (one.worker === id) change(one.id, { team });
    },
    async () => {
      const [kept, merged] = [chance.pick(of('person')), chance.pick(of('person'))];
      const apart = `update person p set merged_into = $2 where programme_id = $1 and id = $3 and $2::uuid <> $3::uuid and merged_into is null
        and not exists (select from person k where k.programme_id = $1 and k.id = $2 and k.merged_into is not null)`;
      if (!(await happens(apart, kept, merged)) || chance.often(30)) return;
      for (const one of referrals.values()) {
        if (one.person !== merged) continue;
        if (
          await happens(
            'update referral set person_id = $3 where programme_id = $1 and id = $2',
            one.id,
            kept,
          )
        )
          change(one.id, { person: kept });
      }
    },
    async () => {
      await happens(
        'update person set merged_into = null where programme_id = $1 and id = $2',
        chance.pick(of('person')),
      );
    },
    // Hands that are not the triggers': whatever is written into the columns, the facts stand.
    async () => {
      const [table, id] = [chance.pick(['session', 'plan', 'note']), chance.pick(of('person'))];
      await happens(
        `update ${table} set team_id = $2, person_id = person_id where programme_id = $1`,
        chance.pick(of('team')),
      );
      await happens("update person set team_ids = '{}' where programme_id = $1 and id = $2", id);
    },
  ];
  for (let turn = 0; turn < 60; turn++) await chance.pick(events)();
  // Chance leaves somebody waiting at nearly everybody, whose records are then of all teams: four people are with one team each.
  const withTeam = of('staff').filter(id => teams.get(id));
  for (const person of of('person').slice(-4)) {
    const worker = chance.pick(withTeam.length > 0 ? withTeam : of('staff'));
    for (const one of [...referrals.values()].filter(({ person: whose }) => whose === person)) {
      if (
        await happens(
          "update referral set link_worker_id = $3, state = 'active' where programme_id = $1 and id = $2",
          one.id,
          worker,
        )
      )
        change(one.id, { worker, team: teams.get(worker) ?? null, state: 'active' });
    }
  }
}
