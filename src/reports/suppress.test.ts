import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { atFullLength, figure } from '../platform/figures.ts';
import { MOST_HIDDEN, ROUNDED_TO, type Shown, type ShownLine, suppressLine } from './suppress.ts';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** What a reader who knows the rules holds for possible of one number. */
function candidates(one: Shown, most: number): readonly number[] {
  const all = Array.from({ length: most + 1 }, (_, count) => count);
  if (one.kind === 'hidden') return all.filter(count => count >= 1);
  return all.filter(
    count =>
      (count === 0 || count > MOST_HIDDEN) && Math.round(count / ROUNDED_TO) * ROUNDED_TO === one.value,
  );
}

/** Sums that some numbers can come to, each of its candidates. */
function sums(lists: readonly (readonly number[])[], most: number): ReadonlySet<number> {
  let reached = new Set([0]);
  for (const list of lists) {
    const next = new Set<number>();
    for (const sum of reached) for (const count of list) if (sum + count <= most) next.add(sum + count);
    reached = next;
  }
  return reached;
}

/** The values of a hidden part that fit everything on the line, by trying them all. */
function possible(line: ShownLine, at: number, most: number): readonly number[] {
  const others = line.parts.filter((_, index) => index !== at).map(one => candidates(one, most));
  const rest = sums(others, most);
  const totals = new Set(candidates(line.total, most));
  return candidates({ kind: 'hidden' }, MOST_HIDDEN).filter(count =>
    [...rest].some(sum => totals.has(sum + count)),
  );
}

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 8, max: 60 }));
const parts = fc.array(count, { minLength: 1, maxLength: 7 });
const full: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

test('a count of 1 to 7 is never shown, and what is shown is rounded', () => {
  fc.assert(
    fc.property(parts, counts => {
      const line = suppressLine(counts);
      for (const [at, one] of line.parts.entries()) {
        const true_ = counts[at] ?? 0;
        if (true_ >= 1 && true_ <= 7) assert.equal(one.kind, 'hidden');
        if (one.kind === 'count') assert.ok(one.value % 5 === 0 && Math.abs(one.value - true_) <= 2);
      }
      const total = counts.reduce((sum, one) => sum + one, 0);
      if (total >= 1 && total <= 7) assert.equal(line.total.kind, 'hidden');
    }),
    { seed },
  );
});

test('from the whole line, each of 1 to 7 stays possible for every part that is small', t => {
  let [cells, narrowed, pairs] = [0, 0, 0];
  fc.assert(
    fc.property(parts, counts => {
      const line = suppressLine(counts);
      const most = counts.reduce((sum, one) => sum + one, 0) + 20;
      for (const [at, true_] of counts.entries()) {
        if (true_ < 1 || true_ > 7) continue;
        cells += 1;
        pairs += line.parts.length;
        const left = possible(line, at, most);
        if (String(left) !== String(full)) narrowed += 1;
        assert.deepEqual(left, full, `${counts} → ${JSON.stringify(line)}, part ${at}`);
      }
    }),
    { seed, numRuns: atFullLength ? 20_000 : 1_500 },
  );
  t.diagnostic(`seed ${seed}: ${cells} hidden counts, ${pairs} differences`);
  figure('aggregates', { lines: atFullLength ? 20_000 : 1_500, hidden: cells, pairs, cells: narrowed });
});

test('what can be shown without harm is shown', () => {
  const plain = suppressLine([30, 12, 0, 18]);
  assert.deepEqual(plain.total, { kind: 'count', value: 60 });
  assert.deepEqual(
    plain.parts.map(one => (one.kind === 'count' ? one.value : null)),
    [30, 10, 0, 20],
  );
  const told = (counts: readonly number[]) => {
    const line = suppressLine(counts);
    return [line.total, ...line.parts].map(cell => (cell.kind === 'count' ? cell.value : null));
  };
  // Rounding alone hides one part among large ones; beside a part that is hardly larger, that one goes with it.
  assert.deepEqual(told([30, 3, 12, 0]), [45, 30, null, 10, 0]);
  assert.deepEqual(told([8, 3, 0]), [10, null, null, 0]);
  assert.deepEqual(told([3, 0]), [null, null, null]);
  assert.deepEqual(suppressLine([0, 0]).total, { kind: 'count', value: 0 });
});

test('no more is hidden than has to be, and the smallest with it, on lines at the edge of each rule', () => {
  const told = (counts: readonly number[]) => {
    const line = suppressLine(counts);
    return [line.total, ...line.parts].map(cell => (cell.kind === 'count' ? cell.value : null));
  };
  assert.deepEqual(told([8]), [10, 10]);
  assert.deepEqual(told([0, 1]), [null, null, null]);
  // Eight in all is shown as ten, which may be twelve: each of the two may still be 1 to 7.
  assert.deepEqual(told([1, 7]), [10, null, null]);
  assert.deepEqual(told([1, 8, 11, 11, 8, 18]), [55, null, 10, 10, 10, 10, 20]);
  assert.deepEqual(told([12, 7, 0, 0, 22, 10]), [50, 10, null, 0, 0, 20, null]);
  assert.deepEqual(told([0, 9, 8, 9, 1, 5]), [30, 0, 10, 10, 10, null, null]);
});
