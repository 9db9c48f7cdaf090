import { z } from 'zod';

/** A provider of sign-ins by OpenID Connect, such as NHS CIS2 or Entra ID. */
export type ProviderSettings = {
  /** `1` or `2`: part of the address somebody comes back to. */
  readonly id: string;
  /** What the button says: “Sign in with …”. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether the provider has asked for a second factor itself, so that we need not. */
  readonly bothSteps: boolean;
};

const setting = z.object({
  NAME: z.string().trim().min(1).max(60),
  ISSUER: z
    .string()
    .trim()
    .refine(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
  CLIENT_ID: z.string().trim().min(1),
  CLIENT_SECRET: z.string().trim().min(1),
  SECOND_FACTOR: z.enum(['ours', 'theirs']).default('ours'),
});

/** Which setting is wrong, for one sentence; null when all is well. */
export type ProvidersRead =
  | { readonly providers: readonly ProviderSettings[]; readonly wrong: null }
  | { readonly providers: null; readonly wrong: string };

/**
 * `OIDC_1_NAME`, `OIDC_1_ISSUER`, `OIDC_1_CLIENT_ID`, `OIDC_1_CLIENT_SECRET`, `OIDC_1_SECOND_FACTOR` (ours or theirs), and the
 * same with 2. A provider with no issuer is not set up.
 */
export function readProviders(env: Readonly<Record<string, string | undefined>>): ProvidersRead {
  const providers: ProviderSettings[] = [];
  for (const id of ['1', '2']) {
    const given = Object.fromEntries(
      Object.keys(setting.shape).map(name => [name, env[`OIDC_${id}_${name}`]?.trim() || undefined]),
    );
    if (Object.values(given).every(value => value === undefined)) continue;
    const read = setting.safeParse(given);
    if (!read.success)
      return { providers: null, wrong: `OIDC_${id}_${String(read.error.issues[0]?.path[0])}` };
    const { NAME, ISSUER, CLIENT_ID, CLIENT_SECRET, SECOND_FACTOR } = read.data;
    providers.push({
      id,
      name: NAME,
      issuer: ISSUER,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      bothSteps: SECOND_FACTOR === 'theirs',
    });
  }
  return { providers, wrong: null };
}
