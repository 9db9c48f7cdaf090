import { readFileSync } from 'node:fs';

/** Settings that hold a secret: each may stand in a file that `NAME_FILE` names, as container platforms hand secrets over. */
export const secretSettings = [
  'SECRET',
  'KEYS',
  'DATABASE_URL',
  'MAIL_URL',
  'SMS_KEY',
  'NOTIFY_KEY',
  'HOOK_KEY',
  'OIDC_1_CLIENT_SECRET',
  'OIDC_2_CLIENT_SECRET',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

const LONGEST = 64 * 1024;

/**
 * The environment with the secrets that stand in files. Line ends around a secret are no part of it.
 * @returns one sentence as `wrong` when a file cannot be read, is empty, or a secret is given both ways
 */
export function settingsFromFiles(env: Environment): {
  readonly env: Environment;
  readonly wrong: string | null;
} {
  const read: Record<string, string> = {};
  for (const name of secretSettings) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (env[name]?.trim())
      return { env, wrong: `${name} and ${name}_FILE are both set: leave one of them out.` };
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return { env, wrong: `${name}_FILE names ${file}, and that file cannot be read (${code}).` };
    }
    const secret = text.trim();
    if (secret === '' || text.length > LONGEST)
      return {
        env,
        wrong: `${name}_FILE names ${file}, and that file ${secret === '' ? 'is empty' : 'is too long'}.`,
      };
    read[name] = secret;
  }
  return { env: { ...env, ...read }, wrong: null };
}
