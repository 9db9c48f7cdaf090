import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../src/core/index.ts';
import { startSession } from '../../src/identity/index.ts';
import type { Actor, Database, Role } from '../../src/platform/database/index.ts';
import type { Put } from './rows.ts';

/** Somebody who asks: what they bring, and what is true of them. */
export type Asker = {
  /** What the table of failures calls them. */
  readonly name: string;
  /** Their role while they are signed in; null for who is not. */
  readonly role: Role | null;
  /** Why they are not signed in, or that they have not shown lately who they are. */
  readonly standing: 'here' | 'unproven' | 'stranger' | 'signed_out' | 'expired' | 'left' | 'by_link';
  readonly actor: Actor | null;
  readonly cookie: string | null;
  /** SHA-256 of the token of their sign-in: the form token is made from it. */
  readonly tokenHash: Buffer | null;
  /** By whose link they came and typed the number: of a person, of a helper, of a group. */
  readonly by?: 'person' | 'helper' | 'group';
  /** Whom they have opened by break-glass. */
  readonly glass?: string;
};

/** A programme with two teams and people in each role. */
export type Side = {
  readonly programmeId: string;
  readonly slug: string;
  readonly north: string;
  readonly south: string;
};

const at = '2026-11-01T09:00:00Z';

/** Founds a programme with its teams and one area. */
export async function found(put: Put, slug: 'clare' | 'trafford'): Promise<Side> {
  const side = { programmeId: newId(), slug, north: newId(), south: newId() };
  const region = slug === 'clare' ? 'ie' : 'uk';
  await put('programme', {
    id: side.programmeId,
    slug,
    name: `Hedgerow ${slug}`,
    host_name: 'Fergusside Community Partnership',
    region,
    area_name: slug,
    time_zone: region === 'ie' ? 'Europe/Dublin' : 'Europe/London',
    locales: ['en', 'ga'],
    phone: region === 'ie' ? '+353209150100' : '+441632960100',
    phone_hours: 'Monday to Friday, 9 am to 5 pm',
    email: 'hello@example.org',
    address: '1 Example Street',
    created_at: at,
  });
  for (const [id, name] of [
    [side.north, 'North'],
    [side.south, 'South'],
  ]) {
    await put('team', { programme_id: side.programmeId, id, name });
  }
  return side;
}

/** Hires a member of staff. @returns who they are to the database */
export async function hire(
  put: Put,
  side: Side,
  role: Role,
  name: string,
  teamId: string | null,
): Promise<Actor> {
  const id = newId();
  await put('staff', {
    programme_id: side.programmeId,
    id,
    name,
    email: `${randomBytes(4).toString('hex')}@example.org`,
    role,
    team_id: teamId,
    created_at: at,
  });
  return { programmeId: side.programmeId, id, role, teams: teamId ? [teamId] : [], name };
}

/** Signs somebody in. What becomes of the sign-in is done to the row by `standing`. */
export async function signIn(
  database: Database,
  sql: (text: string, values: readonly unknown[]) => Promise<unknown>,
  actor: Actor,
  standing: Exclude<Asker['standing'], 'stranger' | 'by_link'>,
): Promise<Asker> {
  const value = await startSession(database, actor.programmeId, actor.id);
  const token = value.split('.')[1] ?? '';
  const tokenHash = createHash('sha256').update(token).digest();
  const becomes = {
    here: "proven_at = now() + interval '1 day'",
    unproven: "proven_at = now() - interval '1 hour', created_at = now() - interval '1 hour'",
    signed_out: "ended_at = now(), ended_why = 'signed_out'",
    expired: "last_seen_at = now() - interval '1 hour'",
    left: 'last_seen_at = now()',
  }[standing];
  await sql(`update staff_session set ${becomes} where token_hash = $1`, [tokenHash]);
  if (standing === 'left') await sql('update staff set active = false where id = $1', [actor.id]);
  const inside = standing === 'here' || standing === 'unproven';
  return {
    name: `${actor.role}${standing === 'here' ? '' : ` (${standing})`}`,
    role: inside ? actor.role : null,
    standing,
    actor,
    cookie: `hedgerow_session=${value}`,
    tokenHash,
  };
}

/** Somebody who has never signed in. */
export const stranger: Asker = {
  name: 'stranger',
  role: null,
  standing: 'stranger',
  actor: null,
  cookie: null,
  tokenHash: null,
};
