import { constants } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file or folder of a database folder, by its path within. */
export type Part = { readonly path: string; readonly folder: boolean; readonly size: number };

/** What a copy of a running database leaves empty or out (PostgreSQL's documentation, Making a base backup). */
const EMPTY = /^(pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans|pg_wal)\//;
const OUT =
  /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init\b.*|pgsql_tmp.*|\.s\.PGSQL\..*|\.DS_Store)$|^restored_wal\b|^recovery\.signal$/;
const KEPT_FOLDER = /^pg_wal\/(archive_status|summaries)$/;

/** Everything of a database folder that belongs into a backup, `global/pg_control` last. */
export async function partsOf(folder: string): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (OUT.test(path) || (EMPTY.test(path) && !KEPT_FOLDER.test(path))) continue;
    if (entry.isDirectory()) parts.push({ path, folder: true, size: 0 });
    else if (entry.isFile()) {
      // A table that was dropped meanwhile needs no copy.
      const found = await stat(join(folder, path)).catch(ignoreMissing);
      if (found) parts.push({ path, folder: false, size: found.size });
    }
  }
  const rank = (part: Part) => (part.path === 'global/pg_control' ? 2 : part.folder ? 0 : 1);
  return parts.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

const CHUNK = 1 << 20;

/**
 * Exactly `size` bytes of a file that may be written to meanwhile: what was cut off is filled with zeros, what was added
 * is left. The log of the backup's time sets both right.
 */
export async function* bytesOf(path: string, size: number): AsyncGenerator<Buffer> {
  const handle = await open(path, constants.O_RDONLY).catch(ignoreMissing);
  try {
    let left = size;
    while (left > 0) {
      const chunk = await chunkOf(handle, Math.min(left, CHUNK));
      left -= chunk.length;
      yield chunk;
    }
  } finally {
    await handle?.close();
  }
}

async function chunkOf(handle: FileHandle | null, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size);
  const read = handle ? (await handle.read(buffer, 0, size)).bytesRead : 0;
  return read > 0 ? buffer.subarray(0, read) : buffer;
}
