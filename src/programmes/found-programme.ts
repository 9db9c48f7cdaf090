import { z } from 'zod';
import { newId, Refused } from '../core/index.ts';
import type { Db } from '../platform/database/index.ts';
import { type RegionId, regionIds, regionOf } from './region/index.ts';

/** What must be known of a programme before its first day. */
export const programmeToFound = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'a short name of small letters, such as clare'),
  name: z.string().trim().min(1).max(120),
  host: z.string().trim().min(1).max(200),
  region: z.enum(regionIds),
  area: z.string().trim().min(1).max(120),
  phone: z.string().regex(/^\+\d{8,15}$/, 'a number with its country, such as +353651234567'),
  hours: z.string().trim().min(1).max(120),
  email: z.email(),
  address: z.string().trim().min(1).max(300),
});
export type ProgrammeToFound = z.output<typeof programmeToFound>;

/** First parts of addresses that belong to staff pages; a programme of that name could not be reached. */
const taken = new Set([
  'api',
  'assets',
  'board',
  'cases',
  'concerns',
  'directory',
  'find',
  'health',
  'inbox',
  'introductions',
  'measures',
  'merges',
  'messages',
  'people',
  'ready',
  'referrals',
  'reports',
  'resume',
  'search',
  'services',
  'sign-in',
  'sign-out',
  'tasks',
  'today',
  'waiting',
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
  const region: RegionId = input.region;
  const id = newId();
  await owner
    .insertInto('programme')
    .values({
      id,
      slug: input.slug,
      name: input.name,
      host_name: input.host,
      region,
      area_name: input.area,
      time_zone: regionOf(region).zone,
      locales: ['en', 'ga'],
      phone: input.phone,
      phone_hours: input.hours,
      email: input.email,
      address: input.address,
      settings: {},
      created_at: now,
    })
    .execute();
  return id;
}
