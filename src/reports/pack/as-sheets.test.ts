import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { asCsv } from './as-csv.ts';
import { asSheets } from './as-sheets.ts';
import type { PackPaper } from './paper.ts';

const hostile = [
  '=1+1',
  '+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\tx',
  '=HYPERLINK("http://example.org")',
  'a\u0000b\ud800',
];
const rows = Array.from({ length: 10_000 }, (_, at) => [
  { text: hostile[at % hostile.length] ?? '' },
  { text: `${at} or more`, number: at },
]);
const paper: PackPaper = {
  lang: 'en',
  title: '=1+1',
  programme: '@p',
  host: '-h',
  contact: [],
  period: '',
  from: '2026-04-01',
  until: '2026-06-30',
  madeOn: '2026-11-23',
  methods: '1',
  made: '',
  lead: [],
  corrected: [],
  sections: [
    {
      id: 'who',
      title: '+who',
      sheet: 'a/b: [c]* ? a very long name that no sheet may have',
      says: [],
      parts: [{ title: '=part', columns: ['=row', '=number'], rows }],
      caveats: [],
      definition: [],
    },
  ],
  labels: {
    cannotTell: '',
    definition: '',
    inBrief: 'About',
    foot: '',
    unprintable: '',
    brand: '',
    columns: ['question', 'table', 'row', 'column', 'number', 'text'],
  },
};

test('ten thousand rows of formula text come back as texts, and their numbers as numbers', async () => {
  const sheets = await readExcelFile(Buffer.from(await asSheets(paper)));
  assert.equal(sheets[1]?.sheet.length, 31);
  const read = sheets[1]?.data.slice(-10_000) ?? [];
  assert.deepEqual(read[0]?.slice(0, 2), ['=1+1', 0]);
  assert.ok(read.every((row, at) => row[1] === at && typeof row[0] === 'string'));
  assert.equal(read[6]?.[0], 'ab', 'what no file may hold is gone');
});

test('the long list begins no cell with a formula', () => {
  const lines = parse(Buffer.from(asCsv(paper)), { bom: true }) as string[][];
  assert.equal(lines.length, 10_001);
  for (const line of lines.slice(1)) for (const cell of line) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
});
