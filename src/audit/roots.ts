import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Root } from './verify-chain.ts';

/** Keeps the root of each seal as a line of a file outside the database, so that a chain made anew is noticed. */
export function fileOfRoots(path: string) {
  return {
    async keep(root: Root & { readonly sealed_at: string }): Promise<void> {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, `${JSON.stringify(root)}\n`, { mode: 0o600 });
    },
  };
}
