import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { score } from '../../scoring.ts';
import type { Instrument, Item, Scale } from '../instrument.ts';
import { isAsked } from '../is-asked.ts';
import { readQuestionnaire } from './read-questionnaire.ts';
import { readResponse } from './read-response.ts';
import { fileOf, fixture, understood } from './testing.ts';
import type { Understood } from './understood.ts';

const lineOf = ({ report }: Understood, linkId: string) => report.find(one => one.linkId === linkId);
const itemOf = ({ definition }: Understood, linkId: string): Item => {
  const item = definition.items.find(one => one.linkId === linkId);
  assert.ok(item, linkId);
  return item;
};

/** The questionnaire with one scale: the sum of these items, or of all that are chosen from. */
const scored = ({ definition }: Understood, more: Partial<Scale> = {}): Instrument => ({
  ...definition,
  id: 'q_test',
  version: 1,
  mode: 'text',
  offByDefault: true,
  concern: null,
  scales: [
    {
      id: 'sum',
      text: { en: 'Sum' },
      items: definition.items.filter(item => item.kind === 'choice').map(item => item.id),
      table: null,
      mayMiss: 0,
      min: 0,
      max: 27,
      better: 'lower',
      bands: [],
      reliableChange: null,
      ...more,
    },
  ],
});

test('PHQ-9 and GAD-7 of the HL7 guide: their answers have no points, and counted in order come to 3', async () => {
  for (const name of ['phq9', 'gad7']) {
    const read = understood(await fixture(`Questionnaire-${name}`));
    assert.ok(read.report.every(line => line.fate === 'taken' && line.notes.includes('no_points')));
    const response = readResponse(
      read.definition,
      JSON.parse(await fixture(`QuestionnaireResponse-${name}`)),
    );
    assert.deepEqual(response.notUnderstood, []);
    assert.equal(
      score(scored(read), response.answers).scores['sum'],
      null,
      'without points nothing is scored',
    );
    // Added up by hand: PHQ-9 0+0+1+1+1+0+0+0+0, GAD-7 0+0+1+1+0+1+0.
    assert.equal(score(scored(read, { byOrder: 0 }), response.answers).scores['sum'], 3, name);
  }
});

test('PHQ-9 of lforms: points by ordinal value, the calculated sum left out and told, the text for a number told', async () => {
  const read = understood(await fixture('lforms-phq9'));
  assert.deepEqual(lineOf(read, '/44261-6')?.fate, 'left_out');
  assert.deepEqual(lineOf(read, '/44261-6')?.notes, ['calculated']);
  const first = itemOf(read, '/44250-9');
  assert.ok(first.kind === 'choice');
  assert.deepEqual(
    first.options.map(one => one.points),
    [0, 1, 2, 3],
  );
  assert.equal(first.required, true);
  assert.deepEqual(lineOf(read, '/44250-9'), {
    linkId: '/44250-9',
    text: 'Little interest or pleasure in doing things?',
    fate: 'partly',
    notes: ['number_as_text'],
  });
  assert.ok(lineOf(read, '/69722-7')?.notes.includes('no_points'));
});

test('Hunger Vital Sign: “don’t know/refused” is no answer, and counts as none', async () => {
  const read = understood(await fixture('Questionnaire-hunger-vital-sign'));
  const answered = readResponse(
    read.definition,
    JSON.parse(await fixture('QuestionnaireResponse-hunger-vital-sign')),
  );
  const worried = itemOf(read, '/88122-7');
  assert.ok(worried.kind === 'choice');
  assert.deepEqual(
    worried.options.map(one => one.absent ?? null),
    [null, null, null, 'declined'],
  );
  const two = [worried.id, itemOf(read, '/88123-5').id];
  const instrument = scored(read, { items: two, byOrder: 0, max: 4 });
  assert.equal(score(instrument, answered.answers).scores['sum'], 0, '“often true” stands first in both');
  assert.equal(score(instrument, { [two[0] ?? '']: 2, [two[1] ?? '']: 3 }).scores['sum'], null);
});

