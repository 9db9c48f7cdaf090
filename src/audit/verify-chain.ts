import type { KeyObject } from 'node:crypto';
import {
  type ChainEntry,
  chainStart,
  digestOf,
  isAfter,
  isSigned,
  keyIdOf,
  type Seal,
  sealHash,
} from './chain.ts';

/** A root that was kept outside the database when its seal was made. */
export type Root = { readonly programme: string; readonly number: number; readonly hash: string };

/** One thing that is wrong. `seal` is the number of the link; null when it is not about one. */
export type Finding = {
  readonly seal: number | null;
  readonly what:
    | 'out_of_order'
    | 'entries_changed'
    | 'link_changed'
    | 'link_missing'
    | 'not_signed'
    | 'unknown_key'
    | 'root_missing'
    | 'root_differs';
};

/** What a check of a chain found. `unsealed` entries were written after the last seal, and are proven by nothing yet. */
export type ChainCheck = {
  readonly seals: number;
  readonly entries: number;
  readonly unsealed: number;
  readonly roots: number;
  readonly findings: readonly Finding[];
};

/** Checks one programme's chain link by link, fed in its order: entries of a link, then the link. */
export function chainChecker(programmeId: string, keys: readonly KeyObject[], roots: readonly Root[]) {
  const known = new Map(keys.map(key => [keyIdOf(key), key]));
  const wanted = new Map(
    roots.filter(one => one.programme === programmeId).map(one => [one.number, one.hash]),
  );
  const findings: Finding[] = [];
  const found = (seal: number | null, what: Finding['what']): void => void findings.push({ seal, what });
  let previous = chainStart;
  let pending: ChainEntry[] = [];
  let last: { generation: number; xact: string; id: string } | null = null;
  let [seals, entries] = [0, 0];
  return {
    entry(entry: ChainEntry): void {
      if (last && !isAfter(entry, last)) found(seals + 1, 'out_of_order');
      last = entry;
      pending.push(entry);
      entries += 1;
    },
    seal(seal: Seal): void {
      const { number, generation, last_xact, last_id } = seal;
      if (number !== seals + 1) found(seals + 1, 'link_missing');
      seals = number;
      const end = { generation, xact: last_xact, id: last_id };
      if (
        pending.length !== seal.entries ||
        digestOf(pending) !== seal.digest ||
        !sameEnd(pending.at(-1), end)
      )
        found(number, 'entries_changed');
      if (sealHash(programmeId, previous, seal) !== seal.hash) found(number, 'link_changed');
      const key = known.get(seal.key_id);
      if (!key) found(number, 'unknown_key');
      else if (!isSigned(seal, key)) found(number, 'not_signed');
      const root = wanted.get(number);
      if (root !== undefined && root !== seal.hash) found(number, 'root_differs');
      wanted.delete(number);
      previous = seal.hash;
      last = end;
      pending = [];
    },
    done(): ChainCheck {
      for (const number of wanted.keys()) found(number, 'root_missing');
      return { seals, entries, unsealed: pending.length, roots: roots.length, findings };
    },
  };
}

type End = { readonly generation: number; readonly xact: string; readonly id: string };

function sameEnd(one: End | undefined, other: End): boolean {
  return one?.generation === other.generation && one.xact === other.xact && one.id === other.id;
}
