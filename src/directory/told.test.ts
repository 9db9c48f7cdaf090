import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Scope } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { applyEdit } from './editing/apply-edit.ts';
import { editableService } from './editing/queries.ts';
import type { ServiceEdit } from './editing/service-edit.ts';
import { useSource } from './editing/use-source.ts';
import { importDirectory } from './import-directory.ts';

describe('what a source says of facts that people fill here too', () => {
  let app: TestApp;
  let number = 0;
  before(async () => {
    app = await testApp([]);
  });
  after(() => app.close());
  beforeEach(() => {
    number += 1;
  });

  const as = <T>(work: (scope: Scope) => Promise<T>) =>
    app.database.within(app.clare.coordinator.actor, work);
  const bring = (more: object, instead?: readonly object[]) =>
    as(scope =>
      importDirectory(scope, {
        source: {
          key: `told-${number}`,
          title: 'Told',
          region: 'ie',
          licence: 'x',
          licenceUrl: null,
          attribution: null,
          url: null,
          correctAsOf: null,
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
        files: [
          {
            name: 'f.json',
            bytes: Buffer.from(JSON.stringify(instead ?? [{ id: `walk-${number}`, name: 'Walk', ...more }])),
          },
        ],
        placeOf: () => null,
      }),
    );
  const id = async () => {
    const rows = await app.sql<{ id: string }>('select id from directory.service where source_key = $1', [
      `walk-${number}`,
    ]);
    return rows[0]?.id ?? '';
  };
  const now = async (): Promise<ServiceEdit> => (await editableService(app.database.open, await id())).edit;
  const write = async (edit: Partial<ServiceEdit>) => {
    const serviceId = await id();
    return as(scope => applyEdit(scope, { serviceId, edit, how: 'phone' }));
  };

  test('it follows the source until people say something else, which outlives every import', async () => {
    await bring({ sex: 'women', waiting_weeks: 3, waiting_as_of: '2026-11-01', online: 'yes' });
    const first = await now();
    assert.deepEqual(
      [first.who_for.sex, first.who_for.waitingWeeks, first.who_for.waitingAsOf, first.where.online],
      ['women', 3, '2026-11-01', 'yes'],
    );
    await write({ who_for: { ...first.who_for, waitingWeeks: 7, waitingAsOf: '2026-11-20' } });
    await bring({ sex: 'men', waiting_weeks: 4, waiting_as_of: '2026-11-22' });
    const second = await now();
    assert.deepEqual(
      [second.who_for.sex, second.who_for.waitingWeeks, second.who_for.waitingAsOf, second.where.online],
      ['men', 7, '2026-11-20', 'unknown'],
    );
    await bring({});
    const third = await now();
    assert.deepEqual([third.who_for.sex, third.who_for.waitingWeeks], ['unknown', 7]);
  });

  test('that somebody does not know any more is a word of theirs too', async () => {
    await bring({ referral_needed: 'no' });
    const before = await now();
    await write({ who_for: { ...before.who_for, referralNeeded: 'unknown' } });
    await bring({ referral_needed: 'no', description: 'Changed.' });
    assert.equal((await now()).who_for.referralNeeded, 'unknown');
  });

  test('access at the service comes from the source, is corrected, and can be the source’s again', async () => {
    await bring({ accessibility: [{ code: 'hearing_loop', value: 'yes' }] });
    assert.deepEqual((await now()).access.facts, { hearing_loop: 'yes' });
    await write({ access: { facts: { hearing_loop: 'no' }, words: null } });
    await bring({
      accessibility: [
        { code: 'hearing_loop', value: 'yes' },
        { code: 'step_free', value: 'yes' },
      ],
    });
    assert.deepEqual((await now()).access.facts, { hearing_loop: 'no' });
    const serviceId = await id();
    await as(scope => useSource(scope, { serviceId, group: 'access' }));
    assert.deepEqual((await now()).access.facts, { hearing_loop: 'yes', step_free: 'yes' });
  });

  test('what to bring is corrected line by line, and what is left as it was keeps its page', async () => {
    const letter = { document: 'A letter from\nthe doctor', uri: 'https://example.org/letter' };
    await bring({ required_documents: [letter] });
    const { who_for: before } = await now();
    assert.deepEqual(before.documents, ['A letter from the doctor']);
    assert.deepEqual(await write({ who_for: before }), []);
    await write({ who_for: { ...before, documents: ['A letter from the doctor', 'Proof of address'] } });
    await bring({ required_documents: [{ document: 'Nothing at all' }] });
    assert.deepEqual((await now()).who_for.documents, ['A letter from the doctor', 'Proof of address']);
    const serviceId = await id();
    const kept = await app.sql<{ uri: string | null }>(
      'select uri from directory.required_document where service_id = $1 order by position',
      [serviceId],
    );
    assert.deepEqual(
      kept.map(({ uri }) => uri),
      ['https://example.org/letter', null],
    );
    await as(scope => useSource(scope, { serviceId, group: 'who_for' }));
    assert.deepEqual((await now()).who_for.documents, ['Nothing at all']);
  });

  test('an edit kept from before there was a field leaves it alone', async () => {
    await bring({ required_documents: [{ document: 'A letter' }] });
    const { documents: _, ...old } = (await now()).who_for;
    const changes = await write({ who_for: { ...old, howToJoin: 'Ring Nora' } as ServiceEdit['who_for'] });
    assert.deepEqual(
      changes.map(({ field }) => field),
      ['howToJoin'],
    );
    assert.deepEqual((await now()).who_for.documents, ['A letter']);
  });

  test('the same file again writes nothing', async () => {
    const more = {
      sex: 'women',
      required_documents: [{ id: 'd', document: 'A letter' }],
      capacities: [{ id: 'c', unit: { id: 'u', name: 'Place' }, available: 2, updated: '2026-11-01' }],
      program: { id: 'p', name: 'Walks' },
    };
    await bring(more);
    const again = await bring(more);
    assert.ok(again.state === 'done');
    assert.deepEqual([again.counts.added, again.counts.changed, again.counts.unchanged], [0, 0, 1]);
    const rows = await app.sql<{ document: string; available: number; unit: string; program: string }>(
      `select d.document, c.available::float8 as available, u.name as unit, p.name as program
       from directory.service s join directory.required_document d on d.service_id = s.id
       join directory.service_capacity c on c.service_id = s.id join directory.unit u on u.id = c.unit_id
       join directory.program p on p.id = s.program_id where s.id = $1`,
      [await id()],
    );
    assert.deepEqual(rows, [{ document: 'A letter', available: 2, unit: 'Place', program: 'Walks' }]);
  });

  test('a program stays with its service when only its organization is read again', async () => {
    const organization = { id: `trust-${number}`, name: 'Trust' };
    await bring({ organization, program: { id: 'p', name: 'Autumn walks' } });
    // A row without a name makes the file a part: what it does not hold has not vanished.
    const rest = [
      { id: `tea-${number}`, name: 'Tea', organization: { ...organization, name: 'The Trust' } },
      {},
    ];
    await bring({}, rest);
    const rows = await app.sql<{ program: string; missing: unknown }>(
      `select p.name as program, s.missing_since as missing from directory.service s
       left join directory.program p on p.id = s.program_id where s.id = $1`,
      [await id()],
    );
    assert.deepEqual(rows, [{ program: 'Autumn walks', missing: null }]);
  });

  test('nobody but the keepers writes the new tables', async () => {
    for (const table of ['program', 'funding', 'unit', 'url', 'metadata', 'required_document']) {
      await assert.rejects(
        app.database.within(app.clare.linkWorker.actor, ({ db }) =>
          db.deleteFrom(`directory.${table}` as never).execute(),
        ),
        /only those who keep the directory/,
        table,
      );
    }
  });
});
