import { totpCode } from '../identity/index.ts';
import type { TestApp } from '../web/testing.ts';

/** A browser of a test: keeps cookies, sends forms, and comes from an address. */
export function browserOf(app: TestApp, address = '203.0.113.7') {
  const jar = new Map<string, string>();
  const headers = () => ({
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    origin: 'http://localhost',
    'x-forwarded-for': address,
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  const keep = (answer: Response): Response => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const get = async (path: string) => keep(await app.request(path, { headers: headers() }));
  return {
    jar,
    get,
    page: async (path: string) => (await get(path)).text(),
    /** Sends a form with the token of the sign-in the browser has. */
    async post(path: string, fields: Record<string, string>): Promise<Response> {
      const body = new FormData();
      body.set('_csrf', await app.formTokenOf(jar.get('hedgerow_session') ?? ''));
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return keep(await app.request(path, { method: 'POST', body, headers: headers() }));
    },
  };
}
export type TestBrowser = ReturnType<typeof browserOf>;

/** The value of a hidden field of a page. */
export function fieldOf(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

/** The secret that a page offers an app, from the letters to type in. */
export function appSecretOf(page: string): Buffer {
  const letters =
    /<p class="secret-text"><bdi dir="ltr">([A-Z2-7 ]+)<\/bdi>/.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
  const bits = [...letters]
    .map(one => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(eight => Number.parseInt(eight, 2)));
}

/** The code an app shows so many steps from now, by the machine's clock, which the test's database shares. */
export const codeNow = (secret: Buffer, steps = 0): string =>
  totpCode(secret, Math.floor(Temporal.Now.instant().epochMilliseconds / 30_000) + steps);
