import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isToken, newToken } from './status-link-store.ts';

test('tokens are in shape, never the same and never without chance', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  assert.ok(tokens.every(isToken));
  assert.equal(new Set(tokens).size, tokens.length);
  for (const token of tokens) assert.ok(new Set(token).size > 10, token);
});
