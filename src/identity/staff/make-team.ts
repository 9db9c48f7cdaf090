import { audit } from '../../audit/index.ts';
import { Forbidden, newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayKeepTeams } from './policy.ts';

/**
 * Makes a team, with nobody in it.
 * @throws Forbidden without the right to it, Refused when there is a team of that name
 * @returns its id
 */
export async function makeTeam(scope: Scope, input: { readonly name: string }): Promise<string> {
  const { db, actor } = scope;
  if (!mayKeepTeams(actor)) throw new Forbidden('identity.refused.manage');
  const known = await db
    .selectFrom('team')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb(eb.fn('lower', ['name']), '=', input.name.toLowerCase()))
    .executeTakeFirst();
  if (known) throw new Refused('identity.refused.team_taken');
  const id = newId();
  await db.insertInto('team').values({ programme_id: actor.programmeId, id, name: input.name }).execute();
  await audit(scope, { verb: 'team.made', subject: { kind: 'team', id } });
  return id;
}
