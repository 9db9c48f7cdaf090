import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Role } from '../src/platform/database/index.ts';
import type { Route } from '../src/web/index.ts';
import { aoife, declan, declaredRoutes, known, nuala } from './addresses.ts';
import { attacksOn, canary, leaks, plausible } from './hostile-words.ts';
import { type House, openHouse } from './house.ts';
import { escapedAs, type Field, formsOf } from './html.ts';
import { type Visit, visitsOf } from './visits.ts';
import { type Answer, type Found, formsOn, type Seen, type Walker, walker, walkThrough } from './walker.ts';

/** Addresses that end a visit: their forms come last. */
const last = ['/sign-out', '/:programme/support/leave'];

/** Everything that can be sent, sent wrongly: the forms are found by walking, so a new one is covered by itself. */
describe('every form there is', () => {
  let house: House;
  let routes: readonly { readonly route: Route; readonly fits: RegExp }[];
  let visits: Record<string, readonly Visit[]>;
  const walkers: Walker[] = [];
  const wrong: string[] = [];
  before(async () => {
    house = await openHouse();
    routes = (await declaredRoutes())
      .map(route => ({ route, fits: asExpression(route.path) }))
      .sort((a, b) => Number(a.route.path.startsWith('/:')) - Number(b.route.path.startsWith('/:')));
    visits = await visitsOf(house, known(house));
    for (const name of [null, aoife, declan, nuala]) walkers.push(await walker(house, name));
  });
  after(() => house?.close());

  const patternOf = (method: 'get' | 'post') => (path: string) =>
    routes.find(({ route, fits }) => route.method === method && fits.test(path))?.route.path ?? null;

  /** All pages that somebody finds, from every page that is declared. */
  const pagesOf = (visitor: Walker): Promise<readonly Seen[]> => {
    const from = Object.values(visits)
      .flat()
      .filter(stop => (stop.as ?? 'anybody') === visitor.name)
      .map(stop => stop.to);
    const starts = visitor.name === 'anybody' ? ['/', '/clare', '/clare/support'] : ['/today', '/find'];
    return walkThrough({ walker: visitor, from: [...from, ...starts], patternOf: patternOf('get') });
  };

  const judge = (answer: Answer, how: string): void => {
    if (answer.status >= 500) wrong.push(`${answer.status}: ${how}`);
    for (const [sign, what] of leaks) if (sign.test(answer.body)) wrong.push(`${what}: ${how}`);
  };

  const send = async (visitor: Walker, { action, form, page }: Found, elsewhere: readonly string[]) => {
    const pattern = patternOf('post')(action);
    for (const { name, said, typed } of attacksOn(form, elsewhere)) {
      const how = `${visitor.name} sends ${pattern}, ${name}`;
      const answer = await visitor.post(action, said, form.multipart);
      judge(answer, how);
      if (answer.status !== 422) continue;
      const lost = typed.filter(([, value]) => !plain(answer.body).includes(escapedAs(plain(value))));
      if (lost.length === 0) continue;
      // A form whose time is over, because an earlier sending was taken, is on its page no more.
      const there = formsOf((await visitor.get(page)).body).filter(one => one.action === form.action);
      for (const [field] of lost)
        if (there.some(one => one.fields.some(({ name: kept }) => kept === field)))
          wrong.push(`422 without what was typed in ${field}: ${how}`);
    }
    const said = plausible(form);
    const first = await visitor.post(action, said, form.multipart);
    judge(first, `${visitor.name} sends ${pattern}`);
    if (first.status !== 303) return first;
    const second = await visitor.post(action, said, form.multipart);
    if (said.some(([name]) => name === '_once') && second.to !== first.to && !last.includes(pattern ?? ''))
      wrong.push(
        `${second.status} ${second.to} the second time, ${first.to} the first: ${visitor.name} sends ${pattern}`,
      );
    return first;
  };

  test('is found, and whatever is sent gets an answer, keeps what was typed and shows nothing raw', async () => {
    const elsewhere = await idsOfTrafford(house);
    const done = new Set<string>();
    const sentTo = new Set<string>();
    const ids = new Map<string, string>();
    const tokens = new Map<string, string>();
    for (const visitor of walkers) {
      const pages = await pagesOf(visitor);
      for (const { path, pattern } of pages)
        for (const [name, value] of namesIn(pattern, path)) ids.set(name, value);
      const queue = [...formsOn(pages)];
      tokens.set(
        visitor.name,
        queue.flatMap(({ form }) => plausible(form)).find(([name]) => name === '_csrf')?.[1] ?? '',
      );
      queue.sort((a, b) => lateness(a, patternOf('post')) - lateness(b, patternOf('post')));
      for (let found = queue.shift(); found !== undefined; found = queue.shift()) {
        if (found.form.method === 'get') continue;
        const pattern = patternOf('post')(found.action);
        if (pattern === null) {
          wrong.push(`nothing is declared at ${found.action}, on ${found.page}`);
          continue;
        }
        const key = `${pattern} ${found.form.fields.map(({ name, value }) => (/^(do|later|what)$/.test(name) ? value : name))}`;
        if (done.has(key)) continue;
        done.add(key);
        sentTo.add(pattern);
        const answer = await send(visitor, found, elsewhere);
        // What one form leads to may hold the next, as the five steps do.
        if (answer.status !== 303 || !answer.to?.startsWith('/')) continue;
        const path = answer.to;
        const next = { path, pattern: patternOf('get')(path) ?? '', answer: await visitor.get(path) };
        judge(next.answer, `${visitor.name} after ${pattern}`);
        queue.unshift(...formsOn([next]).filter(one => !queue.some(({ action }) => action === one.action)));
      }
    }
    for (const route of routes
      .map(one => one.route)
      .filter(({ path, method, json }) => method === 'post' && !json && !sentTo.has(path))) {
      const visitor = walkers.find(one => comesTo(route, one.name));
      if (!visitor) continue;
      const action = route.path
        .replace('/:programme', '/clare')
        .replace(/:(\w+)(\{[^/]+\})?/g, (_, name: string) => ids.get(name) ?? randomUUID());
      const form = {
        action,
        method: 'post',
        multipart: false,
        fields: fieldsOf(route, tokens.get(visitor.name) ?? ''),
        presses: [],
      } as const;
      await send(visitor, { form, action, page: '/' }, elsewhere);
    }
    assert.deepEqual([...new Set(wrong)], []);
    assert.ok(sentTo.size > 60, `${sentTo.size} forms were found on pages`);
  });

  test('and every row of a record that was written so was written in a transaction that is on record', async () => {
    const tables = await house.sql<{ name: string }>(
      `select relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'public' and relkind = 'r' order by 1`,
    );
    const unspoken = async () => {
      const found: string[] = [];
      for (const { name } of tables.filter(table => !noRecord.has(table.name))) {
        const [row] = await house.sql<{ n: number; one: string | null }>(
          `select count(*)::int as n, min((to_jsonb(t) - 'words' - 'submitted')::text) as one from ${name} t
            where not exists (select from audit_entry a where a.xmin = t.xmin)`,
        );
        if (row && row.n > 0) found.push(`${name}: ${row.n} rows, such as ${row.one?.slice(0, 400)}`);
      }
      return found;
    };
    assert.deepEqual(await unspoken(), []);
    const [written] = await house.sql<{ n: number }>(
      'select count(distinct xmin::text)::int as n from audit_entry',
    );
    assert.ok((written?.n ?? 0) > 100, 'the forms wrote in transactions of their own');
    // So that this test is known to notice: a change that nobody put on record.
    await house.sql('update person set about = about where id = (select id from person limit 1)');
    assert.match((await unspoken()).join(), /^person: 1 rows/);
  });

  test('a search with hostile words finds nothing, and says so', async () => {
    wrong.length = 0;
    for (const visitor of walkers) {
      const searches = new Map(
        formsOn(await pagesOf(visitor))
          .filter(({ form }) => form.method === 'get')
          .map(found => [`${found.action} ${found.form.fields.map(({ name }) => name)}`, found]),
      );
      for (const { action, form } of searches.values()) {
        for (const { name, said } of attacksOn(form, []).filter(
          ({ said }) => JSON.stringify(said).length < 9000,
        )) {
          const path = `${action.split('?')[0]}?${new URLSearchParams(said.map(one => [...one]))}`;
          judge(await visitor.get(path), `${visitor.name} asks ${action}, ${name}`);
        }
      }
    }
    assert.deepEqual([...new Set(wrong)], []);
  });

  test('what was taken in is shown as text on every page, and is no formula in any table', async () => {
    wrong.length = 0;
    let told = 0;
    for (const visitor of walkers) {
      for (const { path, answer } of await pagesOf(visitor)) {
        judge(answer, `${visitor.name} reads ${path}`);
        if (answer.body.includes(canary)) told += 1;
        if (answer.type.startsWith('text/csv') && /(^|[\n,]"?)[=+@]/.test(answer.body))
          wrong.push(`a formula in ${path}`);
      }
    }
    assert.deepEqual([...new Set(wrong)], []);
    assert.ok(told > 10, 'hostile words arrived somewhere');
  });
});

/** Tables that hold nothing of a record: keys of forms, sign-ins, what somebody is typing, the queue, the record itself. */
const noRecord = new Set([
  'answer_factor',
  'audit_entry',
  'audit_seal',
  'draft',
  'interrupted_form',
  'match_answer',
  'migration',
  'outbox',
  'programme',
  'recent_person',
  // Worked out from records that are on record.
  'report_fact',
  'report_introduction',
  'report_month',
  'report_month_stale',
  'report_score',
  'report_span',
  'report_stale',
  'report_summary',
  'sealing_progress',
  'self_referral_draft',
  'staff_session',
  'submission',
  'unheard_word',
  // That the watch looked, minute by minute.
  'watch_pulse',
]);

/** Which of those who walk may send to an address. */
function comesTo({ door }: Route, name: string): boolean {
  const role = roles.get(name);
  return typeof door === 'string' ? role === undefined : role !== undefined && door.includes(role);
}

const roles: ReadonlyMap<string, Role> = new Map([
  [aoife, 'link_worker'],
  [declan, 'coordinator'],
  [nuala, 'administrator'],
]);

/** The variable parts of a path. */
function namesIn(pattern: string, path: string): ReadonlyMap<string, string> {
  const parts = path.split('?')[0]?.split('/') ?? [];
  return new Map(
    pattern.split('/').flatMap((part, at): [string, string][] => {
      const [, name] = /^:(\w+)$/.exec(part) ?? [];
      return name && parts[at] ? [[name, parts[at]]] : [];
    }),
  );
}

/** The fields that an address asks for, of a form that no page showed. */
function fieldsOf({ form }: Route, token: string): readonly Field[] {
  const shape = (form as { shape?: object } | undefined)?.shape ?? {};
  const own = [
    { name: '_csrf', kind: 'hidden', type: 'hidden', value: token, options: [] },
    { name: '_once', kind: 'hidden', type: 'hidden', value: randomUUID(), options: [] },
  ] as const;
  const asked = Object.keys(shape).map(
    name => ({ name, kind: 'line', type: 'text', value: '', options: [] }) as const,
  );
  return [...own, ...asked];
}

function lateness({ action }: Found, patternOf: (path: string) => string | null): number {
  return last.indexOf(patternOf(action) ?? '');
}

/** Words without what a page may leave away: control characters, and blanks beyond the first. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u200b\u202e\s]+/gu, ' ').trim();
}

function asExpression(path: string): RegExp {
  const parts = path.split('/').map(part => {
    const [, , rule] = /^:(\w+)(?:\{(.+)\})?$/.exec(part) ?? [];
    if (part.startsWith(':')) return rule ?? '[^/]+';
    return part.replaceAll('.', '\\.');
  });
  return new RegExp(`^${parts.join('/')}$`);
}

/** One thing of each kind that the other programme has. */
async function idsOfTrafford(house: House): Promise<readonly string[]> {
  const rows = await house.sql<{ id: string }>(
    `select id from (
       select distinct on (kind) kind, id from (
         select 'staff' as kind, programme_id, id from staff union all
         select 'person', programme_id, id from person union all
         select 'referral', programme_id, id from referral union all
         select 'session', programme_id, id from session) as thing
       where programme_id = (select id from programme where slug = 'trafford') order by kind, id) as one`,
  );
  assert.equal(rows.length, 4);
  return [...rows.map(({ id }) => id), randomUUID()];
}
