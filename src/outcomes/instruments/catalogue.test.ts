import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueOf } from './catalogue.ts';
import { swemwbs } from './slots.ts';
import type { Step, StepSays } from './steps.ts';
import type { StoredDefinition } from './stored.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const words: StoredDefinition = {
  title: { en: 'Wellbeing' },
  intro: null,
  items: swemwbs.items.map(item => ({
    ...item,
    text: { en: `Question ${item.id}` },
    ...(item.kind === 'choice'
      ? { options: item.options.map(one => ({ ...one, points: 99, text: { en: `Answer ${one.value}` } })) }
      : {}),
  })),
  wording: { en: 'by the programme' },
  licence: '',
  source: '',
};
const own: StoredDefinition = {
  title: { en: 'Ours' },
  intro: null,
  items: [{ kind: 'count', id: 'q_a', text: { en: 'How often?' }, max: 9 }],
  wording: { en: 'imported' },
  licence: '',
  source: '',
};

const mark = 'a'.repeat(64);
const worded = (version: number, definition: StoredDefinition, comparableWith: number[] = []): StepSays => ({
  kind: 'words',
  version,
  from: 'file',
  url: null,
  mark,
  comparableWith,
  definition,
});
const made = (instrument: string, ...says: readonly StepSays[]): readonly Step[] =>
  says.map((one, index) => ({
    instrument,
    number: index + 1,
    says: one,
    madeAt: Temporal.Instant.from('2026-11-01T09:00:00Z'),
    madeBy: 'somebody',
  }));
const standing = (steps: readonly Step[], id: string, day = today) =>
  catalogueOf(steps, day).standings.find(one => one.instrument.id === id);

test('a slot is asked only with words and a licence that holds; its scoring stays the published one', () => {
  const licence = (until: string | null): StepSays => ({
    kind: 'licence',
    grantedBy: 'Warwick',
    number: '1',
    until,
  });
  assert.equal(standing([], 'swemwbs')?.mayBeAsked, false);
  assert.equal(standing(made('swemwbs', licence(null)), 'swemwbs')?.mayBeAsked, false);
  assert.equal(standing(made('swemwbs', worded(1, words)), 'swemwbs')?.mayBeAsked, false);
  const held = made('swemwbs', licence('2026-11-23'), worded(1, words));
  assert.equal(standing(held, 'swemwbs')?.mayBeAsked, true, 'its last day counts');
  const over = standing(held, 'swemwbs', today.add({ days: 1 }));
  assert.equal(over?.mayBeAsked, false);
  assert.equal(over?.instrument.mode, 'text', 'the words stay for reading old answers');
  const [first] = over?.instrument.items ?? [];
  assert.ok(first?.kind === 'choice');
  assert.deepEqual(
    first.options.map(one => one.points),
    [1, 2, 3, 4, 5],
    'a programme fills in words, not points',
  );
  assert.equal(over?.instrument.scales, swemwbs.scales);
});

test('every version stays known with its own scoring, and pairs only where it says so', () => {
  const scales = (max: number) => [
    {
      id: 'sum',
      text: { en: 'Sum' },
      items: ['q_a'],
      table: null,
      mayMiss: 0,
      min: 0,
      max,
      better: null,
      bands: [],
      reliableChange: null,
    },
  ];
  const steps = made(
    'q_ours',
    worded(1, own),
    { kind: 'scoring', version: 1, scales: scales(9) },
    worded(2, own),
    worded(3, own, [2]),
    { kind: 'scoring', version: 3, scales: scales(5) },
    { kind: 'asked', asked: true },
  );
  const found = catalogueOf(steps, today).of('q_ours');
  assert.equal(found?.version, 3);
  assert.deepEqual(
    found?.earlier?.map(one => [one.version, one.scales.map(scale => scale.max)]),
    [
      [1, [9]],
      [2, []],
    ],
  );
  assert.equal(found?.scales[0]?.max, 5);
  assert.deepEqual(found?.comparableWith, [2]);
  assert.equal(standing(steps, 'q_ours')?.asked, true);
  assert.equal(standing(steps, 'q_ours')?.number, 6);
});

test('what only one programme has is known to nobody else', () => {
  assert.equal(catalogueOf([], today).of('q_ours'), undefined);
  assert.equal(catalogueOf([], today).of('phq9')?.id, 'phq9');
});
