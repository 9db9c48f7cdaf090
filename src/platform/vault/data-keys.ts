import { randomBytes, randomUUID } from 'node:crypto';
import { lock, SealBroken, unlock } from './envelope.ts';
import { type Ask, newest, type ProgrammeKeys } from './programme-keys.ts';
import type { Owner } from './values.ts';

/** The key of one person, referral or member of staff, opened. Null: it was destroyed, and what it sealed with it. */
export type DataKey = { readonly id: string; readonly key: Buffer | null };

/** The programme has a newer key than this process knows. */
export class NewerKey extends SealBroken {}

const place = (programmeId: string, id: string) => ({
  programmeId,
  table: 'data_key',
  column: 'wrapped',
  row: id,
});
const wrapper = (generation: number) => `programme-${generation}`;

/** Wraps somebody's key with the newest key of the programme. */
export function wrapDataKey(programmeId: string, keys: ProgrammeKeys, id: string, key: Buffer) {
  const { generation, key: by } = newest(keys.data);
  return { generation, wrapped: lock(by, place(programmeId, id), wrapper(generation), key) };
}

/** Opens somebody's key. @throws NewerKey when the programme's key of that generation is not known · SealBroken */
export function unwrapDataKey(
  programmeId: string,
  keys: ProgrammeKeys,
  { id, generation, wrapped }: { readonly id: string; readonly generation: number; readonly wrapped: Buffer },
): Buffer {
  const by = keys.data.get(generation);
  if (!by) throw new NewerKey(`no key of generation ${generation} opens what is sealed`);
  return unlock(by, place(programmeId, id), wrapper(generation), wrapped);
}

const COLUMNS = 'id, owner_id, generation, wrapped';
const BY_ID = `select ${COLUMNS} from data_key where programme_id = $1 and id = any($2::uuid[])`;
// Held until the transaction ends: a key is not replaced while somebody seals with it.
const BY_OWNER = `select ${COLUMNS} from data_key
  where programme_id = $1 and owner_id = any($2::uuid[]) and retired_at is null and wrapped is not null
  order by id for share`;
const ADD = `insert into data_key (programme_id, id, owner_kind, owner_id, person_id, generation, wrapped, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, now())`;

type Row = Readonly<Record<string, unknown>>;

function toKey(programmeId: string, keys: ProgrammeKeys, row: Row): DataKey & { readonly ownerId: string } {
  const [id, wrapped] = [String(row['id']), row['wrapped'] as Buffer | null];
  const generation = Number(row['generation']);
  const key = wrapped && unwrapDataKey(programmeId, keys, { id, generation, wrapped });
  return { id, key, ownerId: String(row['owner_id']) };
}

/** Keys by their ids, as far as this actor may read them. */
export async function keysById(ask: Ask, programmeId: string, keys: ProgrammeKeys, ids: readonly string[]) {
  return (await ask(BY_ID, [programmeId, [...ids]])).map(row => toKey(programmeId, keys, row));
}

/** The keys that seal what is new of these owners, as far as there are any. */
export async function keysByOwner(
  ask: Ask,
  programmeId: string,
  keys: ProgrammeKeys,
  owners: readonly string[],
) {
  return (await ask(BY_OWNER, [programmeId, [...owners]])).map(row => toKey(programmeId, keys, row));
}

/**
 * Makes the key of an owner. Whoever may not read keys (a visitor) can only make one of somebody new.
 * @returns null when somebody else made it meanwhile
 */
export async function addDataKey(
  ask: Ask,
  programmeId: string,
  keys: ProgrammeKeys,
  owner: Owner,
): Promise<DataKey | null> {
  const [id, key] = [randomUUID(), randomBytes(32)];
  const { generation, wrapped } = wrapDataKey(programmeId, keys, id, key);
  const person = owner.kind === 'person' ? owner.id : null;
  const values = [programmeId, id, owner.kind, owner.id, person, generation, wrapped];
  if (owner.isNew) {
    await ask(ADD, values);
    return { id, key };
  }
  const added = await ask(`${ADD} on conflict do nothing returning id`, values);
  return added.length > 0 ? { id, key } : null;
}
