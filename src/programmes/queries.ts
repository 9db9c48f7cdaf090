import type { Database } from '../platform/database/index.ts';
import { type Programme, programmeSettings } from './programme.ts';
import { crisisRegistryOf } from './region/index.ts';

/** Finds programmes; kept in memory for a few seconds, because every request needs its own. */
export type ProgrammeBook = {
  all(): Promise<readonly Programme[]>;
  bySlug(slug: string): Promise<Programme | null>;
  byId(id: string): Promise<Programme | null>;
};

const KEEP_MS = 5_000;

/** Reads all programmes at once (there are few) and again when the copy is older than five seconds. */
export function programmeBook(database: Database): ProgrammeBook {
  let kept: readonly Programme[] = [];
  let read = '';
  let readAt = Number.NEGATIVE_INFINITY;
  const all = async (): Promise<readonly Programme[]> => {
    if (performance.now() - readAt < KEEP_MS && kept.length > 0) return kept;
    const rows = await database.open.selectFrom('programme').selectAll().orderBy('name').execute();
    const now = JSON.stringify(rows);
    readAt = performance.now();
    // The same programme stays the same object: what is drawn for it is kept by it.
    if (now === read) return kept;
    read = now;
    kept = rows.map(row => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      hostName: row.host_name,
      region: row.region === 'uk' ? 'uk' : 'ie',
      areaName: row.area_name,
      zone: row.time_zone,
      locales: row.locales,
      phone: row.phone,
      phoneHours: row.phone_hours,
      email: row.email,
      address: row.address,
      settings: programmeSettings.parse(row.settings),
      crisis: crisisRegistryOf(row.crisis_lines),
      openAlarms: row.open_alarms,
    }));
    return kept;
  };
  return {
    all,
    bySlug: async slug => (await all()).find(one => one.slug === slug) ?? null,
    byId: async id => (await all()).find(one => one.id === id) ?? null,
  };
}
