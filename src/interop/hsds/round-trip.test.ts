import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type DirectoryFile, importDirectory } from '../../directory/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { placeOf } from '../../programmes/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { interopRoutes } from '../index.ts';
import { fill } from '../oruk/testing.ts';
import { tableNames, tables } from './tables.ts';
import { generatedService } from './testing.ts';

const base = '/api/hsds/v3';

/** A record without what names rows or tells when: the facts alone. */
function facts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(facts);
  if (typeof value !== 'object' || value === null) return value;
  const told = Object.entries(value).filter(
    ([name]) => name !== 'id' && !name.endsWith('_id') && name !== 'last_modified',
  );
  return Object.fromEntries(told.map(([name, one]) => [name, facts(one)]));
}

type Published = ReadonlyMap<string, unknown>;

describe('what is published is read by our own reader as the same facts', () => {
  let app: TestApp;
  let number = 0;
  before(async () => {
    app = await testApp(interopRoutes({ publicUrl: 'https://hedgerow.example' }));
  });
  after(() => app.close());

  const bring = async (files: readonly DirectoryFile[]): Promise<string> => {
    number += 1;
    const key = `trip-${number}`;
    const report = await app.database.within(systemActor(app.clare.linkWorker.actor.programmeId), scope =>
      importDirectory(scope, {
        source: {
          key,
          title: key,
          region: 'uk',
          licence: 'x',
          licenceUrl: null,
          attribution: null,
          url: null,
          correctAsOf: null,
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
        files,
        placeOf: code => placeOf('uk', code),
      }),
    );
    assert.equal(report.state, 'done', JSON.stringify(report).slice(0, 500));
    return key;
  };
  const body = async (path: string) => {
    const response = await app.request(path, {});
    assert.equal(response.status, 200, path);
    return response;
  };
  /** Services as published, by the key they had in their source. */
  const published = async (source: string): Promise<Published> => {
    const ids = await app.sql<{ id: string; key: string }>(
      `select s.id, s.source_key as key from directory.service s join directory.source on source.id = s.source_id
       where source.key = $1 and s.status = 'active' and s.missing_since is null order by s.id`,
      [source],
    );
    const found = new Map<string, unknown>();
    for (const { id, key } of ids) found.set(key, await (await body(`${base}/services/${id}`)).json());
    return found;
  };
  const allOf = async (): Promise<readonly { readonly id: string }[]> => {
    const all: { readonly id: string }[] = [];
    for (let page = 1; ; page++) {
      const found = (await (await body(`${base}/services?full=true&per_page=100&page=${page}`)).json()) as {
        last_page: boolean;
        contents: { readonly id: string }[];
      };
      all.push(...found.contents);
      if (found.last_page) return all;
    }
  };
  const asJson = (services: readonly unknown[]): DirectoryFile => ({
    name: 'services.json',
    bytes: Buffer.from(JSON.stringify({ contents: services, total_pages: 1 })),
  });
  const asTables = async (): Promise<DirectoryFile[]> => {
    const files: DirectoryFile[] = [];
    for (const name of tableNames) {
      const { path } = tables[name];
      files.push({
        name: path,
        bytes: new Uint8Array(await (await body(`${base}/tables/${path}`)).arrayBuffer()),
      });
    }
    return files;
  };
  const forget = (source: string) =>
    app.sql(
      `update directory.service set missing_since = now() where source_id = (select id from directory.source where key = $1)`,
      [source],
    );
  /** The same services under the ids they were published with. */
  const byId = (services: Published): Map<string, unknown> =>
    new Map([...services.values()].map(one => [(one as { id: string }).id, facts(one)]));

  const roundTrip = async (source: string): Promise<void> => {
    const first = byId(await published(source));
    const json = asJson((await allOf()).filter(({ id }) => first.has(id)));
    const csv = await asTables();
    await forget(source);
    const copy = await bring([json]);
    const second = await published(copy);
    assert.deepEqual([...second.keys()].sort(), [...first.keys()].sort());
    for (const [id, one] of first) assert.deepEqual(inOrder(alike(second.get(id), one)), inOrder(one));
    await forget(copy);
    const table = await bring(csv);
    const third = await published(table);
    for (const [id, one] of first) assert.deepEqual(inOrder(alike(third.get(id), one)), inOrder(one));
    await forget(table);
  };

  test('generated services, through JSON and through tables', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(generatedService, { minLength: 1, maxLength: 6 }), async services => {
        await roundTrip(await bring([asJson(services)]));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  test('the invented directory of the demonstration, through JSON and through tables', async () => {
    const bytes = await readFile(join(import.meta.dirname, '../../demo/data/clare-services.json'));
    await roundTrip(await bring([{ name: 'clare-services.json', bytes }]));
  });

  test('real open data and untidy entries, through JSON and through tables', async () => {
    await fill(app);
    for (const source of ['oruk', 'clubs', 'libraries', 'san-mateo', 'untidy']) {
      const others = ['oruk', 'clubs', 'libraries', 'san-mateo', 'untidy'].filter(one => one !== source);
      await app.sql(
        `update directory.service set missing_since = case when source_id in
          (select id from directory.source where key = any($1)) then now() end
         where source_id in (select id from directory.source where key = any($2))`,
        [others, [source, ...others]],
      );
      await roundTrip(source);
    }
  });
});

// A reader takes the day of the last change for a confirmation where nobody confirmed anything.
function alike(value: unknown, before: unknown): unknown {
  const now = facts(value) as Record<string, unknown>;
  if (!('assured_date' in (before as object))) delete now['assured_date'];
  return now;
}

// Lists of HSDS have no order, and the rows of a table come in that of their ids.
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder).toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inOrder(one)]));
}
const text = (value: unknown): string => JSON.stringify(value) ?? '';
