import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../record.ts';
import { type DirectoryFile, isBroken, type ReadingSettings, readFiles } from './read-files.ts';

const settings: ReadingSettings = {
  mapping: null,
  organization: null,
  fallbackKinds: [],
  placeOf: () => null,
};
const typed = (text: string, name: string): DirectoryFile => ({ name, bytes: Buffer.from(text) });

function read(files: readonly DirectoryFile[]): Reading {
  const reading = readFiles(files, settings);
  assert.ok(!isBroken(reading));
  return reading;
}

test('no JSON makes reading throw, and what comes out has a name and a key', () => {
  const keys = fc.constantFrom(
    'id',
    'name',
    'services',
    'contents',
    'organization',
    'service_at_locations',
    'location',
    'schedules',
    'latitude',
    'attributes',
    'taxonomy_term',
    'accessibility',
    'fees',
    '__proto__',
  );
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 8 }),
    ),
  }));
  fc.assert(
    fc.property(value, thing => {
      const reading = readFiles([typed(JSON.stringify(thing), 'x.json')], settings);
      if (isBroken(reading)) return;
      for (const service of reading.services) assert.ok(service.name !== '' && service.key !== '');
      assert.ok(!JSON.stringify(reading).includes('\\u0000'));
    }),
    { numRuns: 300 },
  );
});

test('no bytes make reading throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 200 }).map(text => Buffer.from(`name,"a"\n${text}`)),
      ),
      bytes => {
        const reading = readFiles([{ name: 'x.csv', bytes }], settings);
        if (isBroken(reading)) return;
        assert.ok(reading.services.length <= reading.rows);
      },
    ),
    { numRuns: 300 },
  );
});

test('nesting without end and descriptions without end are cut, not followed', () => {
  let deep: unknown = 'end';
  for (let level = 0; level < 3000; level++) deep = { deep };
  const reading = read([
    typed(
      JSON.stringify({ contents: [{ id: '1', name: 'A', description: 'x'.repeat(10_000_000), deep }] }),
      'x.json',
    ),
  ]);
  assert.equal(reading.services[0]?.description?.length, 20_000);
  assert.deepEqual(
    reading.problems.map(({ reason }) => reason),
    ['too_long'],
  );
});
