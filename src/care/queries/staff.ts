import type { Role, Scope } from '../../platform/database/index.ts';

/** A colleague who works with people. */
export type Colleague = { readonly id: string; readonly name: string; readonly role: Role };

/** The active link workers and co-ordinators of the programme, by name. */
export async function staffHere({ db, actor }: Scope): Promise<readonly Colleague[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('programme_id', '=', actor.programmeId)
    .where('active', '=', true)
    .where('role', 'in', ['link_worker', 'coordinator'])
    .orderBy('name')
    .execute();
  return rows.map(row => ({ ...row, role: row.role as Role }));
}
