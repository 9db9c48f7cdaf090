import { compiledOnce, type Database, type Role, type Scope } from '../../platform/database/index.ts';
import { signinActor } from '../signin-actor.ts';

/** A member of staff, as pages and allocation need them. */
export type StaffMember = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly role: Role;
  readonly areaIds: readonly string[];
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  /** Most people they can carry at a time. */
  readonly capacity: number;
};

const active = compiledOnce((db, asked: { programmeId: string }) =>
  db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'phone', 'role', 'area_ids', 'languages', 'skills', 'capacity'])
    .where('programme_id', '=', asked.programmeId)
    .where('active', '=', true)
    .orderBy('name'),
);

/** The active staff of the actor's programme, by name. */
export async function activeStaff(scope: Scope): Promise<readonly StaffMember[]> {
  const { rows } = await scope.db.executeQuery(active({ programmeId: scope.actor.programmeId }));
  return rows.map(({ area_ids, ...row }) => ({ ...row, role: row.role as Role, areaIds: area_ids }));
}

/** The staff a demonstration lets one sign in as. Used in demonstration mode only. */
export async function staffToTry(database: Database, programmeId: string): Promise<readonly StaffMember[]> {
  return database.within(signinActor(programmeId), activeStaff);
}

/** Somebody on the list of staff, working here or gone. */
export type ListedStaff = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  readonly teamId: string | null;
};

/** Everybody who works or worked in the programme, by name. A programme has some dozens of people, so the list is whole. */
export async function allStaff({ db, actor }: Scope): Promise<readonly ListedStaff[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'active', 'team_id'])
    .where('programme_id', '=', actor.programmeId)
    .orderBy('active', 'desc')
    .orderBy('name')
    .limit(1000)
    .execute();
  return rows.map(({ team_id, ...row }) => ({ ...row, role: row.role as Role, teamId: team_id }));
}

/** One member of staff, or null when there is none of that id. */
export async function findStaff({ db, actor }: Scope, id: string): Promise<ListedStaff | null> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'active', 'team_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { team_id, ...rest } = row;
  return { ...rest, role: rest.role as Role, teamId: team_id };
}
