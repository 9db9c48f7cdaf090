import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Config, ConfigProblem } from './config.ts';

/**
 * Makes sure, before anything begins, that what settings name besides the data folder can be used: a wrong one must show at
 * the start and not at the first seal, or with the first copy that nobody can open.
 * @throws ConfigProblem
 */
export async function checkPlaces(
  config: Pick<Config, 'auditRoots' | 'backupDir' | 'backupKeys'>,
): Promise<void> {
  const { auditRoots, backupDir, backupKeys } = config;
  if (auditRoots !== null)
    usable('AUDIT_ROOTS', 'a file that can be written', auditRoots, path => {
      mkdirSync(dirname(path), { recursive: true });
      closeSync(openSync(path, 'a', 0o600));
    });
  if (backupDir !== null)
    usable('BACKUP_DIR', 'a folder that can be written', backupDir, path =>
      mkdirSync(path, { recursive: true, mode: 0o700 }),
    );
  if (backupKeys.length > 0) await checkKeys(backupKeys);
}

function usable(name: string, expected: string, value: string, attempt: (path: string) => void): void {
  try {
    attempt(resolve(value));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigProblem(`${name} must be ${expected}, but is ${JSON.stringify(value)} (${code}).`, {
      cause: error,
    });
  }
}

/** A key has a check sum of its own: one with a slip would seal copies for nobody. */
async function checkKeys(keys: readonly string[]): Promise<void> {
  const { Encrypter } = await import('age-encryption');
  for (const key of keys) {
    try {
      new Encrypter().addRecipient(key);
    } catch (cause) {
      throw new ConfigProblem(
        `BACKUP_KEY must be a public key as npm run backup -- new-key makes it, but ${JSON.stringify(key)} has a slip in it.`,
        { cause },
      );
    }
  }
}
