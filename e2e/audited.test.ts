import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { figure } from '../src/platform/figures.ts';
import { aoife, clare, declan, declaredRoutes, known, nuala } from './addresses.ts';
import { type House, openHouse } from './house.ts';
import { escapedAs } from './html.ts';
import { visitsOf } from './visits.ts';
import { type Walker, walker, walkThrough } from './walker.ts';

/** Whoever the programme knows, by the names under which a page may show them. */
type Somebody = { readonly names: readonly string[]; readonly ids: readonly string[] };

describe('the record of who looked', () => {
  let house: House;
  let people: readonly Somebody[];
  const walkers: Walker[] = [];
  before(async () => {
    house = await openHouse();
    for (const name of [aoife, declan, nuala]) walkers.push(await walker(house, name));
    const rows = await house.sql<{ names: string[]; ids: string[] }>(
      `select array_remove(array[p.given_name || ' ' || p.family_name, p.known_as || ' ' || p.family_name], null) as names,
         array[p.id::text] || array(select r.id::text from referral r where r.person_id = p.id) as ids
       from person p where p.programme_id = ${clare}
       union all
       select array[r.given_name || ' ' || r.family_name], array[r.id::text] from referral r
       where r.programme_id = ${clare} and r.person_id is null`,
    );
    people = rows;
  });
  after(() => house?.close());

  test('every page that shows a person by name has put that person’s read on record', async () => {
    const gets = (await declaredRoutes()).filter(({ method }) => method === 'get');
    const patternOf = (path: string) =>
      gets.find(route => new RegExp(`^${route.path.replace(/:\w+(\{[^/]+\})?/g, '[^/]+')}$`).test(path))
        ?.path ?? null;
    const visits = Object.values(await visitsOf(house, known(house))).flat();
    const silent: string[] = [];
    let read = 0;
    for (const one of walkers) {
      const from = visits.filter(({ as }) => as === one.name).map(({ to }) => to);
      const spoken = new Map<string, string>();
      const noting: Walker = {
        ...one,
        get: path => {
          const requestId = randomUUID();
          spoken.set(path, requestId);
          return one.get(path, requestId);
        },
      };
      for (const { path, answer } of await walkThrough({ walker: noting, from, patternOf })) {
        if (answer.status !== 200) continue;
        const shown = shownOn(answer.body, people);
        if (shown.length === 0) continue;
        const entries = await house.sql<{ person: string | null; subject: string }>(
          'select person_id::text as person, subject_id::text as subject from audit_entry where request_id = $1',
          [spoken.get(path)],
        );
        const noted = new Set(entries.flatMap(({ person, subject }) => [person, subject]));
        for (const name of shown) {
          read += 1;
          const ids = people.filter(({ names }) => names.includes(name)).flatMap(({ ids: all }) => all);
          if (!ids.some(id => noted.has(id)))
            silent.push(`${patternOf(path.split('?')[0] ?? '')}: ${path} shows ${name}`);
        }
      }
    }
    figure('audit', { reads: read, missing: silent.length });
    assert.deepEqual(
      [...new Set(silent.map(line => line.split(':')[0]))].sort(),
      [],
      silent.slice(0, 20).join('\n'),
    );
    assert.ok(read > 200, `${read} names were seen`);
  });
});

/** The names on a page, without what its frame shows everywhere: who was opened lately. */
function shownOn(html: string, people: readonly Somebody[]): readonly string[] {
  const body = html.slice(Math.max(0, html.indexOf('<main')));
  return people.flatMap(({ names }) => names).filter(name => body.includes(escapedAs(name)));
}
