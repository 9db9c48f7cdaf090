import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePhoneNumber } from 'libphonenumber-js';
import { routingKeys } from '../../core/index.ts';
import en from '../../ui/words/en/codes.json' with { type: 'json' };
import {
  crisisLines,
  crisisLinesToCheck,
  formatIdentifier,
  parseIdentifier,
  parsePostcode,
  placeOf,
  regionIds,
  regionOf,
} from './index.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const profiles = regionIds.map(regionOf);
const hasWords = (key: string): boolean => key.replace(/^codes\./, '') in en;

test('the examples of a region pass its own checks', () => {
  for (const profile of profiles) {
    for (const { rule, example } of profile.identifiers) {
      const read = parseIdentifier(rule, example);
      assert.ok(read.ok && formatIdentifier(rule, read.value) === example, example);
    }
    assert.deepEqual(parsePostcode(profile.postcode.kind, profile.postcode.example), {
      ok: true,
      value: profile.postcode.example,
    });
    const phone = parsePhoneNumber(profile.phone.example, profile.phone.country);
    assert.ok(phone.isPossible());
    assert.equal(phone.formatNational(), profile.phone.example);
  }
});

test('every label and purpose has words', () => {
  for (const profile of profiles) {
    const keys = [
      ...profile.identifiers.map(identifier => identifier.label),
      profile.postcode.label,
      profile.gpMessage.label,
      profile.emergency.purpose,
      ...profile.crisisLines.flatMap(line => [line.purpose, line.hours]),
      ...profile.holidays.map(holiday => `codes.holidays.${holiday.id}`),
    ];
    for (const key of keys) assert.ok(hasWords(key), key);
  }
});

test('every crisis line can be rung or texted, and was checked before it expires', () => {
  for (const line of profiles.flatMap(profile => profile.crisisLines)) {
    assert.ok(line.phone !== null || line.text !== null, line.id);
    assert.ok(Temporal.PlainDate.compare(line.checkedOn, line.expiresOn) < 0, line.id);
  }
});

test('on any day each line is either shown or expired, and the emergency numbers stay', () => {
  fc.assert(
    fc.property(fc.constantFrom(...profiles), fc.integer({ min: -400, max: 4000 }), (profile, gap) => {
      const day = today.add({ days: gap });
      const { emergency, lines, expired } = crisisLines(profile, day);
      assert.equal(lines.length + expired.length, profile.crisisLines.length);
      assert.ok(lines.every(line => line.expiresOn.toString() >= day.toString()));
      assert.ok(expired.every(line => line.expiresOn.toString() < day.toString()));
      assert.ok(emergency.numbers.includes('999'));
    }),
  );
});

test('a line is shown on its last day and gone on the next, with a warning a month ahead', () => {
  for (const profile of profiles) {
    const [line] = profile.crisisLines;
    assert.ok(line);
    const { id, expiresOn } = line;
    const isIt = (one: { readonly id: string }) => one.id === id;
    assert.ok(crisisLines(profile, expiresOn).lines.some(isIt));
    assert.ok(crisisLines(profile, expiresOn.add({ days: 1 })).expired.some(isIt));
    assert.ok(crisisLinesToCheck(profile, expiresOn.subtract({ days: 30 })).some(isIt));
    assert.equal(crisisLinesToCheck(profile, expiresOn.subtract({ days: 31 })).some(isIt), false);
  }
});

test('every routing key has a place in Ireland', () => {
  for (const key of routingKeys) {
    const place = placeOf('ie', key);
    assert.ok(place && place.lat > 51.3 && place.lat < 55.5 && place.lon > -10.7 && place.lon < -5.9, key);
  }
});

test('a postcode, however typed, has the place of its area', () => {
  assert.deepEqual(placeOf('ie', 'v95xy12'), {
    name: 'Ennis',
    lat: 52.8436,
    lon: -8.9864,
    approximate: true,
  });
  assert.equal(placeOf('uk', 'm32 0th')?.name, 'Stretford');
  assert.equal(placeOf('uk', 'M32')?.name, 'Stretford');
});

test('what is not known has no place', () => {
  assert.equal(placeOf('uk', 'V95 XY12'), null);
  assert.equal(placeOf('ie', 'M32 0TH'), null);
  assert.equal(placeOf('uk', 'ZZ99 9ZZ'), null);
  assert.equal(placeOf('uk', 'constructor'), null);
});

test('records are kept and looked at before they go', () => {
  for (const profile of profiles) {
    const closed = profile.retention.find(rule => rule.record === 'closed_referral');
    assert.equal(closed?.period.toString(), 'P8Y');
    for (const rule of profile.retention) assert.ok(rule.review || rule.record === 'unsent_draft');
  }
});
