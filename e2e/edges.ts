import type { Route } from '../src/web/index.ts';
import type { House } from './house.ts';

/** What every answer of Hedgerow carries, whatever is asked and whoever asks. `NONCE` is another one each time. */
const CARRIED: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src NONCE; font-src 'self'; img-src 'self'; connect-src 'self'; " +
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; " +
    'trusted-types default',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), ' +
    'microphone=(), midi=(), payment=(), serial=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};
/** A file to keep is no page: nothing in it runs. */
const OF_FILE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * What is wrong with the headers of an answer, each as one line; and the nonce, which must be new.
 * @param nonces those that were seen before
 */
export function wrongHeaders(path: string, headers: Headers, nonces: Set<string>): readonly string[] {
  const wrong: string[] = [];
  for (const [name, expected] of Object.entries(CARRIED)) {
    const value = headers.get(name) ?? 'none';
    const [, nonce] = /'nonce-([^']+)'/.exec(value) ?? [];
    if (nonce !== undefined && nonces.has(nonce)) wrong.push(`${path}: the nonce was used before`);
    if (nonce !== undefined) nonces.add(nonce);
    const isFile = headers.get('content-disposition')?.startsWith('attachment') && value === OF_FILE;
    if (!isFile && value.replace(/'nonce-[^']{24}'/, 'NONCE') !== expected)
      wrong.push(`${path}: ${name} is ${value}`);
  }
  if (headers.has('x-powered-by') || headers.has('server')) wrong.push(`${path}: tells what it runs on`);
  return wrong;
}

/**
 * Asks for every declared address without a sign-in, with made-up ids, and looks at the headers of what comes.
 * @returns what is wrong, each as one line
 */
export async function headersOfAll(house: House, routes: readonly Route[]): Promise<readonly string[]> {
  const nonces = new Set<string>();
  const wrong: string[] = [];
  for (const { method, path } of routes) {
    const made = path
      .replace('/:programme', '/clare')
      .replace(/:\w+(\{[^/]+\})?/g, '01980000-0000-7000-8000-000000000000')
      .replaceAll('*', 'nothing');
    const answer = await fetch(house.url + made, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: { origin: house.url },
      ...(method === 'post' ? { body: new URLSearchParams({ _once: 'x' }) } : {}),
    });
    await answer.arrayBuffer();
    wrong.push(...wrongHeaders(`${method} ${path}`, answer.headers, nonces));
  }
  return wrong;
}

/**
 * Addresses that tell who somebody is: their name, e-mail address, telephone number or the day they were born.
 * @param addresses what a browser asked for, in full
 */
export async function tellingAddresses(
  house: House,
  addresses: readonly string[],
): Promise<readonly string[]> {
  type Known = { family: string; email: string | null; phone: string | null; born: string | null };
  const known = 'id, family_name as family, email, phone, birth_date::text as born';
  const people = [
    ...(await house.sql<Known>(`select ${known} from person`)),
    ...(await house.sql<Known>(`select ${known} from referral`)),
  ];
  const told = people
    .flatMap(({ family, email, phone, born }) => [
      ...[family.toLowerCase(), email?.toLowerCase(), phone, phone?.replace(/^\+353/, '0'), born],
    ])
    .filter((one): one is string => typeof one === 'string' && one.length > 3);
  const unwritten = (address: string) => {
    const { pathname, searchParams } = new URL(address);
    // What somebody types into a search stands in its address, so that one can go back to it; a page writes none by itself.
    searchParams.delete('q');
    return decodeURIComponent(`${pathname} ${searchParams}`.replaceAll('+', ' ')).toLowerCase();
  };
  const words = new Set(told);
  return [...new Set(addresses)].filter(address => {
    const text = unwritten(address);
    const parts = text.split(/[^\p{L}\p{N}@.+-]+/u);
    return parts.some(part => words.has(part)) || told.some(one => /[@\d]/.test(one) && text.includes(one));
  });
}
