import type { Db } from '../platform/database/index.ts';
import type { ProgrammeToFound } from './programme.ts';
import { regionOf } from './region/index.ts';

/** Writes the row of a new programme; only the owner of the database can. */
export async function addProgramme(
  owner: Db,
  id: string,
  input: ProgrammeToFound,
  now: Temporal.Instant,
): Promise<void> {
  await owner
    .insertInto('programme')
    .values({
      id,
      slug: input.slug,
      name: input.name,
      host_name: input.host,
      region: input.region,
      area_name: input.area,
      time_zone: regionOf(input.region).zone,
      locales: ['en', 'ga'],
      phone: input.phone,
      phone_hours: input.hours,
      email: input.email,
      address: input.address,
      settings: irish(input),
      created_at: now,
    })
    .execute();
}

function irish({ 'area-ga': area, 'hours-ga': hours }: ProgrammeToFound) {
  return area || hours ? { words: { ga: { ...(area ? { area } : {}), ...(hours ? { hours } : {}) } } } : {};
}
