import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { z } from 'zod';
import { groupForms, readEdit } from '../../src/directory/editing/forms/forms.ts';
import type { EditGroup } from '../../src/directory/editing/service-edit.ts';
import { openRooms } from '../../src/rooms.tsx';
import { readForm } from '../../src/ui/index.ts';
import { atFullLength, figure } from '../figures.ts';
import { corpus, hostileJson, hostileText } from './hostile.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const RUNS = atFullLength ? 3_000 : 25;

const nothing = { config: { mailUrl: null, publicUrl: '' }, database: {}, web: {} } as unknown;
const rooms = openRooms(nothing as Parameters<typeof openRooms>[0]);
await rooms.close();

/** Names of fields that are made while a form is read: of dates, and of the numbered rows of plans and weeks. */
const made = ['-day', '-month', '-year'].flatMap(part =>
  ['on', 'until', 'next', 'birth_date'].map(name => name + part),
);
const rows = [
  'g0-words',
  'g0a0-words',
  'g0a0-on',
  'g0-remove',
  'g19a19-state',
  'b0-code',
  'revision',
  'version',
];

const namesOf = (schema: z.ZodType): readonly string[] =>
  Object.keys((schema as unknown as { shape?: object }).shape ?? {});

const filled = (names: readonly string[]): fc.Arbitrary<FormData> =>
  fc
    .array(
      fc.tuple(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...names, ...made, ...rows) },
          { weight: 1, arbitrary: hostileText },
        ),
        fc.oneof(
          { weight: 8, arbitrary: hostileText },
          { weight: 1, arbitrary: hostileText.map(text => new File([text], text)) },
        ),
      ),
      { maxLength: 24 },
    )
    .map(pairs => {
      const data = new FormData();
      for (const [name, value] of pairs) data.append(name, value);
      return data;
    });

/** All fields hold one thing of the corpus, and all hold it twice. */
const uniform = (names: readonly string[]): readonly FormData[] =>
  corpus.flatMap(text =>
    [1, 2].map(times => {
      const data = new FormData();
      for (const name of [...names, ...made]) for (let at = 0; at < times; at += 1) data.append(name, text);
      return data;
    }),
  );

describe(`schemas (SEED=${seed})`, () => {
  let inputs = 0;

  test('every form of every address reads whatever is sent, or says which field is wrong', () => {
    const forms = rooms.routes.filter(({ form, json }) => form && !json);
    assert.ok(forms.length > 60, `${forms.length} forms`);
    for (const { form, path } of forms) {
      if (!form) continue;
      const names = namesOf(form);
      const read = (data: FormData): void => {
        inputs += 1;
        const { params, error } = readForm(form, data);
        assert.ok((params === null) !== (error === null), path);
        if (error) for (const key of Object.values(error)) assert.equal(typeof key, 'string');
      };
      for (const data of uniform(names)) read(data);
      fc.assert(fc.property(filled(names), read), { seed, numRuns: RUNS });
    }
  });

  test('every query and every path of an address is read, or refused', () => {
    const asked = fc.dictionary(hostileText, hostileText, { maxKeys: 4 });
    for (const { query, params } of rooms.routes) {
      for (const schema of [query, params]) {
        if (!schema) continue;
        const names = namesOf(schema);
        const check = (said: Record<string, string>): void => {
          inputs += 1;
          schema.safeParse(said);
        };
        for (const text of corpus) check(Object.fromEntries(names.map(name => [name, text])));
        const mixed = fc
          .tuple(asked, fc.array(hostileText, { minLength: names.length, maxLength: names.length }))
          .map(([more, values]) => ({
            ...more,
            ...Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
          }));
        fc.assert(fc.property(mixed, check), { seed, numRuns: RUNS });
      }
    }
  });

  test('every body of JSON is taken or refused, however it is made', () => {
    const bodies = rooms.routes.filter(({ form, json }) => form && json);
    assert.ok(bodies.length > 0);
    for (const { form } of bodies) {
      const check = (value: unknown): void => {
        inputs += 1;
        form?.safeParse(value);
      };
      fc.assert(fc.property(hostileJson, check), { seed, numRuns: RUNS * 20 });
      const named = fc.tuple(fc.constantFrom(...namesOf(form as z.ZodType)), hostileJson);
      fc.assert(
        fc.property(fc.array(named), pairs => check(Object.fromEntries(pairs))),
        { seed, numRuns: RUNS * 20 },
      );
    }
  });

  test('an entry of the directory, all its groups at once', () => {
    const groups = Object.keys(groupForms) as EditGroup[];
    const context = { region: 'ie', today: Temporal.PlainDate.from('2026-11-23') } as const;
    const names = groups.flatMap(group => namesOf(groupForms[group].schema(context)));
    const read = (data: FormData): void => {
      inputs += 1;
      const { edit, error } = readEdit(groups, data, context);
      assert.ok((edit === null) !== (error === null));
    };
    // Its schemas are made anew for each reading, which takes longer than the reading.
    const sample = uniform(names).filter((_, at) => atFullLength || at % 12 === 0);
    for (const data of sample) read(data);
    fc.assert(fc.property(filled(names), read), { seed, numRuns: RUNS });
  });

  test('so many were sent', () => {
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    figure('hostile-input', { inputs, crashes: 0 });
  });
});
