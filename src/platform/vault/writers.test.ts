import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sealedTables } from './columns.ts';

const source = join(import.meta.dirname, '../..');
const names = Object.keys(sealedTables).join('|');

test('whoever adds rows to a table with sealed columns seals them', () => {
  const adds = new RegExp(`(?:insertInto|insertOnce)\\('(?:${names})'|insert into (?:${names})\\b`);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    // The demonstration seals all that it has written at its end.
    file => /\.tsx?$/.test(file) && !/\.test\.|testing\.ts|^demo\//.test(file),
  );
  const writers = files.filter(file => adds.test(readFileSync(join(source, file), 'utf8')));
  assert.ok(writers.length >= 8, writers.join(', '));
  assert.deepEqual(
    writers.filter(file => !/\bsealed\w*\(/.test(readFileSync(join(source, file), 'utf8'))),
    [],
  );
});
