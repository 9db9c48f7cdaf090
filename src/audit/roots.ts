import { appendFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Root } from './verify-chain.ts';

/** Keeps the root of each seal as a line of a file outside the database, so that a chain made anew is noticed. */
export function fileOfRoots(path: string) {
  return {
    async keep(root: Root & { readonly sealed_at: string }): Promise<void> {
      await mkdir(dirname(path), { recursive: true });
      const begin = (await isCutOff(path)) ? '\n' : '';
      await appendFile(path, `${begin}${JSON.stringify(root)}\n`, { mode: 0o600 });
    },
  };
}

/** Whether a full disk has left the last line without its end: the next one must not hang on to it. */
async function isCutOff(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer.toString() !== '\n';
  } finally {
    await file.close();
  }
}
