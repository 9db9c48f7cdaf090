import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { directionOf, localeCodes, preferredLocale } from './locales.ts';
import { forStaff } from './words-for.ts';

test('a browser gets the language it likes best of those there are', () => {
  assert.equal(preferredLocale('pl-PL,pl;q=0.9,en;q=0.8'), 'pl');
  assert.equal(preferredLocale('de-DE,de;q=0.9,uk;q=0.5,en;q=0.4'), 'uk');
  assert.equal(preferredLocale('en;q=0.2, ar-EG;q=0.9'), 'ar');
  assert.equal(preferredLocale('pt-BR'), 'pt');
  assert.equal(preferredLocale('ga;q=0, pl;q=0.1'), 'pl');
  assert.equal(preferredLocale(undefined), 'en');
  assert.equal(preferredLocale('fr, de'), 'en');
});

test('whatever a browser sends, it gets a language there is', () => {
  fc.assert(fc.property(fc.string(), header => localeCodes.includes(preferredLocale(header))));
});

test('only Arabic is written right to left, and pages of staff are English or Irish', () => {
  assert.deepEqual(
    localeCodes.filter(code => directionOf(code) === 'rtl'),
    ['ar'],
  );
  assert.deepEqual(localeCodes.map(forStaff), ['en', 'ga', 'en', 'en', 'en', 'en']);
});
