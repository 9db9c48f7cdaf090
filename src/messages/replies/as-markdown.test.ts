import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { repliesAsMarkdown } from './as-markdown.ts';

const path = `${import.meta.dirname}/../../../docs/text-replies.md`;

test('the handbook lists every phrase that is understood', () => {
  if (process.env['WRITE_DOCS']) writeFileSync(path, repliesAsMarkdown());
  assert.equal(readFileSync(path, 'utf8'), repliesAsMarkdown(), 'run this test with WRITE_DOCS=1');
});
