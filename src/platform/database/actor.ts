import { isId } from '../../core/index.ts';

/**
 * The roles row-level security knows. `public` is a visitor of the public pages, `referrer` the holder of a private
 * link (whose actor id is the referral it opens), `person` somebody who reads their own record (whose actor id is the
 * person's), `provider` the group behind a service, reading what was sent to it (whose actor id is the service's), `signin` looks up
 * sessions, `system` does jobs.
 */
export const roles = [
  'link_worker',
  'coordinator',
  'administrator',
  'analyst',
  'public',
  'referrer',
  'person',
  'provider',
  'signin',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** Who does something, in which programme. Every store is made for an actor, so scoping cannot be forgotten. */
export type Actor = {
  readonly programmeId: string;
  readonly id: string;
  readonly role: Role;
  /** The teams whose people a link worker sees, beside those that no team has yet. */
  readonly teams: readonly string[];
  /** Ids of people whose records are open to the actor for a while, with a reason and an alarm (break-glass). */
  readonly glass?: readonly string[];
  /** What a time line calls them. */
  readonly name: string;
};

/** Whether a record is open to the actor by break-glass: they read it, and nothing of it may be offered to be changed. */
export function onlyReads({ glass = [] }: Pick<Actor, 'glass'>, personId: string): boolean {
  return glass.includes(personId);
}

/** Stands for "nobody in particular" where a visitor has no account. */
export const nobody = '00000000-0000-7000-8000-000000000000';

/** The actor of a programme's own jobs. */
export function systemActor(programmeId: string): Actor {
  return { programmeId, id: nobody, role: 'system', teams: [], name: 'Hedgerow' };
}

/** A visitor of a programme's public pages. */
export function visitor(programmeId: string): Actor {
  return { programmeId, id: nobody, role: 'public', teams: [], name: '' };
}

function id(value: string): string {
  if (!isId(value)) throw new TypeError('not an id');
  return value;
}

/**
 * The one place that writes the context of a transaction. Values are checked against their only allowed
 * form before they are quoted; SET LOCAL takes no parameters.
 */
export function contextStatements(actor: Actor): string {
  if (!roles.includes(actor.role)) throw new TypeError('not a role');
  return [
    `set local app.programme = '${id(actor.programmeId)}'`,
    `set local app.actor = '${id(actor.id)}'`,
    `set local app.role = '${actor.role}'`,
    `set local app.teams = '{${actor.teams.map(id).join(',')}}'`,
    `set local app.glass = '{${(actor.glass ?? []).map(id).join(',')}}'`,
  ].join('; ');
}
