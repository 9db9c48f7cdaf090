import assert from 'node:assert/strict';
import { makeRecoveryCodes, makeStaffLink, signinActor, totpCode } from '../identity/index.ts';
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

export const PASSWORD = 'umbrella on the left shelf 9';

/** What people of a test's programme do to get in. */
export function peopleOf(app: TestApp) {
  const { programmeId } = app.clare.linkWorker.actor;
  const emailOf = async (id: string): Promise<string> =>
    (await app.sql<{ email: string }>('select email from staff where id = $1', [id]))[0]?.email ?? '';
  const linkFor = (id: string) =>
    app.database.within(signinActor(programmeId, id), scope => makeStaffLink(scope, id, 'invitation'));
  return {
    emailOf,
    linkFor,
    /** Codes of one step are used once; a test that needs the step again forgets that. */
    nextStep: (id: string) => app.sql('update staff_totp set last_step = 0 where staff_id = $1', [id]),
    forgetTries: () => app.sql('delete from sign_in_try'),
    /** Joins by an invitation and sets up an app. */
    async join(id: string, browser: TestBrowser) {
      const token = await linkFor(id);
      const chosen = await browser.post(`/join/${token}`, { password: PASSWORD });
      assert.equal(chosen.headers.get('location'), '/sign-in/set-up?to=%2Ftoday');
      const page = await browser.page('/sign-in/set-up?to=/today');
      const secret = appSecretOf(page);
      const code = codeNow(secret);
      const done = await browser.post('/sign-in/set-up', {
        ticket: fieldOf(page, 'ticket'),
        code,
        to: '/today',
      });
      const shown = (await done.text()).matchAll(/<bdi dir="ltr">([A-Z0-9-]{14})<\/bdi>/g);
      return { secret, code, codes: [...shown].map(([, one = '']) => one), token };
    },
    /** E-mail and password, as typed at the door. */
    enter: (browser: TestBrowser, email: string, password = PASSWORD) =>
      browser.post('/sign-in', { programmeId, email, password, to: '/today' }),
    /** Ten recovery codes that have not been used. */
    freshCodes: (id: string) =>
      app.database.within(signinActor(programmeId, id), scope => makeRecoveryCodes(scope, app.secret, id)),
    /** Somebody new, for what changes them. @returns their id */
    async another(): Promise<string> {
      const [row] = await app.sql<{ id: string }>(
        `insert into staff (programme_id, id, name, email, role, created_at)
         values ($1, gen_random_uuid(), 'Maeve Considine', gen_random_uuid() || '@example.org', 'link_worker', now()) returning id`,
        [programmeId],
      );
      return row?.id ?? '';
    },
  };
}
