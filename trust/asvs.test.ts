import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asvsCounts, asvsLines, asvsPage, asvsTests } from '../safety/asvs.ts';
import { missingTests } from '../safety/named-tests.ts';

const ROOT = join(import.meta.dirname, '..');
const lines = asvsLines();

test('every requirement of ASVS 5.0, levels 1 and 2, stands in the list once, in order', () => {
  assert.equal(new Set(lines.map(one => one.id)).size, lines.length);
  for (const level of [1, 2] as const)
    assert.equal(lines.filter(one => one.level === level).length, asvsCounts[level]);
  const parts = lines.map(one => one.id.slice(1).split('.').map(Number));
  const sorted = parts.toSorted(
    (a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0),
  );
  assert.deepEqual(parts, sorted);
});

test('every test and document that the list names exists', () => {
  assert.deepEqual(missingTests(asvsTests(lines)), []);
  const documents = lines.flatMap(one => ('document' in one ? [one.document] : []));
  assert.deepEqual(
    documents.filter(one => !existsSync(join(ROOT, one))),
    [],
  );
});

test('the page in docs is what the list makes, and names whose numbers they are', () => {
  const page = readFileSync(join(ROOT, 'docs/assurance/asvs.md'), 'utf8');
  assert.equal(page, asvsPage(lines));
  assert.match(page, /OWASP Foundation, CC BY-SA 4\.0/);
});
