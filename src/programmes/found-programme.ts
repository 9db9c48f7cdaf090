import { newId, Refused } from '../core/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { ProgrammeToFound } from './programme.ts';
import { addProgramme } from './store.ts';

/** First parts of addresses that belong to staff pages; a programme of that name could not be reached. */
const taken = new Set([
  'account',
  'answers',
  'api',
  'arrived-texts',
  'assets',
  'audit',
  'board',
  'break-glass',
  'calendar',
  'cases',
  'concepts',
  'concerns',
  'consents',
  'directory',
  'find',
  'forgotten',
  'group-places',
  'groups',
  'health',
  'inbox',
  'introductions',
  'join',
  'letters-to-post',
  'measures',
  'questionnaires',
  'merges',
  'messages',
  'paper',
  'people',
  'ready',
  'records',
  'referrals',
  'reports',
  'resume',
  'safety',
  'search',
  'services',
  'shortlist',
  'sign-in',
  'sign-out',
  'settings',
  'staff',
  'supervision',
  'surveys',
  'step-up',
  'tasks',
  'today',
  'unmet-needs',
  'waiting',
  'wordings',
]);

/**
 * Founds a programme. Only the owner of the database may.
 * @returns its id
 * @throws Refused when the name belongs to a page of Hedgerow
 */
export async function foundProgramme(
  owner: Db,
  input: ProgrammeToFound,
  now: Temporal.Instant,
): Promise<string> {
  if (taken.has(input.slug)) throw new Refused('programmes.refused.slug');
  const id = newId();
  await addProgramme(owner, id, input, now);
  return id;
}
