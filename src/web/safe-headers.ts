import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { WebDeps } from './deps.ts';

/** Parts of a machine that no page here ever asks for. */
const NEVER = [
  'accelerometer',
  'camera',
  'displayCapture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
] as const;

const POLICY = 'content-security-policy';
/** Stands where each answer has its own. */
const PLACE = "'nonce-here'";

/**
 * What every answer tells a browser about safety: the content policy and its companions, as names and values. Asked of the
 * library once and then set before an answer is made: changing a finished answer costs each page as much as making it.
 * Scripts run only with the word of this one answer, and no text becomes HTML or a script (trusted types); `default` is the
 * policy of the map, which lets Leaflet's own constants through.
 */
export function safeHeaders(
  deps: Pick<WebDeps, 'picturesFrom' | 'secureCookies'>,
): (nonce: string) => Promise<readonly (readonly [string, string])[]> {
  const probe = new Hono();
  probe.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: [PLACE],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", ...(deps.picturesFrom ? [deps.picturesFrom] : [])],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['default'],
      },
      permissionsPolicy: Object.fromEntries(NEVER.map(name => [name, false])),
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      // A year, as ASVS 5.0 asks (3.4.1); the library's own half year is too short for it.
      strictTransportSecurity: deps.secureCookies ? 'max-age=31536000; includeSubDomains' : false,
    }),
  );
  probe.get('/', c => c.body(null));
  let asked: Promise<readonly (readonly [string, string])[]> | undefined;
  return async nonce => {
    asked ??= Promise.resolve(probe.request('/')).then(answer => [...answer.headers]);
    const headers = await asked;
    return headers.map(([name, value]) =>
      name === POLICY ? [name, value.replace(PLACE, `'nonce-${nonce}'`)] : [name, value],
    );
  };
}

/** Kept with the request: the word that its page's own scripts carry. */
const KEY = 'nonce';

/** A word for this answer that nobody can guess. */
export function newNonce(c: Context): string {
  const nonce = randomBytes(16).toString('base64');
  c.set(KEY, nonce);
  return nonce;
}

/** The word of this answer; empty for one that has no page. */
export function nonceOf(c: Context): string {
  return (c.get(KEY) as string | undefined) ?? '';
}

/** The policy of a file that is not a page of ours: nothing in it runs or is fetched, wherever it is opened. */
export const ofFile = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
