import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Release } from './release.ts';
import type { Stopped } from './steps.ts';

/** A release as it was kept. */
export type KeptRelease = {
  readonly quarter: string;
  readonly version: number;
  readonly cells: Release;
  readonly madeAt: Temporal.Instant;
};

/** Every release of the programme, the latest quarter first, its versions from the first; at most so many quarters. */
export async function keptReleases({ db, actor }: Scope, quarters = 24): Promise<readonly KeptRelease[]> {
  const { rows } = await sql<KeptRelease>`
    select quarter, version, cells, made_at as "madeAt" from released_figures
    where programme_id = ${actor.programmeId} and quarter in (
      select distinct quarter from released_figures where programme_id = ${actor.programmeId} order by 1 desc limit ${quarters})
    order by quarter desc, version`.execute(db);
  return rows;
}

/**
 * One figure set a quarter, the latest first: the parts of the first release, the whole of the last correction of it.
 * @param kept of one programme, versions of a quarter from the first
 */
export function newestOf(kept: readonly KeptRelease[]): readonly Release[] {
  return [...Map.groupBy(kept, one => one.quarter).values()].flatMap(versions => {
    const [first, last] = [versions[0], versions.at(-1)];
    return first && last ? [{ ...first.cells, funnel: last.cells.funnel }] : [];
  });
}

/** The releases of the programme, newest quarter first. What the funder’s pack and the analyst’s pages are made of. */
export async function releasesOf(scope: Scope): Promise<readonly Release[]> {
  return newestOf(await keptReleases(scope));
}

/** How many stopped at each step when each version of each quarter was made, the first one first. @param scope of the system */
export async function truthsKept({ db, actor }: Scope): Promise<ReadonlyMap<string, readonly Stopped[]>> {
  const { rows } = await sql<{ quarter: string; stopped: Stopped }>`
    select quarter, stopped from released_truth where programme_id = ${actor.programmeId} order by quarter, version`.execute(
    db,
  );
  const byQuarter = Map.groupBy(rows, one => one.quarter);
  return new Map([...byQuarter].map(([quarter, all]) => [quarter, all.map(one => one.stopped)]));
}

/** Keeps a release with what a later correction is compared with. @param scope of the system */
export async function keepRelease(
  { db, actor, now }: Scope,
  {
    cells,
    version,
    stopped,
  }: { readonly cells: Release; readonly version: number; readonly stopped: Stopped },
): Promise<void> {
  const key = { programme_id: actor.programmeId, quarter: cells.quarter, version };
  await db
    .insertInto('released_figures')
    .values({ ...key, definitions: cells.definitions, cells: JSON.stringify(cells), made_at: now })
    .execute();
  await db
    .insertInto('released_truth')
    .values({ ...key, stopped: JSON.stringify(stopped) })
    .execute();
}
