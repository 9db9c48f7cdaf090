import { formOf, ownerKind, sealedTable } from './columns.ts';
import type { DataKey } from './data-keys.ts';
import { asBytes, asText, lock, SealBroken } from './envelope.ts';
import { type Ask, newest, type ProgrammeKeys } from './programme-keys.ts';
import { tokenOf } from './tokens.ts';
import type { Owner, Sealing, Tokens } from './values.ts';

/** Of rows that are there already: whose they are. */
export async function ownersOfRows(
  { ask, programmeId }: { readonly ask: Ask; readonly programmeId: string },
  sealings: readonly Sealing[],
): Promise<ReadonlyMap<string, Owner>> {
  const owners = new Map<string, Owner>();
  for (const [table, all] of Map.groupBy(
    sealings.filter(one => one.owner === null),
    one => one.table,
  )) {
    const {
      owner,
      row: [row],
    } = sealedTable(table);
    const columns = owner.join(', ');
    const rows = await ask(
      `select ${row} as row, ${columns} from ${table} where programme_id = $1 and ${row} = any($2::uuid[])`,
      [programmeId, [...new Set(all.map(one => one.row))]],
    );
    for (const found of rows) {
      const of = owner.find(column => (column === 'id' ? found['row'] : found[column]));
      if (!of) continue;
      owners.set(`${table}:${found['row']}`, {
        kind: ownerKind(table, of),
        id: String(of === 'id' ? found['row'] : found[of]),
      });
    }
  }
  return owners;
}

/** Of a row that is about nobody, such as a letter to a group: as it was given. */
export function asItStands({ table, column, value }: Sealing): unknown {
  return formOf(table, column) === 'json' ? JSON.stringify(value) : value;
}

/** A value sealed with its owner's key, in the form of its column. */
export function sealOne(
  programmeId: string,
  { table, column, row, value }: Sealing,
  owner: DataKey | undefined,
): unknown {
  if (!owner?.key) throw new SealBroken(`there is no key to seal ${table}.${column} with`);
  const form = formOf(table, column);
  const plain =
    form === 'bytes'
      ? Buffer.from(value as Uint8Array)
      : Buffer.from(form === 'text' ? String(value) : JSON.stringify(value));
  const body = lock(owner.key, { programmeId, table, column, row }, owner.id, plain);
  if (form === 'bytes') return asBytes({ keyId: owner.id, body });
  const text = asText({ keyId: owner.id, body });
  if (form === 'list') return [text];
  return form === 'json' ? JSON.stringify(text) : text;
}

/** Keyed hashes in the form that was asked for. */
export function hashed(
  { kind, values, form }: Tokens,
  keys: ProgrammeKeys,
): Buffer | readonly Buffer[] | null {
  if (form === 'find')
    return values.flatMap(value => [...keys.index.values()].map(key => tokenOf(key, kind, value)));
  const tokens = values.map(value => tokenOf(newest(keys.index).key, kind, value));
  return form === 'keep' ? (tokens[0] ?? null) : tokens;
}
