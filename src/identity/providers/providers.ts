import type { Configuration } from 'openid-client';
import type { ProviderSettings } from '../../platform/identity-providers.ts';

/** Its code is loaded with the first use: many installations have no provider. */
const oidc = () => import('openid-client');

/** What a trip to a provider begins with; all but the address is kept, sealed, until they come back. */
export type Trip = {
  readonly address: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

/** Somebody as a provider knows them: issuer and subject and nothing else. */
export type Known = { readonly issuer: string; readonly subject: string };

/** The provider does not answer, or not with what it should. Nothing is known of who came. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown';
}
/** What came back does not fit the trip: another's code, a code used before, a wrong nonce, issuer or signature. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
}

export type Provider = {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  /** Whether their sign-in counts for both steps, as the operator has said. */
  readonly bothSteps: boolean;
  /** Begins a trip there. @param again they must show there once more who they are @throws ProviderDown */
  begin(backTo: string, again?: boolean): Promise<Trip>;
  /** Reads what came back. @throws ProviderDown, ProviderRefused */
  finish(address: URL, trip: Omit<Trip, 'address'>, again?: boolean): Promise<Known>;
};

const PATIENCE_SECONDS = 8;
/** Who was asked to show once more who they are must have done so within this time, by the provider's word. */
const LATELY_SECONDS = 300;

/**
 * A provider of sign-ins by OpenID Connect: authorization code with PKCE, state and nonce. What it says of itself is asked at the
 * first use and kept; when that fails it is asked again next time.
 */
export function makeProvider(settings: ProviderSettings): Provider {
  let known: Promise<Configuration> | null = null;
  const configuration = async (): Promise<Configuration> => {
    known ??= discover(settings);
    try {
      return await known;
    } catch (error) {
      known = null;
      throw new ProviderDown(settings.id, { cause: error });
    }
  };
  return {
    id: settings.id,
    name: settings.name,
    issuer: settings.issuer,
    bothSteps: settings.bothSteps,
    async begin(backTo, again = false) {
      const config = await configuration();
      const client = await oidc();
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: backTo,
        scope: 'openid',
        response_type: 'code',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(again ? { prompt: 'login', max_age: String(LATELY_SECONDS) } : {}),
      });
      return { address: address.href, state, nonce, verifier };
    },
    async finish(address, { state, nonce, verifier }, again = false) {
      const config = await configuration();
      const client = await oidc();
      try {
        const tokens = await client.authorizationCodeGrant(config, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(again ? { maxAge: LATELY_SECONDS } : {}),
        });
        const claims = tokens.claims();
        if (!claims) throw new ProviderRefused('no claims');
        return { issuer: claims.iss, subject: claims.sub };
      } catch (error) {
        if (error instanceof ProviderRefused) throw error;
        if (isUnreachable(error)) throw new ProviderDown(settings.id, { cause: error });
        throw new ProviderRefused(settings.id, { cause: error });
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const client = await oidc();
  const server = new URL(issuer);
  // Plain http only to this very machine, as in tests and trials.
  const isLocal =
    server.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  return client.discovery(server, clientId, clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    ...(isLocal ? { execute: [client.allowInsecureRequests] } : {}),
  });
}

function isUnreachable(error: unknown): boolean {
  const code = (error as { code?: unknown })?.code;
  const cause = (error as { cause?: { code?: unknown } })?.cause?.code;
  return [code, cause].some(
    one => typeof one === 'string' && /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|UND_ERR|OAUTH_TIMEOUT)/.test(one),
  );
}
