import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { newId } from '../../src/core/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Actor, Database } from '../../src/platform/database/index.ts';
import { testDatabase } from '../../src/platform/database/testing.ts';
import { programmeBook } from '../../src/programmes/index.ts';
import { openRooms } from '../../src/rooms.tsx';
import { makeApp } from '../../src/web/app.ts';
import type { Route, WebDeps } from '../../src/web/index.ts';
import { byLink } from './by-link.ts';
import { type Asker, found, hire, type Side, signIn, stranger } from './cast.ts';
import { furnish } from './furnish.ts';
import { putting } from './rows.ts';
import { type Somebody, somebody } from './somebody.ts';

/** Two programmes, two teams each, people in every role and state, and everybody who may knock. */
export type World = {
  readonly ownerUrl: string;
  readonly secret: Buffer;
  readonly clare: Side;
  readonly people: readonly Somebody[];
  readonly askers: readonly Asker[];
  /** What paths name that is nobody's record, by the name of the parameter. */
  readonly things: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

/** What the page of a kept pack is drawn from, with nothing in it. */
const emptyPaper = {
  lang: 'en',
  title: 'Pack',
  programme: 'Clare',
  host: 'Host',
  contact: [],
  period: 'April to June 2026',
  from: '2026-04-01',
  until: '2026-06-30',
  madeOn: '2026-11-23',
  methods: '1',
  made: '',
  lead: [],
  corrected: [],
  sections: [],
  labels: {},
};

export const NOW = '2026-11-23T09:00:00Z';

/** Builds the world in a database of its own. */
export async function openWorld(): Promise<World> {
  const clock = fixedClock(NOW);
  const database = await testDatabase(clock);
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const sql = (text: string, values: readonly unknown[]) => owner.query(text, [...values]);
  const put = putting(owner);
  const clare = await found(put, 'clare');
  const trafford = await found(put, 'trafford');
  const aoife = await hire(put, clare, 'link_worker', 'Aoife Hehir', clare.north);
  const donal = await hire(put, clare, 'link_worker', 'Donal Shannon', clare.north);
  const fionn = await hire(put, clare, 'link_worker', 'Fionn Daly', clare.south);
  const sandra = await hire(put, trafford, 'link_worker', 'Sandra Okoye', trafford.north);
  const others: Actor[] = [];
  for (const [role, name] of [
    ['coordinator', 'Declan Moloney'],
    ['administrator', 'Nuala Frawley'],
    ['analyst', 'Anna Lyons'],
  ] as const)
    others.push(await hire(put, clare, role, name, null));
  const left = await hire(put, clare, 'coordinator', 'Left Lately', null);
  const here = await serviceOf(put, 'ie');
  const there = await serviceOf(put, 'uk');
  const at = { programmeId: clare.programmeId, slug: clare.slug, serviceId: here };
  const people: Somebody[] = [];
  for (const [target, worker, state] of [
    ['own', aoife, 'active'],
    ['own_closed', aoife, 'closed'],
    ['colleagues', donal, 'active'],
    ['nobodys', null, 'waiting'],
    ['received', null, 'received'],
    ['other_team', fionn, 'active'],
  ] as const)
    people.push(await somebody(put, { ...at, target, worker, state }));
  const elsewhere = { programmeId: trafford.programmeId, slug: trafford.slug, serviceId: there };
  people.push(
    await somebody(put, { ...elsewhere, target: 'other_programme', worker: sandra, state: 'active' }),
  );
  const askers: Asker[] = [stranger];
  const niamh = await hire(put, clare, 'link_worker', 'Niamh Considine', clare.north);
  const [declan] = others;
  if (!declan) throw new TypeError('nobody co-ordinates');
  for (const one of [aoife, ...others]) askers.push(await signIn(database, sql, one, 'here'));
  askers.push(await signIn(database, sql, declan, 'unproven'));
  askers.push(await signIn(database, sql, declan, 'signed_out'));
  askers.push(await signIn(database, sql, declan, 'expired'));
  askers.push(await signIn(database, sql, left, 'left'));
  const things = await thingsOf(put, { clare, here, aoife });
  const secret = randomBytes(32);
  const base = { ownerUrl: database.ownerUrl, secret };
  const workers = await Promise.all(
    [aoife, donal, fionn, sandra].map(one => signIn(database, sql, one, 'here')),
  );
  await furnish({ ...base, database, people, workers, sql });
  await owner.query('analyze');
  const [own] = people;
  if (own) askers.push(...(await byLink(put, { clare, own, serviceId: here })));
  askers.push(await withGlass(put, await signIn(database, sql, niamh, 'here'), people));
  return {
    ...base,
    clare,
    people: withSecond(people),
    askers,
    things,
    async close() {
      await owner.end();
      await database.close();
    },
  };
}

/** The whole house over a database: its routes and the application of them. */
export async function openHouse(world: Pick<World, 'ownerUrl' | 'secret'>, database: Database) {
  const config = readConfig({ PUBLIC_URL: 'http://localhost', DATABASE_URL: world.ownerUrl, DEMO: 'off' });
  const web: WebDeps = {
    database,
    clock: fixedClock(NOW),
    programmes: programmeBook(database),
    log: pino({ level: process.env['TRUST_LOG'] ?? 'silent' }),
    secret: world.secret,
    demo: false,
    publicUrl: 'http://localhost',
    proxies: 1,
    secureCookies: false,
    ready: async () => true,
  };
  const rooms = openRooms({ config, database, web });
  return {
    routes: rooms.routes as readonly Route[],
    app: makeApp(web, rooms.routes),
    close: () => rooms.close(),
  };
}

/** Somebody who has nobody of their own, and has opened the record of somebody of the other team. */
async function withGlass(
  put: ReturnType<typeof putting>,
  asker: Asker,
  people: readonly Somebody[],
): Promise<Asker> {
  const glass = people.find(({ target }) => target === 'other_team')?.ids['personId'] ?? '';
  await put('break_glass', {
    programme_id: asker.actor?.programmeId,
    id: newId(),
    staff_id: asker.actor?.id,
    person_id: glass,
    reason: 'danger',
    words: 'She has not opened the door.',
    opened_at: NOW,
    ends_at: NOW,
  });
  return { ...asker, name: 'link_worker (break-glass)', glass };
}

/** Gives everybody a second record that theirs could be taken for. */
function withSecond(people: readonly Somebody[]): readonly Somebody[] {
  const [own, other] = ['own', 'nobodys'].map(target => people.find(one => one.target === target)?.ids);
  return people.map(one => {
    const second = one.target === 'nobodys' ? own : other;
    const ids = {
      ...one.ids,
      secondId: second?.['personId'] ?? '',
      secondReferralId: second?.['referralId'] ?? '',
    };
    return { ...one, ids };
  });
}

/** A service of the published directory, which is nobody's record. */
async function serviceOf(put: ReturnType<typeof putting>, region: 'ie' | 'uk'): Promise<string> {
  const [source, id] = [newId(), newId()];
  await put('directory.source', {
    id: source,
    key: source,
    title: 'A list of groups',
    region,
    licence: 'CC0',
    created_at: NOW,
  });
  await put('directory.service', {
    id,
    source_id: source,
    source_key: 's',
    content_hash: 'h',
    name: 'Courthouse Singers',
    email: 'singers@example.org',
    status: 'active',
    changed_at: NOW,
  });
  return id;
}

async function thingsOf(
  put: ReturnType<typeof putting>,
  { clare, here, aoife }: { readonly clare: Side; readonly here: string; readonly aoife: Actor },
): Promise<Readonly<Record<string, string>>> {
  const entryToken = randomBytes(32).toString('base64url');
  const noteId = newId();
  await put('service_link', {
    programme_id: clare.programmeId,
    token_hash: createHash('sha256').update(entryToken).digest(),
    service_id: here,
    created_at: NOW,
    expires_at: '2027-05-01T00:00:00Z',
  });
  const packId = newId();
  const packToken = randomBytes(32).toString('base64url');
  await put('funder_pack', {
    programme_id: clare.programmeId,
    id: packId,
    span: '2026-2',
    from_day: '2026-04-01',
    until_day: '2026-06-30',
    methods: '1',
    state: 'released',
    made_at: NOW,
    released_at: NOW,
  });
  const paper = Buffer.from(JSON.stringify(emptyPaper));
  for (const lang of ['en', 'ga']) {
    for (const kind of ['page', 'pdf', 'xlsx', 'csv'])
      await put('funder_pack_file', {
        programme_id: clare.programmeId,
        pack_id: packId,
        lang,
        kind,
        bytes: paper,
        sha256: createHash('sha256').update(paper).digest(),
      });
  }
  await put('funder_pack_link', {
    programme_id: clare.programmeId,
    token_hash: createHash('sha256').update(packToken).digest(),
    pack_id: packId,
    address: 'funder@example.org',
    created_at: NOW,
    expires_at: '2027-05-01T00:00:00Z',
  });
  await put('service_note', {
    programme_id: clare.programmeId,
    id: noteId,
    service_id: here,
    author_id: aoife.id,
    text: 'A good group.',
    created_at: NOW,
  });
  const proposalId = newId();
  await put('service_proposal', {
    programme_id: clare.programmeId,
    id: proposalId,
    service_id: here,
    kind: 'change',
    change: JSON.stringify({}),
    made_at: NOW,
  });
  const [groupId, dateId] = [newId(), newId()];
  await put('own_group', {
    programme_id: clare.programmeId,
    id: groupId,
    name: 'The Easy Walk',
    kind: 'regular',
    mode: 'venue',
    place: 'Lees Road gate',
    places: 300,
    begins_on: '2026-10-05',
    begins_at: '10:00',
    minutes: 60,
    rhythm: 'FREQ=WEEKLY;BYDAY=MO',
    state: 'running',
    booking: 'open',
    state_since: NOW,
    created_at: NOW,
    created_by: aoife.id,
  });
  await put('group_date', {
    programme_id: clare.programmeId,
    id: dateId,
    group_id: groupId,
    number: 1,
    starts_at: '2027-03-01T10:00:00Z',
    minutes: 60,
  });
  return {
    groupId,
    dateId,
    serviceId: here,
    noteId,
    proposalId,
    entryToken,
    packId,
    packToken,
    packFile: 'en.csv',
    staffId: aoife.id,
    programme: clare.slug,
    programmeId: clare.programmeId,
  };
}
