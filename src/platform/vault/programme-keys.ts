import { randomBytes } from 'node:crypto';
import { type KeyRing, unwrapWith, wrapWith } from './ring.ts';

/** Sends a statement on the connection of a transaction and gives its rows. */
export type Ask = (
  text: string,
  values: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** What a key of a programme is for: wrapping the keys of people, or hashing what is looked up. */
export type Purpose = 'data' | 'index';

/** A programme's keys, opened, by generation; the newest is used for what is new. */
export type ProgrammeKeys = Readonly<Record<Purpose, ReadonlyMap<number, Buffer>>>;

const READ = 'select purpose, generation, wrapped, wrapped_by from programme_key where programme_id = $1';
const ADD = `insert into programme_key (programme_id, purpose, generation, wrapped, wrapped_by, made_at)
  values ($1, $2, $3, $4, $5, now()) on conflict do nothing`;

/** The keys of a programme as they stand in its table. @throws KeyProblem when the ring does not open them */
export async function readProgrammeKeys(
  ask: Ask,
  ring: KeyRing,
  programmeId: string,
): Promise<ProgrammeKeys> {
  const keys = { data: new Map<number, Buffer>(), index: new Map<number, Buffer>() };
  for (const row of await ask(READ, [programmeId])) {
    const [purpose, generation] = [row['purpose'] as Purpose, Number(row['generation'])];
    const stored = { wrapped: row['wrapped'] as Buffer, wrappedBy: String(row['wrapped_by']) };
    keys[purpose].set(generation, unwrapWith(ring, programmeId, purpose, generation, stored));
  }
  return keys;
}

/** Adds a key of a programme, unless somebody else has just added one of this generation. */
export async function addProgrammeKey(
  ask: Ask,
  ring: KeyRing,
  programmeId: string,
  purpose: Purpose,
  generation: number,
): Promise<void> {
  const { wrapped, wrappedBy } = wrapWith(ring, programmeId, purpose, generation, randomBytes(32));
  await ask(ADD, [programmeId, purpose, generation, wrapped, wrappedBy]);
}

/** The newest of some generations. @throws when there is none */
export function newest(keys: ReadonlyMap<number, Buffer>): {
  readonly generation: number;
  readonly key: Buffer;
} {
  const generation = Math.max(...keys.keys());
  const key = keys.get(generation);
  if (!key) throw new Error('a programme has no key yet');
  return { generation, key };
}
