import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from './core/index.ts';
import type { Db } from './platform/database/index.ts';
import { foundProgramme } from './programmes/index.ts';
import { openRooms } from './rooms.tsx';

const nothing = { config: { mailUrl: null, publicUrl: '' }, database: {}, web: {} } as unknown;
const rooms = openRooms(nothing as Parameters<typeof openRooms>[0]);
await rooms.close();

test('no programme may take the name of a page, or the page could not be reached', async () => {
  const names = new Set(
    rooms.routes.map(route => route.path.split('/')[1] ?? '').filter(name => /^[a-z][a-z0-9-]+$/.test(name)),
  );
  for (const slug of names) {
    const asked = {
      slug,
      name: '',
      host: '',
      region: 'ie',
      area: '',
      phone: '',
      hours: '',
      email: '',
      address: '',
    } as const;
    await assert.rejects(
      foundProgramme({} as unknown as Db, asked, Temporal.Instant.from('2026-11-23T09:00:00Z')),
      Refused,
      slug,
    );
  }
});

test('no two rooms declare the same address, and each queue has one name', () => {
  const addresses = rooms.routes.map(route => `${route.method} ${route.path}`);
  assert.deepEqual(
    addresses.filter((one, at) => addresses.indexOf(one) !== at),
    [],
  );
  const queues = [...rooms.listeners, ...rooms.routines].map(one => one.name);
  assert.deepEqual(
    queues.filter((one, at) => queues.indexOf(one) !== at),
    [],
  );
});

test('what takes more than a sign-in says so: exports, merges, roles, settings, and what sets consent aside', () => {
  const asked = rooms.routes
    .filter(route => route.stepUp !== undefined)
    .map(route => `${route.method} ${route.path}`)
    .sort();
  assert.deepEqual(asked, [
    'get /account/app',
    'get /account/passkeys/new',
    'get /account/password',
    'get /audit/list.csv',
    'get /board.csv',
    'get /consents/list.csv',
    'get /inbox.csv',
    'get /people.csv',
    'get /questionnaires/import',
    'get /records/copies/:requestId/package.tar',
    'get /records/copies/:requestId/record.pdf',
    'get /reports/missing/brief.pdf',
    'get /services/:serviceId/recall.csv',
    'get /unmet-needs/list.csv',
    'get /waiting.csv',
    'post /account/app',
    'post /account/app/remove',
    'post /account/codes',
    'post /account/passkeys/:passkeyId/remove',
    'post /account/passkeys/new',
    'post /account/password',
    'post /account/with/:provider',
    'post /account/without/:provider',
    'post /break-glass/open',
    'post /consents/wordings/:purpose',
    'post /directory/duplicates/:oneId/:otherId',
    'post /directory/merges/:mergeId/undo',
    'post /merges/:mergeId/undo',
    'post /messages/:messageId',
    'post /people/:personId/erasure',
    'post /people/:personId/merge/:otherId',
    'post /questionnaires/:instrument/asked',
    'post /questionnaires/:instrument/licence',
    'post /questionnaires/:instrument/scales',
    'post /questionnaires/:instrument/scales/:scale/remove',
    'post /questionnaires/:instrument/words/:locale',
    'post /questionnaires/import/keep',
    'post /records/copies/:requestId/package',
    'post /records/erasure',
    'post /records/erasure/:runId/approve',
    'post /reports/data-sets/:setId',
    'post /reports/figures/exchange',
    'post /reports/figures/exchange/export',
    'post /reports/figures/region',
    'post /reports/pack/kept/:packId/release',
    'post /reports/pack/kept/:packId/take',
    'post /reports/pack/kept/:packId/withdraw',
    'post /reports/pack/plan',
    'post /reports/pack/take',
    'post /reports/research/:projectId/file',
    'post /reports/research/:projectId/yes',
    'post /safety/crisis-lines/:line',
    'post /safety/crisis-lines/:line/remove',
    'post /safety/crisis-lines/new',
    'post /safety/on-call',
    'post /safety/on-call/:onCallId',
    'post /settings/caseload',
    'post /settings/keeping',
    'post /settings/measures',
    'post /settings/messages',
    'post /settings/own-pages',
    'post /settings/pathway',
    'post /settings/service',
    'post /staff/:staffId/leave',
    'post /staff/:staffId/let-in',
    'post /staff/:staffId/link',
    'post /staff/:staffId/return',
    'post /staff/:staffId/role',
    'post /staff/:staffId/team',
    'post /staff/invite',
    'post /staff/teams',
    'post /wordings/:template/:locale',
  ]);
});

/** Files and joins that hold nobody's record: the open directory, and what the software hears in a sentence. */
const ofNobody = new Set([
  '/find/list.csv',
  '/reports/data-sets/:setId/dictionary.csv',
  '/concepts/list.json',
  '/directory/imports/:runId/problems.csv',
  '/api/openapi.json',
  '/api/services.csv',
]);

test('no new export, merge or change of roles forgets to ask', () => {
  const sensitive =
    /\.(csv|json|ndjson|xlsx|zip)$|export|merge|break-glass\/open|\/role$|\/settings(\/|$)|\/retention|\/erase|subject-access/;
  const forgotten = rooms.routes.filter(
    ({ path, method, door, stepUp }) =>
      Array.isArray(door) &&
      sensitive.test(path) &&
      // Looking at two records side by side joins nothing.
      !(method === 'get' && /merge/.test(path)) &&
      !(method === 'get' && /settings|break-glass|retention|erase/.test(path)) &&
      !ofNobody.has(path) &&
      stepUp === undefined,
  );
  assert.deepEqual(
    forgotten.map(({ method, path }) => `${method} ${path}`),
    [],
  );
});
