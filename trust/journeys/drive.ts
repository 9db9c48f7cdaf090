import { newId } from '../../src/core/index.ts';
import { seedService } from '../../src/introductions/testing.ts';
import { readConfig } from '../../src/platform/config.ts';
import { deliverNow } from '../../src/platform/events/index.ts';
import { openRooms } from '../../src/rooms.tsx';
import type { Route } from '../../src/web/index.ts';
import { type TestApp, testApp } from '../../src/web/testing.ts';

/** Somebody signed in. */
export type Person = TestApp['clare']['coordinator'];

import { type ActorName, type Answer, at, type State, type Step, type World } from './model.ts';

/** The whole application over a database of its own, with everybody who takes part in a journey. */
export type House = {
  readonly app: TestApp;
  /** Every address there is. */
  readonly routes: readonly Route[];
  /** Carries a step out by sending the form that does it, and lets everything hear of it. */
  carryOut(world: World, step: Step): Promise<Answer>;
  /** What the database holds of the referrals of a journey. */
  look(world: World): Promise<readonly Row[]>;
  /** The status of a page for somebody. */
  page(path: string, as: ActorName | 'elsewhere'): Promise<{ status: number; body: string }>;
  /** Lets everything hear of what has happened. */
  hear(): Promise<unknown>;
  /** Takes away what an earlier journey left. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

export type Row = {
  readonly id: string;
  readonly state: State;
  readonly worker: string | null;
  readonly held: number;
  readonly planned: number;
  readonly introduced: number;
  readonly person: string | null;
  readonly next: boolean;
};

/** Opens the whole house without a port. Close it in `after`. */
export async function openJourneys(): Promise<House> {
  const config = readConfig({ DEMO: 'off', DATABASE_URL: 'postgres://unused@127.0.0.1/unused' });
  let rooms: ReturnType<typeof openRooms> | null = null;
  const app = await testApp(web => {
    rooms = openRooms({ config, database: web.database, web });
    return rooms.routes;
  });
  const opened = rooms as unknown as ReturnType<typeof openRooms>;
  const people: Readonly<Record<ActorName | 'elsewhere', Person>> = {
    lead: app.clare.coordinator,
    worker: app.clare.linkWorker,
    colleague: app.clare.otherLinkWorker,
    office: app.clare.administrator,
    elsewhere: app.trafford.coordinator,
  };
  const { programmeId } = app.clare.coordinator.actor;
  const hear = () => deliverNow(app.database, programmeId, opened.listeners);

  const send = async (path: string, fields: Record<string, string | string[]>, as?: Person) => {
    const answer = await app.post(path, fields, as);
    await answer.arrayBuffer();
    return answer.status;
  };
  const said = (status: number, step: Step): Answer => {
    if (status === 303) return 'done';
    if (status === 409) return 'refused';
    if (status === 403 || status === 404) return 'not_theirs';
    throw new Error(`${status} for ${JSON.stringify(step)}`);
  };

  return {
    app,
    routes: opened.routes,
    async carryOut(world, step) {
      if (step.name === 'refer') {
        const mark = `Mark${newId().replaceAll('-', '')}`;
        const status = await send('/clare/refer', referral(mark));
        const [row] = await app.sql<{ id: string }>('select id from referral where family_name = $1', [mark]);
        if (row)
          world.referrals.push({
            id: row.id,
            mark,
            state: 'received',
            worker: null,
            person: null,
            held: 0,
            planned: 0,
            introduced: 0,
          });
        await hear();
        return said(status, step);
      }
      const one = at(world, step.to);
      if (!one) return 'refused';
      const [path, fields] = await formOf(app, world, step);
      const status = path === null ? 404 : await send(path, fields, people[step.by]);
      // News is heard at least once: here twice.
      await hear();
      await app.sql(
        'update outbox set dispatched_at = null where id = (select id from outbox order by id desc limit 1)',
      );
      await hear();
      return said(status, step);
    },
    look: world =>
      app.sql<Row>(
        `select r.id, r.state, s.role || ' ' || s.name as worker, r.sessions_held as held, r.person_id as person, r.next_action is not null as next,
            (select count(*)::int from session n where n.programme_id = r.programme_id and n.referral_id = r.id and n.state = 'planned') as planned,
            (select count(*)::int from introduction i where i.programme_id = r.programme_id and i.referral_id = r.id) as introduced
           from referral r left join staff s on s.programme_id = r.programme_id and s.id = r.link_worker_id
          where r.id = any($1) order by r.id`,
        [world.referrals.map(({ id }) => id)],
      ),
    async page(path, as) {
      const answer = await app.get(path, people[as]);
      return { status: answer.status, body: await answer.text() };
    },
    hear,
    async clear() {
      await app.sql('truncate referral, person, submission, outbox, message, match_answer cascade');
    },
    async close() {
      await opened.close();
      await app.close();
    },
  };
}

function referral(mark: string): Record<string, string | string[]> {
  return {
    adult: 'yes',
    in_area: 'yes',
    urgent: 'no',
    locale: 'en',
    given_name: 'Test',
    family_name: mark,
    phone: '020 915 0183',
    words: 'Would like to meet people.',
    consents: ['take_part', 'keep_record', 'share_with_referrer'],
    consent_how: 'in_person',
    referrer_name: 'Test Surgery',
    referrer_role: 'gp',
    referrer_email: 'gp@surgery.example',
  };
}

type Sent = readonly [path: string | null, fields: Record<string, string>];

/** The form that does a step: where it is sent, and what it says. */
async function formOf(app: TestApp, world: World, step: Exclude<Step, { name: 'refer' }>): Promise<Sent> {
  const one = at(world, step.to);
  const id = one?.id ?? newId();
  switch (step.name) {
    case 'start':
      return [`/inbox/${id}/start`, {}];
    case 'ask':
      return [`/inbox/${id}/ask`, { question: 'Which days suit?' }];
    case 'accept':
      return [`/inbox/${id}/accept`, { person: 'new' }];
    case 'decline':
      return [`/inbox/${id}/decline`, { reason: 'out_of_area' }];
    case 'redirect':
      return [`/inbox/${id}/redirect`, { place: 'other', to: 'Elsewhere', handover: 'yes' }];
    case 'allocate': {
      const whom = step.who === 'worker' ? app.clare.linkWorker : app.clare.otherLinkWorker;
      const again = one?.worker ? { reason: 'worker_away' } : {};
      return [`/waiting/${id}`, { link_worker: whom.actor.id, ...again }];
    }
    case 'merge': {
      const rows = await app.sql<{ id: string; person_id: string | null }>(
        'select id, person_id from referral where id = any($1)',
        [[id, at(world, step.with)?.id]],
      );
      const personOf = (which: string | undefined) => rows.find(row => row.id === which)?.person_id;
      const [kept, gone] = [personOf(id), personOf(at(world, step.with)?.id)];
      if (!kept || !gone) return [null, {}];
      return [`/people/${kept}/merge/${gone}`, { reason: 'The same person.' }];
    }
    case 'try_to_reach':
      return [`/cases/${id}/contacts/new`, { ...contact, outcome: 'no_answer' }];
    case 'reach':
      return [`/cases/${id}/contacts/new`, { ...contact, outcome: 'reached' }];
    case 'plan':
      return [
        `/cases/${id}/sessions/new`,
        { ...day('on', '2026-11-23'), at: '08:30', minutes: '30', mode: 'phone', times: '1', anyway: 'all' },
      ];
    case 'record': {
      const [row] = await app.sql<{ id: string }>(
        "select id from session where referral_id = $1 and state = 'planned' order by id limit 1",
        [id],
      );
      return [
        `/cases/${id}/sessions/${row?.id ?? newId()}`,
        { version: '0', text: 'We talked.', mode: 'phone', minutes: '30', do: 'sign' },
      ];
    }
    case 'hold':
      return [`/cases/${id}/hold`, { reason: 'away', ...day('until', '2026-12-07') }];
    case 'resume':
      return [`/cases/${id}/resume`, {}];
    case 'close': {
      const [row] = await app.sql<{ version: number }>('select version from referral where id = $1', [id]);
      return [
        `/cases/${id}/close`,
        { reason: 'person_ended', words: '', version: String(row?.version ?? 1) },
      ];
    }
    case 'reopen':
      return [`/cases/${id}/reopen`, { reason: 'asked_to_return' }];
    case 'withdraw':
      return [`/cases/${id}/withdraw`, { reason: 'changed_mind' }];
    case 'introduce':
      return [
        '/introductions',
        { service: await seedService(app), referral: id, kind: 'signposted', share_contact: 'yes' },
      ];
    case 'write_plan': {
      const [row] = await app.sql<{ revision: number }>('select revision from plan where referral_id = $1', [
        id,
      ]);
      return [`/cases/${id}/plan`, { revision: String(row?.revision ?? 0), whatMatters: 'The garden.' }];
    }
  }
}

const contact = { mode: 'phone', with: 'person', ...day('on', '2026-11-23'), at: '08:00', note: '' };

function day(name: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-');
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
}