test('conditions, groups in groups, several answers, value sets, languages and bounds are read', () => {
  const read = understood(
    fileOf(
      [
        {
          linkId: 'g',
          type: 'group',
          text: 'You',
          item: [
            { linkId: 'live.alone', type: 'boolean', text: 'Do you live alone?' },
            {
              linkId: 'g2',
              type: 'group',
              enableWhen: [{ question: 'live.alone', operator: '=', answerBoolean: true }],
              item: [{ linkId: 'weeks', type: 'integer', text: 'For how many weeks?' }],
            },
          ],
        },
        {
          linkId: 'kinds',
          type: 'choice',
          repeats: true,
          text: 'Which of these?',
          _text: {
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/translation',
                extension: [
                  { url: 'lang', valueCode: 'pl-PL' },
                  { url: 'content', valueString: 'Które z nich?' },
                ],
              },
            ],
          },
          answerValueSet: '#set',
        },
        {
          linkId: 'mark',
          type: 'integer',
          text: 'How much?',
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 },
            { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 10 },
          ],
        },
        { linkId: 'plain', type: 'text', text: 'In your words', maxLength: 90 },
        {
          linkId: 'when',
          type: 'decimal',
          text: 'A number',
          enableBehavior: 'all',
          enableWhen: [
            { question: 'weeks', operator: '>', answerInteger: 2 },
            { question: 'kinds', operator: '=', answerCoding: { system: 's', code: 'b' } },
          ],
        },
      ],
      {
        contained: [
          {
            resourceType: 'ValueSet',
            id: 'set',
            compose: {
              include: [
                {
                  system: 's',
                  concept: [
                    { code: 'a', display: 'A' },
                    { code: 'b', display: 'B', extension: [{ url: 'x/itemWeight', valueDecimal: 2 }] },
                  ],
                },
              ],
            },
          },
        ],
      },
    ),
  );
  const kinds = itemOf(read, 'kinds');
  assert.ok(kinds.kind === 'choices');
  assert.equal(kinds.text?.pl, 'Które z nich?');
  assert.deepEqual(
    kinds.options.map(one => [one.value, one.points, one.text?.en]),
    [
      [0, null, 'A'],
      [1, 2, 'B'],
    ],
  );
  assert.equal(itemOf(read, 'mark').kind, 'scale');
  assert.deepEqual(itemOf(read, 'plain'), {
    id: 'q_plain',
    linkId: 'plain',
    kind: 'text',
    longest: 90,
    text: { en: 'In your words' },
  });
  const weeks = itemOf(read, 'weeks');
  assert.equal(weeks.within, itemOf(read, 'g2').id);
  assert.equal(isAsked(read.definition, weeks, {}), false);
  assert.equal(isAsked(read.definition, weeks, { q_live_alone: { absent: 'declined' } }), false);
  assert.equal(isAsked(read.definition, weeks, { q_live_alone: 1 }), true);
  const when = itemOf(read, 'when');
  assert.equal(isAsked(read.definition, when, { q_live_alone: 1, q_weeks: 3, q_kinds: [0, 1] }), true);
  assert.equal(isAsked(read.definition, when, { q_live_alone: 0, q_weeks: 3, q_kinds: [1] }), false);
  assert.equal(isAsked(read.definition, when, { q_live_alone: 1, q_weeks: 2, q_kinds: [1] }), false);
  assert.ok(read.report.filter(line => line.linkId !== 'kinds').every(line => line.fate === 'taken'));
});

test('what is not supported is said, item by item, and nothing is dropped in silence', () => {
  const asked = { type: 'string', text: 'Asked' };
  const cases: readonly (readonly [object, string, string])[] = [
    [{ type: 'date', text: 'When?' }, 'left_out', 'type'],
    [{ type: 'attachment', text: 'A picture' }, 'left_out', 'type'],
    [{ ...asked, readOnly: true }, 'left_out', 'read_only'],
    [{ ...asked, extension: [{ url: 'x/questionnaire-hidden', valueBoolean: true }] }, 'left_out', 'hidden'],
    [{ ...asked, modifierExtension: [{ url: 'x' }] }, 'left_out', 'modifier'],
    [{ type: 'string' }, 'left_out', 'no_words'],
    [{ type: 'choice', text: 'Which?' }, 'left_out', 'no_options'],
    [{ type: 'choice', text: 'Which?', answerValueSet: 'http://elsewhere' }, 'left_out', 'value_set'],
    [{ type: 'open-choice', text: 'Which?', answerOption: [{ valueString: 'A' }] }, 'partly', 'open_choice'],
    [{ ...asked, repeats: true }, 'partly', 'repeats'],
    [{ ...asked, initial: [{ valueString: 'x' }] }, 'partly', 'initial'],
    [{ ...asked, extension: [{ url: 'http://example.org/of-our-own' }] }, 'partly', 'extension'],
    [
      { ...asked, enableWhen: [{ question: 'nobody', operator: '=', answerInteger: 1 }] },
      'partly',
      'condition',
    ],
  ];
  for (const [json, fate, note] of cases) {
    const read = understood(
      fileOf([
        { linkId: 'first', ...asked },
        { linkId: 'x', ...json },
      ]),
    );
    assert.equal(lineOf(read, 'x')?.fate, fate, note);
    assert.ok(
      lineOf(read, 'x')?.notes.some(one => one === note),
      note,
    );
    assert.equal(
      read.definition.items.some(item => item.linkId === 'x'),
      fate !== 'left_out',
      note,
    );
  }
});

