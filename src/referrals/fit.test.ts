import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rankWorkers, type WhoMight, type WhoWaits } from './fit.ts';

const worker = (id: string, changes: Partial<WhoMight> = {}): WhoMight => ({
  id,
  name: id,
  areaIds: [],
  languages: ['en'],
  skills: [],
  open: 10,
  capacity: 25,
  ...changes,
});
const breda: WhoWaits = { areaId: 'west', languages: ['ga'], needs: ['lonely', 'carer'] };

test('language before area before skill; the reasons are said', () => {
  const ranked = rankWorkers(breda, [
    worker('skill', { skills: ['carer'] }),
    worker('area', { areaIds: ['west'] }),
    worker('irish', { languages: ['en', 'ga'] }),
  ]);
  assert.deepEqual(
    ranked.map(one => one.worker.id),
    ['irish', 'area', 'skill'],
  );
  assert.deepEqual(ranked[2]?.reasons, [
    { kind: 'area', fits: false },
    { kind: 'language', language: 'ga', fits: false },
    { kind: 'skill', fits: true, skill: 'carer' },
    { kind: 'load', fits: true, open: 10, capacity: 25 },
  ]);
});

test('nobody without room stands before somebody with room', () => {
  const some = fc.record({
    id: fc.uuid(),
    name: fc.string(),
    areaIds: fc.constantFrom<readonly string[]>([], ['west']),
    languages: fc.constantFrom<readonly string[]>(['en'], ['en', 'ga']),
    skills: fc.constantFrom<readonly string[]>([], ['carer']),
    open: fc.nat(40),
    capacity: fc.nat(40),
  });
  fc.assert(
    fc.property(fc.array(some), workers => {
      const ranked = rankWorkers(breda, workers).map(one => one.worker);
      const firstFull = ranked.findIndex(one => one.open >= one.capacity);
      assert.equal(ranked.length, workers.length);
      if (firstFull >= 0) assert.ok(ranked.slice(firstFull).every(one => one.open >= one.capacity));
    }),
  );
});
