import assert from 'node:assert/strict';
import type { House } from './house.ts';
import { formsOf, linksOf, type PageForm } from './html.ts';

/** What came back, as far as a test asks. */
export type Answer = {
  readonly asked: string;
  readonly status: number;
  readonly to: string | null;
  readonly type: string;
  readonly body: string;
};

/** Somebody who goes through the house without a browser: keeps cookies, reads pages, sends forms. */
export type Walker = {
  readonly name: string;
  get(path: string, requestId?: string): Promise<Answer>;
  /** Sends fields in their order; a name may come twice. */
  post(path: string, fields: readonly Said[], multipart?: boolean): Promise<Answer>;
};

export type Said = readonly [name: string, value: string];

/** Comes in: by the button of the demonstration as the named member of staff, or as anybody. */
export async function walker(house: House, name: string | null): Promise<Walker> {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...jar].map(one => one.join('=')).join('; ');
    const answer = await fetch(house.url + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, origin: house.url, ...(cookie ? { cookie } : {}) },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [key = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s, 2);
      if (value === '') jar.delete(key);
      else jar.set(key, value);
    }
    return {
      asked: `${init.method ?? 'GET'} ${path}`,
      status: answer.status,
      to: answer.headers.get('location'),
      type: answer.headers.get('content-type') ?? '',
      body: await answer.text(),
    };
  };
  const post: Walker['post'] = (path, fields, multipart = false) => {
    const body = multipart ? new FormData() : new URLSearchParams();
    for (const [key, value] of fields) body.append(key, value);
    return ask(path, { method: 'POST', body });
  };
  if (name !== null) {
    const [staff] = await house.sql<{ id: string; programme_id: string }>(
      'select id, programme_id from staff where name = $1',
      [name],
    );
    assert.ok(staff, name);
    const said = { programmeId: staff.programme_id, staffId: staff.id, to: '/today' };
    assert.equal((await post('/sign-in/demo', Object.entries(said))).status, 303);
  }
  return {
    name: name ?? 'anybody',
    get: (path, requestId) => ask(path, requestId ? { headers: { 'x-request-id': requestId } } : {}),
    post,
  };
}

/** A page that somebody saw, with what leads on from it. */
export type Seen = { readonly path: string; readonly pattern: string; readonly answer: Answer };

type Walk = {
  readonly walker: Walker;
  /** Gone to in any case. */
  readonly from: readonly string[];
  /** The declared address of a path; null for one that is not gone to. */
  readonly patternOf: (path: string) => string | null;
};

/** Follows links from page to page, to one page of each address. Queries count by the names in them. */
export async function walkThrough({ walker, from, patternOf }: Walk): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const known = new Set<string>();
  const kinds = new Set<string>();
  const queue = [...from];
  for (let path = queue.shift(), left = from.length; path !== undefined; path = queue.shift(), left -= 1) {
    const url = new URL(path, 'http://house');
    const pattern = patternOf(url.pathname);
    if (pattern === null || known.has(url.pathname + url.search)) continue;
    known.add(url.pathname + url.search);
    const kind = `${pattern}?${[...new Set(url.searchParams.keys())].sort()}`;
    if (left <= 0 && kinds.has(kind)) continue;
    kinds.add(kind);
    const answer = await walker.get(url.pathname + url.search);
    seen.push({ path: url.pathname + url.search, pattern, answer });
    if (answer.to?.startsWith('/')) queue.push(answer.to);
    if (answer.type.startsWith('text/html')) queue.push(...linksOf(answer.body));
  }
  return seen;
}

/** A form where it was found. */
export type Found = { readonly form: PageForm; readonly action: string; readonly page: string };

/** The forms of pages; each button of a form that has a value or an address of its own makes one more. */
export function formsOn(pages: readonly Seen[]): readonly Found[] {
  return pages.flatMap(({ path, answer }) =>
    formsOf(answer.body).flatMap(form => {
      const presses =
        form.presses.length > 0 ? form.presses : [{ name: null, value: '', action: null } as const];
      return presses.map(press => ({
        page: path,
        action: press.action ?? form.action,
        form: {
          ...form,
          fields:
            press.name === null
              ? form.fields
              : [
                  ...form.fields,
                  {
                    name: press.name,
                    kind: 'hidden' as const,
                    type: 'hidden',
                    value: press.value,
                    options: [],
                  },
                ],
        },
      }));
    }),
  );
}
