import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { qualityCheck } from './check.ts';
import { columnsSchema, formats, formatsOf, shippedIds } from './definition.ts';
import { ageBand, ageBands, factCodes, factOf } from './facts.ts';
import { lineOf } from './line.ts';
import { newColumn, shipped } from './shipped.ts';
import { factRow } from './testing.ts';

const on = Temporal.PlainDate.from('2026-11-23');

test('every adult age falls into one band of ten years, or the open one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 18, max: 110 }), fc.integer({ min: 0, max: 364 }), (years, rest) => {
      const band = ageBand(on.subtract({ years, days: rest }), on) ?? '';
      assert.ok(ageBands.some(one => one === band));
      const [, from, to] = /^(\d+)(?:-(\d+)|\+)$/.exec(band) ?? [];
      assert.ok(Number(from) <= years && years <= Number(to ?? 200), `${years} in ${band}`);
    }),
  );
});

test('who was born on a leap day is a year older on 1 March, and nobody is born later than today', () => {
  const born = Temporal.PlainDate.from('2000-02-29');
  assert.equal(ageBand(born, Temporal.PlainDate.from('2025-02-27')), '18-24');
  assert.equal(ageBand(born, Temporal.PlainDate.from('2025-03-01')), '25-34');
  assert.equal(ageBand(on.add({ days: 1 }), on), null);
});

test('each data set that comes along holds together, and says what it is based on', () => {
  for (const id of shippedIds) {
    const { columns } = shipped(id);
    assert.ok(columnsSchema.safeParse(columns).success, id);
    assert.ok(columns.length >= 20, id);
  }
});

test('columns that do not hold together are refused, each at its place', () => {
  const good = newColumn('received_on');
  const faultOf = (columns: unknown) =>
    columnsSchema.safeParse(columns).error?.issues.map(({ path, message }) => [path.join('.'), message]);
  assert.deepEqual(faultOf([good, good]), [['1.header', 'reports.sets.error.twice']]);
  assert.deepEqual(faultOf([{ ...good, header: '=A1' }]), [['0.header', 'reports.sets.error.header']]);
  assert.deepEqual(faultOf([{ ...newColumn('route'), format: 'month' }]), [
    ['0.format', 'reports.sets.error.format'],
  ]);
  assert.deepEqual(faultOf([{ ...newColumn('route'), codes: { pigeon: '1' } }]), [
    ['0.codes', 'reports.sets.error.codes'],
  ]);
  assert.deepEqual(faultOf([]), [['', 'reports.sets.error.no_columns']]);
});

test('a fact is one cell, whatever the record says: never a name, an identifier or a day of birth', () => {
  const row = factRow({
    birthDate: Temporal.PlainDate.from('1955-03-01'),
    needs: ['lonely', 'domestic_abuse'],
  });
  for (const fact of factCodes) {
    for (const format of formats.filter(one => formatsOf(factOf(fact)).includes(one))) {
      const { cells } = lineOf([{ ...newColumn(fact), format }], row);
      assert.equal(cells.length, 1);
      for (const secret of [row.referralId, row.personId, row.reference, '1955', 'domestic_abuse'])
        assert.ok(!String(cells[0]).includes(String(secret)), `${fact}: ${cells[0]}`);
    }
  }
});

test('days are written as the form asks', () => {
  const row = factRow({ receivedOn: Temporal.PlainDate.from('2028-02-29') });
  const written = formats
    .filter(format => formatsOf(factOf('received_on')).includes(format))
    .map(format => String(lineOf([{ ...newColumn('received_on'), format }], row).cells[0]));
  assert.deepEqual(written, ['2028-02-29', '29/02/2028', '2028-02', '2028-Q1']);
});

test('what is missing, has no counterpart or cannot be true is an empty cell and a fault', () => {
  const row = factRow({
    referrerRole: null,
    needs: ['lonely'],
    closedOn: Temporal.PlainDate.from('2026-01-01'),
  });
  const columns = [
    { ...newColumn('referrer_role'), mandatory: true },
    { ...newColumn('first_need'), codes: { debt: 'D' } },
    newColumn('days_open'),
    newColumn('closed_on'),
    newColumn('decline_reason'),
  ];
  assert.deepEqual(lineOf(columns, row), {
    cells: [null, null, null, null, null],
    faults: [
      { header: 'referrer_role', kind: 'missing' },
      { header: 'first_need', kind: 'no_code' },
      { header: 'days_open', kind: 'impossible' },
      { header: 'closed_on', kind: 'impossible' },
    ],
  });
});

test('no duration below zero is ever exported, however the days of a record lie', () => {
  const day = fc.option(fc.integer({ min: -400, max: 400 }).map(days => on.add({ days })));
  const columns = factCodes.map(newColumn);
  fc.assert(
    fc.property(day, day, day, day, (triagedOn, firstContactOn, firstSessionOn, closedOn) => {
      const row = factRow({ receivedOn: on, triagedOn, firstContactOn, firstSessionOn, closedOn });
      const { cells, faults } = lineOf(columns, row);
      for (const cell of cells) assert.ok(typeof cell !== 'number' || cell >= 0);
      const wrong = [triagedOn, firstContactOn, firstSessionOn, closedOn].filter(
        one => one && Temporal.PlainDate.compare(one, on) < 0,
      );
      // Each shows in the day itself and in the span to it.
      assert.equal(faults.filter(fault => fault.kind === 'impossible').length, 2 * wrong.length);
    }),
  );
});

test('the quality report counts every fault and names its cases, up to as many as anybody would open', () => {
  const check = qualityCheck([{ ...newColumn('referrer_role'), mandatory: true }, newColumn('route')]);
  check.add(Array.from({ length: 50 }, (_, at) => factRow({ referrerRole: at < 3 ? 'gp' : null })));
  const { lines, faulty, faults, filled } = check.result();
  assert.deepEqual(
    [lines, faulty, faults.length, faults[0]?.count, faults[0]?.cases.length],
    [50, 47, 1, 47, 40],
  );
  assert.deepEqual(filled, [
    { header: 'referrer_role', count: 3 },
    { header: 'route', count: 50 },
  ]);
});
