import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { whoSeesWhat } from './relations/who-sees-what.ts';

const file = join(import.meta.dirname, '../docs/who-sees-what.md');

test('who sees what is written down as it is', async () => {
  if (process.env['WRITE_DOCS']) await writeFile(file, whoSeesWhat());
  assert.equal(await readFile(file, 'utf8'), whoSeesWhat());
});
