import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';

/** The 32 bytes that keys are made from: `SECRET`, or a file made once in the data folder. */
export function secretOf(config: Pick<Config, 'secret' | 'dataDir'>): Buffer {
  if (config.secret) return createHash('sha256').update(config.secret).digest();
  const file = join(resolve(config.dataDir), 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(resolve(config.dataDir), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return createHash('sha256').update(readFileSync(file)).digest();
}
