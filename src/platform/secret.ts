import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';

/** The key file cannot be made or read. One sentence for the person who starts Hedgerow. */
export class SecretProblem extends Error {
  override readonly name = 'SecretProblem';
}

const SHORTEST = 32;

/**
 * The 32 bytes that keys are made from: `SECRET`, or a file made once in the data folder. The file appears whole or not at
 * all, also when two processes begin at once; one that is cut is refused, because every key would be another.
 * @throws SecretProblem
 */
export function secretOf(config: Pick<Config, 'secret' | 'dataDir'>): Buffer {
  if (config.secret) return createHash('sha256').update(config.secret).digest();
  const folder = resolve(config.dataDir);
  const file = join(folder, 'secret.key');
  try {
    const text = readFile(file) ?? makeFile(folder, file);
    if (text.trim().length >= SHORTEST) return createHash('sha256').update(text).digest();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : `this account may not use it (${code})`;
    throw new SecretProblem(
      `The key file ${file} cannot be made or read: ${why}. Set DATA_DIR to a folder that can be written, or SECRET to at least 32 characters.`,
      { cause: error },
    );
  }
  throw new SecretProblem(
    `The key file ${file} is cut short, so nobody could be signed in and no sealed record checked. Put it back from a backup; where nothing was sealed with it yet, remove it.`,
  );
}

function readFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside its place, brought to the disk, and linked: of two who make it at once the first one's stands. */
function makeFile(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, '.secret-'));
  try {
    const fresh = join(scratch, 'key');
    writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600 });
    const handle = openSync(fresh, 'r');
    fsyncSync(handle);
    closeSync(handle);
    try {
      linkSync(fresh, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
