import type { Row } from './case.ts';
import { short } from './numbers.ts';

const HEADS = [
  'case',
  'world',
  'p50',
  'p95',
  'p99',
  'CPU',
  'floor',
  'ratio',
  'aim',
  '',
  'database',
  'growth',
  'note',
];
/** Growth from S to L that the design allows, unless a row says otherwise. */
const GROWTH = 1.3;

/** The one table: a line for each case and world; L shows how its p95 and its CPU (with the database's) grew over S. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(row => [
    row.name,
    row.world,
    ...[row.p50, row.p95, row.p99, row.cpu, row.floorCpu, row.ratio].map(value => short(value ?? null)),
    row.aim,
    row.met === null ? '' : row.met ? 'met' : 'NOT MET',
    short(row.databaseCpu ?? null),
    growth(row, rows),
    row.note ?? '',
  ]);
  const widths = HEADS.map((head, at) =>
    Math.max(...[HEADS, ...lines].map(line => (line[at] ?? head).length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at < 2 || at > 7 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(HEADS), ...lines.map(line)].join('\n');
}

function growth(row: Row, rows: readonly Row[]): string {
  const small = rows.find(one => one.name === row.name && one.world === 'S');
  if (row.world !== 'L' || !small?.p95 || !row.p95) return '';
  const most = row.growth ?? GROWTH;
  const grown = row.p95 / small.p95;
  const worked = ((row.cpu ?? 0) + (row.databaseCpu ?? 0)) / ((small.cpu ?? 0) + (small.databaseCpu ?? 0));
  return `p95 ${grown.toFixed(2)}, CPU ${worked.toFixed(2)}${grown > most && worked > most ? ' NOT MET' : ''}`;
}
