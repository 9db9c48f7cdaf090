import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import en from '../../ui/words/en/codes.json' with { type: 'json' };
import ga from '../../ui/words/ga/codes.json' with { type: 'json' };
import {
  codeList,
  codeLists,
  needGroups,
  needMaps,
  needs,
  needsByGroup,
  referralEventCodes,
} from './index.ts';

test('every code has words in English and Irish, retired ones too', () => {
  for (const list of codeLists) {
    for (const { code } of list.entries) {
      const key = `${list.id}.${code}`;
      assert.ok((en as Record<string, string>)[key], `en ${key}`);
      assert.ok((ga as Record<string, string>)[key], `ga ${key}`);
      assert.equal(list.word(code), `codes.${key}`);
    }
  }
});

test('within a list no code and no word stands twice', () => {
  for (const list of codeLists) {
    const codes = list.entries.map(entry => entry.code);
    const words = codes.map(code => (en as Record<string, string>)[`${list.id}.${code}`]);
    assert.equal(new Set(codes).size, codes.length, list.id);
    assert.equal(new Set(words).size, codes.length, list.id);
    assert.ok(codes.every(code => /^[a-z][a-z0-9_]*$/.test(code)));
  }
});

test('a list is registered once', () => {
  assert.equal(new Set(codeLists.map(list => list.id)).size, codeLists.length);
});

test('a list accepts exactly what it offers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...codeLists), fc.string(), (list, text) => {
      assert.ok(list.codes.every(code => list.schema.safeParse(code).success));
      assert.equal(list.schema.safeParse(text).success, list.codes.includes(text));
      assert.equal(
        list.has(text),
        list.entries.some(entry => entry.code === text),
      );
    }),
  );
  const refused = needs.schema.safeParse('loneliness');
  assert.equal(refused.error?.issues[0]?.message, 'ui.errors.choice');
});

test('a retired code is read but no longer offered', () => {
  const list = codeList('sample', '2026-11', ['old', 'new'], ['old']);
  assert.deepEqual(list.codes, ['new']);
  assert.equal(list.has('old'), true);
  assert.equal(list.schema.safeParse('old').success, false);
  assert.deepEqual(list.entries[0], { code: 'old', order: 0, retired: true });
});

test('every need stands under one heading', () => {
  const placed = needGroups.codes.flatMap(group => needsByGroup[group]);
  assert.deepEqual([...placed].sort(), [...needs.codes].sort());
});

/** Verhoeff check digit, the last digit of every SNOMED CT identifier. */
function isSnomedId(id: string): boolean {
  const turn = (times: number, digit: number): number => {
    const order = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let at = digit;
    for (let step = 0; step < times; step++) at = order[at] ?? 0;
    return at;
  };
  const add = (left: number, right: number): number => {
    if (left < 5) return right < 5 ? (left + right) % 5 : 5 + ((left + right) % 5);
    return right < 5 ? 5 + ((left - right) % 5) : (left - right + 5) % 5;
  };
  return [...id].reverse().reduce((sum, digit, place) => add(sum, turn(place % 8, Number(digit))), 0) === 0;
}

test('every foreign code is well formed', () => {
  for (const code of Object.values(referralEventCodes)) assert.ok(isSnomedId(code), code);
  for (const [need, maps] of Object.entries(needMaps)) {
    for (const { system, code } of maps ?? []) {
      if (system === 'icd10') assert.match(code, /^Z\d\d(\.\d)?$/, need);
      else assert.ok(isSnomedId(code), `${need} ${code}`);
    }
  }
});
