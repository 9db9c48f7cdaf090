import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, test } from 'node:test';

const source = import.meta.dirname;

/** The rooms in the order of imports: a room imports only from rooms before it. */
const order = [
  'core',
  'platform',
  'ui',
  'audit',
  'identity',
  'programmes',
  'web',
  'account',
  'settings',
  'people',
  'directory',
  'matching',
  'referrals',
  'care',
  'sessions',
  'groups',
  'plans',
  'introductions',
  'outcomes',
  'messages',
  'safety',
  'glass',
  'letters',
  'paper',
  'waiting',
  'calendar',
  'handovers',
  'surveys',
  'records',
  'workspace',
  'portals',
  'reports',
  'interop',
  'demo',
];
/** These may see everything below the composition root. */
const seesAll = new Set(['workspace', 'portals', 'reports', 'interop', 'demo']);

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  file => /\.tsx?$/.test(file) && !file.includes(`${sep}fixtures${sep}`),
);
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)testing\.tsx?$/.test(file);
const production = files.filter(file => !isTest(file));
const roomOf = (file: string) => (file.includes(sep) ? (file.split(sep)[0] ?? '') : 'root');

type Import = { readonly file: string; readonly target: string };

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found = text.matchAll(/(?:from\s+|import\s+|import\()'(\.[^']+)'/g);
  return [...found].map(([, path]) => ({
    file,
    target: relative(source, resolve(source, dirname(file), path ?? '')),
  }));
}

const imports = production.flatMap(importsOf).filter(one => !one.target.startsWith('..'));
const across = imports.filter(one => roomOf(one.file) !== roomOf(one.target));

describe('the structure of the house', () => {
  test('every folder is a room that has its place in the order', () => {
    const rooms = new Set(production.map(roomOf));
    rooms.delete('root');
    assert.deepEqual(
      [...rooms].filter(room => !order.includes(room)),
      [],
    );
  });

  test('a room imports only from rooms before it', () => {
    const wrong = across.filter(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      if (from === 'root') return false;
      if (to === 'root') return true;
      return !seesAll.has(from) && order.indexOf(to) >= order.indexOf(from);
    });
    assert.deepEqual(wrong, []);
  });

  test('a room is entered through its index only', () => {
    const wrong = across.filter(({ file, target }) => {
      if (roomOf(target) === 'platform') return !/^platform\/([\w-]+\.ts|[\w-]+\/index\.ts)$/.test(target);
      if (roomOf(file) === 'root' || roomOf(target) === 'root') return false;
      return !/^[\w-]+\/index\.tsx?$/.test(target);
    });
    assert.deepEqual(wrong, []);
  });

  test('nothing outside the root imports the composition root', () => {
    assert.deepEqual(
      across.filter(one => roomOf(one.target) === 'root'),
      [],
    );
  });

  test('no file is part of a circle', () => {
    const edges = Map.groupBy(imports, one => one.file);
    const done = new Set<string>();
    const path: string[] = [];
    const circles: string[] = [];
    const visit = (file: string): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      path.push(file);
      for (const edge of edges.get(file) ?? []) visit(edge.target);
      path.pop();
      done.add(file);
    };
    for (const file of production) visit(file);
    assert.deepEqual(circles, []);
  });

  test('SQL stands only in stores, queries and reports', () => {
    const wrong = production.filter(file => {
      if (/^(platform|identity|audit|demo|reports|web)\//.test(file)) return false;
      if (/(store|queries)(\/|[\w-]*\.ts$)/.test(file)) return false;
      return /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(
        readFileSync(join(source, file), 'utf8'),
      );
    });
    assert.deepEqual(wrong, []);
  });

  test('no bin for odds and ends, no default export, nothing left behind', () => {
    const bins = files.filter(file => /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.tsx?$)/.test(file));
    const left = files.filter(
      file =>
        file !== 'structure.test.ts' &&
        /\bTODO\b|\bFIXME\b|@ts-ignore|@ts-expect-error|^export default|\bas any\b/m.test(
          readFileSync(join(source, file), 'utf8'),
        ),
    );
    assert.deepEqual({ bins, left }, { bins: [], left: [] });
  });

  test('every room says what it is', () => {
    const readmes = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(file =>
      /^[^/]+\/README\.md$/.test(file),
    );
    const rooms = new Set(production.map(roomOf).filter(room => room !== 'root'));
    assert.deepEqual(
      [...rooms].filter(room => !readmes.includes(`${room}/README.md`)),
      [],
    );
  });
});
