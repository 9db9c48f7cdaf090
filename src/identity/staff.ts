import { type Database, nobody, type Role, type Scope } from '../platform/database/index.ts';
import { checkPassword } from './passwords.ts';

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

/** The active staff of the actor's programme, by name. */
export async function activeStaff(scope: Scope): Promise<readonly StaffMember[]> {
  const rows = await scope.db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'phone', 'role', 'area_ids', 'languages', 'skills', 'capacity'])
    .where('programme_id', '=', scope.actor.programmeId)
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  return rows.map(({ area_ids, ...row }) => ({ ...row, role: row.role as Role, areaIds: area_ids }));
}

/** The staff a demonstration lets one sign in as. Used in demonstration mode only. */
export async function staffToTry(database: Database, programmeId: string): Promise<readonly StaffMember[]> {
  return database.within({ programmeId, id: nobody, role: 'signin', teams: [], name: '' }, activeStaff);
}

/** The id of the member of staff with this e-mail and password, or null. */
export async function staffByPassword(
  database: Database,
  programmeId: string,
  email: string,
  password: string,
): Promise<string | null> {
  const row = await database.within(
    { programmeId, id: nobody, role: 'signin', teams: [], name: '' },
    ({ db }) =>
      db
        .selectFrom('staff')
        .select(['id', 'password_hash'])
        .where('programme_id', '=', programmeId)
        .where(eb => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
        .where('active', '=', true)
        .executeTakeFirst(),
  );
  const right = await checkPassword(password, row?.password_hash ?? null);
  return right && row ? row.id : null;
}
