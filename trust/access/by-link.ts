import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../src/core/index.ts';
import type { Asker, Side } from './cast.ts';
import type { Put } from './rows.ts';
import type { Somebody } from './somebody.ts';

const sha256 = (token: string): Buffer => createHash('sha256').update(token).digest();
const token = (): string => randomBytes(32).toString('base64url');
const later = '2027-05-01T00:00:00Z';

/** What a helper of the matrix was allowed. */
export const HELPS_WITH = 'meetings';

/**
 * Those who come by a link of theirs and have typed their number: a person, a helper whom they let in, and a group. Each has a browser in
 * which their page is open.
 */
export async function byLink(
  put: Put,
  { clare, own, serviceId }: { readonly clare: Side; readonly own: Somebody; readonly serviceId: string },
): Promise<readonly Asker[]> {
  const programme_id = clare.programmeId;
  const personId = own.ids['personId'] ?? '';
  // Visits of people are timed by the database, those of groups by the clock of the house.
  const now = new Date().toISOString();
  const visit = async (helper: { readonly helper_name: string; readonly powers: string } | null) => {
    const [id, cookie] = [newId(), token()];
    await put('person_link', {
      programme_id,
      id,
      person_id: personId,
      token_hash: sha256(token()),
      pin: 'none that fits',
      made_at: now,
      made_by: personId,
      link_way: 'in_person',
      pin_way: 'in_person',
      expires_at: later,
      ...helper,
    });
    await put('person_visit', {
      programme_id,
      token_hash: sha256(cookie),
      link_id: id,
      person_id: personId,
      began_at: now,
      last_seen_at: now,
      expires_at: later,
    });
    return `hedgerow_my=${cookie}`;
  };
  const outside = { role: null, standing: 'by_link', actor: null, tokenHash: null } as const;
  const [linkId, key] = [newId(), token()];
  await put('provider_link', {
    programme_id,
    id: linkId,
    service_id: serviceId,
    token_hash: sha256(token()),
    made_at: now,
    made_by: personId,
    expires_at: later,
  });
  await put('provider_visit', {
    programme_id,
    token_hash: sha256(key),
    service_id: serviceId,
    link_id: linkId,
    by_code: false,
    began_at: now,
    last_seen_at: now,
    expires_at: later,
  });
  return [
    { ...outside, name: 'person', by: 'person', cookie: await visit(null) },
    {
      ...outside,
      name: 'helper',
      by: 'helper',
      cookie: await visit({ helper_name: 'Noreen', powers: `{${HELPS_WITH}}` }),
    },
    { ...outside, name: 'group', by: 'group', cookie: `hedgerow_group=${key}` },
  ];
}
