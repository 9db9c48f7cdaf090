import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readForm } from '../src/ui/index.ts';
import { bodyOf } from './access/body.ts';
import { cellsOf, unguardedCellsOf } from './access/cells.ts';
import { declared } from './access/declared/index.ts';
import { expected } from './access/expect.ts';
import { type HeldDatabase, holdDatabase } from './access/held-database.ts';
import { leaksIn, wrongWith } from './access/judge.ts';
import { type Aim, type Asked, requestOf } from './access/request.ts';
import { targets } from './access/somebody.ts';
import { disguised } from './access/unguarded.ts';
import { openHouse, openWorld, type World } from './access/world.ts';
import { atFullLength, figure } from './figures.ts';

/** Every route × everybody who may knock × everybody there is, against the rules as `access/declared` tells them. */
describe('who may come where, and whom they see there', () => {
  let world: World;
  let held: HeldDatabase;
  let house: Awaited<ReturnType<typeof openHouse>>;
  before(async () => {
    world = await openWorld();
    held = await holdDatabase(world.ownerUrl);
    house = await openHouse(world, held.database);
  });
  after(async () => {
    await house?.close();
    await held?.close();
    await world?.close();
  });

  test('every address is declared, and opened to the roles that the table says', () => {
    const addresses = house.routes.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(
      addresses.filter(one => !declared.has(one)),
      [],
      'not declared in trust/access/declared',
    );
    assert.deepEqual(
      [...declared.keys()].filter(one => !addresses.includes(one)),
      [],
      'declared, but no longer there',
    );
    const otherwise = house.routes
      .filter(({ method, path, door }) => {
        const who = declared.get(`${method} ${path}`)?.who ?? [];
        return String([...(Array.isArray(door) ? door : [])].sort()) !== String([...who].sort());
      })
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(otherwise, []);
  });

  test('every form that is sent in the matrix fits, so that it is the rule that answers and not the form', () => {
    const unfit = house.routes
      .filter(({ method, form, json }) => method === 'post' && form && !json)
      .flatMap(route => {
        const address = `${route.method} ${route.path}`;
        const said = declared.get(address);
        if (!route.form || !said || said.unfit) return [];
        const data = new FormData();
        for (const [name, text] of Object.entries(bodyOf(route, said.says)))
          data.append(name, text.startsWith(':') ? world.clare.programmeId : text);
        const { error } = readForm(route.form, data);
        return error ? [`${address}: ${JSON.stringify(error)}`] : [];
      });
    assert.deepEqual(unfit, []);
  });

  test('everybody gets what is theirs, and learns nothing else', async () => {
    const wrong: string[] = [];
    const asked = new Set<string>();
    let requests = 0;
    for (const cell of cellsOf(world, house.routes, { whole: atFullLength })) {
      const answer = await ask(cell, { held, app: house.app });
      wrong.push(...wrongWith(cell, answer, expected(cell), world.people));
      asked.add(`${cell.route.method} ${cell.route.path}`);
      requests += 1;
    }
    const undeclared = house.routes.length - asked.size;
    const unguarded = await withoutGuards();
    figure('matrix', {
      routes: asked.size,
      roles: world.askers.length,
      targets: targets.length + 3,
      requests: requests + unguarded.requests,
      unguarded: unguarded.requests,
      wrong: wrong.length + unguarded.wrong.length,
      undeclared,
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual(unguarded.wrong, [], 'with the guards of the application off');
    assert.equal(undeclared, 0);
  });

  /** Once more, with the guards of the application off: what the database alone lets through. */
  const withoutGuards = async () => {
    const disguise = disguised();
    const bare = await holdDatabase(world.ownerUrl, disguise);
    const open = await openHouse(world, bare.database);
    const wrong: string[] = [];
    let requests = 0;
    let letIn = 0;
    for (const cell of unguardedCellsOf(world, open.routes, { whole: atFullLength })) {
      disguise.as(cell.asker, cell.route);
      const answer = await ask(cell, { held: bare, app: open.app });
      wrong.push(...leaksIn(cell, answer, world.people));
      if (answer.status === 200 && !cell.said.who.includes(cell.asker.role ?? 'public')) letIn += 1;
      requests += 1;
    }
    await open.close();
    await bare.close();
    assert.ok(letIn > 50, `the guards were off: ${letIn} pages opened to who has no key to them`);
    return { wrong, requests };
  };

  const ask = async (cell: Asked, of: { readonly held: HeldDatabase; readonly app: typeof house.app }) => {
    const { path, init } = requestOf(world, cell);
    // Looking through all tables is the dearest part; what is only looked at is watched once a role in the short form.
    const changes = { changes: atFullLength || cell.route.method === 'post' || isOfOwn(cell.aim) };
    const { result, trace } = await of.held.tried(async () => {
      const response = await of.app.request(path, init);
      const headers = [...response.headers].map(([name, value]) => `${name}: ${decoded(value)}`).join('\n');
      return {
        status: response.status,
        to: response.headers.get('location'),
        text: `${headers}\n\n${await response.text()}`,
      };
    }, changes);
    return { ...result, trace };
  };
});

const isOfOwn = (aim: Aim): boolean => aim.kind === 'somebody' && aim.of.target === 'own';

/** A header may carry a name in the form of an address. */
function decoded(value: string): string {
  try {
    return `${value} ${decodeURIComponent(value)}`;
  } catch {
    return value;
  }
}
