import { hashPassword } from '../identity/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { personLinks } from '../portals/index.ts';

/** Breda’s own page opens in the demonstration by an address that the manual knows; invented people have no secrets. */
export const ownPageOfDemo = {
  token: 'Breda-opens-her-own-page-by-this-link-00001',
  pin: '482915',
} as const;

const WEEKS = 52;

/** Gives Breda a link that everybody may try. */
export async function openBredasPage(scope: Scope): Promise<void> {
  const { db, actor } = scope;
  const breda = await db
    .selectFrom('referral')
    .select('person_id')
    .where('programme_id', '=', actor.programmeId)
    .where('given_name', '=', 'Breda')
    .where('state', '=', 'active')
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  if (!breda?.person_id) return;
  await personLinks(scope).add({
    personId: breda.person_id,
    token: ownPageOfDemo.token,
    pin: await hashPassword(ownPageOfDemo.pin),
    linkWay: 'in_person',
    pinWay: 'by_phone',
    weeks: WEEKS,
  });
}