test('files that are no questionnaire, too long, too deep or with a linkId twice are refused with the reason', () => {
  const one = { linkId: 'a', type: 'string', text: 'A' };
  const deepItem = (depth: number): object =>
    depth === 0 ? one : { linkId: `g${depth}`, type: 'group', text: 'G', item: [deepItem(depth - 1)] };
  const cases: readonly (readonly [string, string])[] = [
    ['{', 'json'],
    ['[]', 'not_questionnaire'],
    [JSON.stringify({ resourceType: 'Patient' }), 'not_questionnaire'],
    [fileOf([]), 'no_items'],
    [fileOf([one, one]), 'twice'],
    [fileOf([{ type: 'string', text: 'A' }]), 'link_id'],
    [fileOf([{ linkId: 'a', type: 'display', text: 'Only words' }]), 'nothing_asked'],
    [fileOf(Array.from({ length: 401 }, (_, at) => ({ ...one, linkId: `${at}` }))), 'many_items'],
    [fileOf([deepItem(12)]), 'deep'],
    ['['.repeat(100_000), 'deep'],
    [' '.repeat(1_100_000), 'long'],
    [fileOf([one], { modifierExtension: [{ url: 'x' }] }), 'modifier'],
  ];
  for (const [text, fault] of cases) assert.equal(readQuestionnaire(text).fault, fault, text.slice(0, 80));
});

test('the same questionnaire has the same id and mark however it is written; other words have another mark', async () => {
  const text = await fixture('Questionnaire-phq9');
  const [plain, again] = [understood(text), understood(JSON.stringify(JSON.parse(text), null, 7))];
  assert.deepEqual([again.id, again.mark], [plain.id, plain.mark]);
  const other = understood(text.replaceAll('Little interest', 'No interest'));
  assert.equal(other.id, plain.id);
  assert.notEqual(other.mark, plain.mark);
});

test('every item of a file is in its report once, and what is taken keeps the order', () => {
  const item = fc.record({
    type: fc.constantFrom('group', 'display', 'boolean', 'string', 'integer', 'decimal', 'choice', 'date'),
    text: fc.option(fc.string()),
    readOnly: fc.boolean(),
    repeats: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), items => {
      const given = items.map((one, at) => ({ ...one, linkId: `${at}` }));
      const { understood: read } = readQuestionnaire(fileOf(given));
      if (!read) return;
      assert.deepEqual(
        read.report.map(line => line.linkId),
        given.map(one => one.linkId),
      );
      const taken = read.report.filter(line => line.fate !== 'left_out').map(line => line.linkId);
      assert.deepEqual(
        read.definition.items.map(one => one.linkId),
        taken,
      );
    }),
  );
});

test('an amount is asked in its one unit, which stands behind the words; other units are no answer to it', () => {
  const unit = (name: string, code: string) => ({
    url: `http://hl7.org/fhir/StructureDefinition/${name}`,
    valueCoding: { system: 'http://unitsofmeasure.org', code },
  });
  const file = fileOf([
    {
      linkId: 'w',
      type: 'quantity',
      text: 'What do you weigh?',
      extension: [unit('questionnaire-unit', 'kg')],
    },
    { linkId: 'n', type: 'quantity', text: 'How much?' },
    {
      linkId: 'c',
      type: 'quantity',
      text: 'How tall?',
      extension: [unit('questionnaire-unitOption', 'cm'), unit('questionnaire-unitOption', '[ft_i]')],
    },
  ]);
  const read = understood(file);
  const weight = itemOf(read, 'w');
  assert.deepEqual([weight.kind, weight.text?.en], ['decimal', 'What do you weigh? (kg)']);
  for (const linkId of ['n', 'c']) assert.deepEqual(lineOf(read, linkId)?.notes, ['unit']);
  const answer = (valueQuantity: object) =>
    readResponse(scored(read), {
      resourceType: 'QuestionnaireResponse',
      item: [{ linkId: 'w', answer: [{ valueQuantity }] }],
    }).answers;
  assert.deepEqual(answer({ value: 71.5, unit: 'kg' }), { [weight.id]: 71.5 });
  assert.deepEqual(answer({ value: 157, unit: 'lb' }), {});
  assert.deepEqual(answer({ value: 71, unit: 'kg', comparator: '<' }), {});
});
