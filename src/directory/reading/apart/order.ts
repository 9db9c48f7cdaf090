import type { HashedReading } from '../../plan-import.ts';
import type { BrokenFile, Problem } from '../../record.ts';
import type { Mapping } from '../mapping.ts';
import type { OpenItem } from '../openactive/item.ts';
import type { DirectoryFile } from '../read-files.ts';

/** What is read, without the bytes: those follow in pieces. */
export type ReadOrder = {
  readonly region: 'ie' | 'uk';
  readonly mapping: Mapping | null;
  readonly organization: string | null;
  readonly fallbackKinds: readonly string[];
} & (
  | { readonly kind: 'files' }
  | {
      readonly kind: 'api';
      readonly complete: boolean;
      /** The list gives services in short form: one without its details is left out. */
      readonly short: boolean;
      readonly oddities: readonly Problem[];
    }
  | { readonly kind: 'items'; readonly today: string; readonly zone: string }
);

/** A body of an API as it came: one page of the list, or the details of one service (`key`: its id). */
export type ApiBody = {
  readonly part: 'list' | 'detail';
  readonly number: number;
  readonly key: string | null;
  readonly body: Uint8Array;
};

/** One piece of what is read. */
export type Piece =
  | { readonly files: readonly DirectoryFile[] }
  | { readonly bodies: readonly ApiBody[] }
  | { readonly items: readonly OpenItem[] };

export type ReadResult = HashedReading | BrokenFile;
