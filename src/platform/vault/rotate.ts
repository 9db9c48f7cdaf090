import { setTimeout as pause } from 'node:timers/promises';
import { unwrapDataKey, wrapDataKey } from './data-keys.ts';
import type { Ask } from './programme-keys.ts';
import { addProgrammeKey, newest, type Purpose, readProgrammeKeys } from './programme-keys.ts';
import { type KeyRing, unwrapWith, wrapWith } from './ring.ts';

/** What a rotation works with: the owner's connection, statement by statement, each of them a transaction of its own. */
export type Rotation = {
  readonly ask: Ask;
  readonly ring: KeyRing;
  /** Called after each batch; for a test that stops in the middle. */
  readonly afterBatch?: () => void;
};

const A_BATCH = 500;

/**
 * Wraps the keys of all programmes with the first key of the ring. Done again after it was stopped, it goes on where it was.
 * @returns how many were wrapped anew
 * @throws KeyProblem when the ring lacks the key that wraps one of them
 */
export async function rotateInstallationKey({ ask, ring, afterBatch }: Rotation): Promise<number> {
  const rows = await ask(
    'select programme_id, purpose, generation, wrapped, wrapped_by from programme_key where wrapped_by <> $1',
    [ring[0].name],
  );
  for (const row of rows) {
    const [programmeId, purpose, generation] = [
      String(row['programme_id']),
      row['purpose'] as Purpose,
      Number(row['generation']),
    ];
    const before = { wrapped: row['wrapped'] as Buffer, wrappedBy: String(row['wrapped_by']) };
    const key = unwrapWith(ring, programmeId, purpose, generation, before);
    const now = wrapWith(ring, programmeId, purpose, generation, key);
    await ask(
      `update programme_key set wrapped = $1, wrapped_by = $2
       where programme_id = $3 and purpose = $4 and generation = $5 and wrapped = $6`,
      [now.wrapped, now.wrappedBy, programmeId, purpose, generation, before.wrapped],
    );
    afterBatch?.();
  }
  return rows.length;
}

/**
 * Gives a programme a new key and wraps the keys of its people with it. An older one goes when nothing is wrapped with it any
 * more and every process has had time to hear of its successor.
 * @param begin false: only goes on with one that was stopped
 */
export async function rotateProgrammeKey(
  { ask, ring, afterBatch }: Rotation,
  programmeId: string,
  begin = true,
): Promise<number> {
  if (begin) await nextGeneration({ ask, ring }, programmeId, 'data');
  const keys = await readProgrammeKeys(ask, ring, programmeId);
  if (keys.data.size === 0) return 0;
  const { generation } = newest(keys.data);
  let done = 0;
  for (;;) {
    const rows = await ask(
      `select id, generation, wrapped from data_key
       where programme_id = $1 and generation < $2 and wrapped is not null order by id limit ${A_BATCH}`,
      [programmeId, generation],
    );
    for (const row of rows) {
      const stored = {
        id: String(row['id']),
        generation: Number(row['generation']),
        wrapped: row['wrapped'] as Buffer,
      };
      const now = wrapDataKey(programmeId, keys, stored.id, unwrapDataKey(programmeId, keys, stored));
      await ask(
        'update data_key set wrapped = $1, generation = $2 where programme_id = $3 and id = $4 and wrapped = $5',
        [now.wrapped, now.generation, programmeId, stored.id, stored.wrapped],
      );
    }
    done += rows.length;
    afterBatch?.();
    if (rows.length < A_BATCH) break;
  }
  await ask(
    `delete from programme_key k where programme_id = $1 and purpose = 'data' and generation < $2
       and not exists (select from data_key d where d.programme_id = $1 and d.generation = k.generation and d.wrapped is not null)
       and exists (select from programme_key n where n.programme_id = $1 and n.purpose = 'data' and n.generation > k.generation
         and n.made_at < now() - interval '10 minutes')`,
    [programmeId, generation],
  );
  return done;
}

async function nextGeneration({ ask, ring }: Rotation, programmeId: string, purpose: Purpose): Promise<void> {
  const [row] = await ask(
    'select coalesce(max(generation), 0) as newest from programme_key where programme_id = $1 and purpose = $2',
    [programmeId, purpose],
  );
  await addProgrammeKey(ask, ring, programmeId, purpose, Number(row?.['newest']) + 1);
}

/** How long until every process seals and hashes with a key that was just made. */
const HEARD_MS = 65_000;

/** Seals or hashes all rows of a programme anew; see `sealAllRows`. */
export type SealAnew = (what: {
  readonly retired?: readonly string[];
  readonly anew?: boolean;
}) => Promise<number>;

/**
 * Gives the programme's index a new key, hashes everything anew and forgets the older keys.
 * @param waitMs how long running processes take to hear of it
 */
export async function rotateIndexKey(
  { ask, ring }: Rotation,
  programmeId: string,
  sealAnew: SealAnew,
  waitMs = HEARD_MS,
): Promise<number> {
  const generations = await ask(
    "select generation from programme_key where programme_id = $1 and purpose = 'index'",
    [programmeId],
  );
  if (generations.length === 0) return 0;
  // More than one: a rotation was stopped, and this one goes on with it.
  if (generations.length === 1) await nextGeneration({ ask, ring }, programmeId, 'index');
  await pause(waitMs);
  const done = await sealAnew({ anew: true });
  await ask(
    `delete from programme_key where programme_id = $1 and purpose = 'index'
       and generation < (select max(generation) from programme_key where programme_id = $1 and purpose = 'index')`,
    [programmeId],
  );
  return done;
}

const RETIRED = `select id from data_key where programme_id = $1 and retired_at is not null and wrapped is not null`;

/** Keys of people that were replaced and still open something. */
export async function retiredKeys(ask: Ask, programmeId: string): Promise<readonly string[]> {
  return (await ask(RETIRED, [programmeId])).map(row => String(row['id']));
}

/**
 * Replaces the keys of people: everything sealed is sealed anew under a new key, and the old one destroyed. Stopped in the
 * middle, it goes on with the keys it had replaced.
 * @param left counts the rows that are still under one of these keys
 */
export async function rotateDataKeys(
  { ask, afterBatch }: Rotation,
  programmeId: string,
  sealAnew: SealAnew,
  left: (retired: readonly string[]) => Promise<number>,
): Promise<number> {
  // Waits for whoever seals with one of them just now.
  if ((await retiredKeys(ask, programmeId)).length === 0)
    await ask(
      'update data_key set retired_at = now() where programme_id = $1 and retired_at is null and wrapped is not null',
      [programmeId],
    );
  const retired = await retiredKeys(ask, programmeId);
  if (retired.length === 0) return 0;
  afterBatch?.();
  await sealAnew({ retired });
  afterBatch?.();
  // Rows that somebody held the first time.
  await sealAnew({ retired });
  if ((await left(retired)) > 0)
    throw new Error('Some rows were held by others. Start the rotation again: it goes on where it was.');
  await ask(
    'update data_key set wrapped = null, destroyed_at = now() where programme_id = $1 and id = any($2::uuid[])',
    [programmeId, [...retired]],
  );
  return retired.length;
}
