import type { BrokenFile } from '../record.ts';
import type { DirectoryFile } from './read-files.ts';

/** Bounds of what may come out of one zip. */
export type ZipLimits = { readonly files: number; readonly bytes: number };
const usual: ZipLimits = { files: 60, bytes: 100 * 1024 * 1024 };

const wanted = /\.(csv|tsv|txt|json)$/i;

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The tables of a zip in place of it. Only CSV and JSON come out, without their folders; sizes are counted as bytes
 * appear, whatever the zip says of itself, so a small file that unpacks to gigabytes ends at the limit.
 */
export async function unzipped(
  files: readonly DirectoryFile[],
  limits: ZipLimits = usual,
): Promise<readonly DirectoryFile[] | BrokenFile> {
  const all: DirectoryFile[] = [];
  let left = limits.bytes;
  for (const file of files) {
    if (!isZip(file.bytes)) {
      all.push(file);
      continue;
    }
    const inside = await tablesIn(file, { ...limits, bytes: left });
    if ('reason' in inside) return inside;
    left -= inside.reduce((sum, one) => sum + one.bytes.byteLength, 0);
    all.push(...inside);
  }
  return all;
}

async function tablesIn(file: DirectoryFile, limits: ZipLimits): Promise<DirectoryFile[] | BrokenFile> {
  const broken = (reason: BrokenFile['reason'], detail: string | null = null): BrokenFile => ({
    file: file.name,
    reason,
    detail,
  });
  const found: DirectoryFile[] = [];
  let left = limits.bytes;
  try {
    const { default: yauzl } = await import('yauzl');
    const zip = await yauzl.fromBufferPromise(Buffer.from(file.bytes), { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.split('/').at(-1) ?? '';
      const hidden = name.startsWith('.') || entry.fileName.startsWith('__MACOSX/');
      if (hidden || !wanted.test(name)) continue;
      if (found.length >= limits.files) return broken('too_much_inside', `> ${limits.files}`);
      if (entry.uncompressedSize > left) return broken('too_much_inside', name);
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        left -= (chunk as Buffer).byteLength;
        if (left < 0) return broken('too_much_inside', name);
        chunks.push(chunk as Buffer);
      }
      found.push({ name, bytes: Buffer.concat(chunks) });
    }
  } catch {
    return broken('bad_zip');
  }
  return found.length === 0 ? broken('bad_zip') : found;
}
