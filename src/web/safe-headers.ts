import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { WebDeps } from './deps.ts';

/**
 * What every answer tells a browser about safety: the content policy and its companions, as names and values. Asked of the
 * library once and then set before an answer is made: changing a finished answer costs each page as much as making it.
 */
export function safeHeaders(
  deps: Pick<WebDeps, 'picturesFrom' | 'secureCookies'>,
): () => Promise<readonly (readonly [string, string])[]> {
  const probe = new Hono();
  probe.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", ...(deps.picturesFrom ? [deps.picturesFrom] : [])],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: deps.secureCookies,
    }),
  );
  probe.get('/', c => c.body(null));
  let asked: Promise<readonly (readonly [string, string])[]> | undefined;
  return () => {
    asked ??= Promise.resolve(probe.request('/')).then(answer => [...answer.headers]);
    return asked;
  };
}
