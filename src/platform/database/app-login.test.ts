import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appAddress } from './app-login.ts';

test('the login changes and nothing else of the address does', () => {
  const cases = [
    [
      'postgres://owner:p%40ss@db.example.org:5432/hedgerow?sslmode=require',
      'postgres://hedgerow_app:x@db.example.org:5432/hedgerow?sslmode=require',
    ],
    [
      'postgresql://owner@/hedgerow?host=/run/postgresql',
      'postgresql://hedgerow_app:x@/hedgerow?host=/run/postgresql',
    ],
    ['postgres://db.example.org/hedgerow', 'postgres://hedgerow_app:x@db.example.org/hedgerow'],
  ];
  for (const [from, to] of cases) assert.equal(appAddress(from ?? '', 'x'), to);
});
