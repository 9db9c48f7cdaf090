import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { sampleView } from '../gallery/sample-view.ts';
import { ltr } from '../words/ltr.ts';
import { choice, choices, optionalChoice, tick, ticked } from './choice-field.ts';
import { date, dateTyped, optionalDate } from './date-field.ts';
import { email, optionalEmail } from './email-field.ts';
import { errorKey, sayErrors } from './field-errors.ts';
import { optionalWholeNumber, wholeNumber } from './number-field.ts';
import { optionalPhone, phone } from './phone-field.ts';
import { readForm, typedIn } from './read-form.ts';
import { optionalText, text } from './text-field.ts';
import { optionalTime, time } from './time-field.ts';

function formOf(fields: Record<string, string | readonly string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) data.append(name, one);
  }
  return data;
}

/** The error key of one field, or what was read. */
function read<T extends z.ZodType>(schema: T, fields: Record<string, string | readonly string[]>): unknown {
  const { params, error } = readForm(z.object({ it: schema }), formOf(fields));
  return error ? error['it'] : (params as { it: unknown }).it;
}

test('errors stand in the order of the page, also those that come from comparing fields', () => {
  const form = z
    .object({ phone: optionalPhone({ region: 'ie' }), name: text(), agreed: ticked('ui.errors.answer') })
    .refine(({ phone }) => phone !== null, {
      path: ['phone'],
      message: 'ui.errors.phone.missing',
      when: () => true,
    });
  const { error } = readForm(form, formOf({}));
  assert.deepEqual(Object.keys(error ?? {}), ['phone', 'name', 'agreed']);
});

describe('text', () => {
  test('is trimmed, in one line, composed and without control characters', () => {
    assert.equal(read(text(), { it: '  Bre\u0301da \n Kinnane\u0000\u202E ' }), 'Bréda Kinnane');
    assert.equal(read(text({ lines: true }), { it: 'one  \r\ntwo\u0007\n' }), 'one\ntwo');
  });
  test('keeps the joiner that Persian and emoji need', () => {
    assert.equal(read(text(), { it: 'می\u200Cخواهم' }), 'می\u200Cخواهم');
  });
  test('left out or blank is missing, or null where it may be', () => {
    assert.equal(read(text({ missing: 'ui.errors.answer' }), {}), 'ui.errors.answer');
    assert.equal(read(text(), { it: ' \u200B ' }), 'ui.errors.text.missing');
    assert.equal(read(optionalText(), { it: '  ' }), null);
  });
  test('a long run of blanks within a line is read as quickly as other text', () => {
    // With a time that grows by the square this would not end within the time of a test.
    const typed = `one${' '.repeat(250_000)}two   \nthree`;
    assert.equal(
      read(text({ lines: true, max: 300_000 }), { it: typed }),
      `one${' '.repeat(250_000)}two\nthree`,
    );
  });
  test('counts characters as people do and says how many there are', () => {
    assert.equal(read(text({ max: 3 }), { it: '👋👋👋' }), '👋👋👋');
    assert.equal(read(text({ max: 3 }), { it: 'four' }), 'ui.errors.text.long?max=3&length=4');
  });
  test('no control character and no lone surrogate ever comes through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), typed => {
        const found = read(optionalText({ lines: true, max: 100_000 }), { it: typed });
        if (found === null) return;
        assert.ok(typeof found === 'string' && found.isWellFormed());
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
        assert.doesNotMatch(found, /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
        assert.equal(found, found.trim());
      }),
    );
  });
});

describe('date', () => {
  const typed = (day: string, month: string, year: string) => ({
    'it-day': day,
    'it-month': month,
    'it-year': year,
  });
  const cases: [string, string, string, string][] = [
    ['31', '11', '1950', 'ui.errors.date.impossible?day=31'],
    ['29', '2', '1951', 'ui.errors.date.impossible?day=29'],
    ['0', '1', '1951', 'ui.errors.date.impossible?day=0'],
    ['1', '13', '1951', 'ui.errors.date.month_range'],
    ['1', '1', '1899', 'ui.errors.date.old'],
    ['1', '1', '50', 'ui.errors.date.year_digits?example=1950'],
    ['', '1', '1950', 'ui.errors.date.day'],
    ['1', '', '1950', 'ui.errors.date.month'],
    ['1', '1', '', 'ui.errors.date.year'],
    ['first', '1', '1950', 'ui.errors.date.numbers?example=24+11+1950'],
    ['', '', '', 'ui.errors.date.missing'],
  ];
  for (const [day, month, year, key] of cases) {
    test(`“${day} ${month} ${year}” → ${key}`, () =>
      assert.equal(read(date(), typed(day, month, year)), key));
  }
  test('reads a date, with spaces around it and a leap day', () => {
    assert.equal(String(read(date(), typed(' 29 ', '02', '1952'))), '1952-02-29');
    assert.equal(read(optionalDate(), {}), null);
    assert.equal(read(date({ missing: 'ui.errors.answer' }), {}), 'ui.errors.answer');
  });
  test('knows what has been and what is to come', () => {
    const today = Temporal.PlainDate.from('2026-11-24');
    assert.equal(read(date({ past: true, today }), typed('25', '11', '2026')), 'ui.errors.date.past');
    assert.equal(read(date({ future: true, today }), typed('23', '11', '2026')), 'ui.errors.date.future');
    assert.equal(
      String(read(date({ past: true, future: true, today }), typed('24', '11', '2026'))),
      '2026-11-24',
    );
  });
  test('every date comes back as it was stored', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        when => {
          const day = Temporal.PlainDate.from(when.toISOString().slice(0, 10));
          assert.equal(String(read(date(), dateTyped('it', day))), day.toString());
        },
      ),
    );
  });
});

describe('phone', () => {
  test('becomes E.164 by the region', () => {
    assert.equal(read(phone({ region: 'ie' }), { it: '085 123 4567' }), '+353851234567');
    assert.equal(read(phone({ region: 'ie' }), { it: '+44 7400 123456' }), '+447400123456');
    assert.equal(read(phone({ region: 'uk' }), { it: '07400 123456' }), '+447400123456');
  });
  test('takes the numbers kept free for stories', () => {
    assert.equal(read(phone({ region: 'ie' }), { it: '020 915 0142' }), '+353209150142');
    assert.equal(read(phone({ region: 'uk' }), { it: '07700 900123' }), '+447700900123');
  });
  test('says what to do', () => {
    assert.equal(
      read(phone({ region: 'ie' }), { it: '085 555 01' }),
      errorKey('ui.errors.phone.wrong', { example: ltr('085\u00a0123\u00a04567') }),
    );
    assert.equal(read(phone({ region: 'ie' }), {}), 'ui.errors.phone.missing');
    assert.equal(read(optionalPhone({ region: 'ie' }), { it: '' }), null);
  });
});

describe('other fields', () => {
  test('e-mail', () => {
    assert.equal(read(email(), { it: ' Breda@Example.IE ' }), 'breda@example.ie');
    assert.equal(read(email(), { it: 'breda@' }), 'ui.errors.email.wrong?example=name%40example.ie');
    assert.equal(read(email(), {}), 'ui.errors.email.missing');
    assert.equal(read(optionalEmail(), { it: '' }), null);
  });
  test('choices', () => {
    assert.equal(read(choice(['yes', 'no'], 'ui.errors.answer'), {}), 'ui.errors.answer');
    assert.equal(read(choice(['yes', 'no']), { it: 'maybe' }), 'ui.errors.choice');
    assert.equal(read(optionalChoice(['yes']), { it: '' }), null);
    assert.deepEqual(read(choices(['a', 'b']), {}), []);
    assert.deepEqual(read(choices(['a', 'b']), { it: 'a' }), ['a']);
    assert.deepEqual(read(choices(['a', 'b']), { it: ['a', 'b', 'a'] }), ['a', 'b']);
    assert.equal(read(choices(['a'], { least: 1 }), {}), 'ui.errors.choices');
    assert.equal(read(tick(), { it: 'yes' }), true);
    assert.equal(read(tick(), {}), false);
    assert.equal(read(ticked('ui.errors.answer'), {}), 'ui.errors.answer');
  });
  test('whole numbers', () => {
    assert.equal(read(wholeNumber({ min: 0, max: 5000 }), { it: '1,200' }), 1200);
    assert.equal(read(wholeNumber({ min: 0, max: 10 }), { it: '11' }), 'ui.errors.number.range?min=0&max=10');
    assert.equal(read(wholeNumber({ min: 0, max: 10 }), { it: '1.5' }), 'ui.errors.number.wrong?example=12');
    assert.equal(read(wholeNumber({ min: 0, max: 10 }), { it: '1e3' }), 'ui.errors.number.wrong?example=12');
    assert.equal(read(optionalWholeNumber({ min: 0, max: 10 }), {}), null);
  });
  test('times as people write them', () => {
    const told = (typed: string) => String(read(time(), { it: typed }));
    assert.equal(told('14:30'), '14:30:00');
    assert.equal(told('2.30 pm'), '14:30:00');
    assert.equal(told('12 am'), '00:00:00');
    assert.equal(told('12 r.n.'), '00:00:00');
    assert.equal(told('12 i.n.'), '12:00:00');
    assert.equal(told('25:00'), 'ui.errors.time.wrong?example=10.30+am');
    assert.equal(read(optionalTime(), { it: '' }), null);
  });
});

describe('readForm', () => {
  test('a form is read or it has errors, the first of each field', () => {
    const schema = z.object({ name: text(), by: choices(['sms', 'letter']) });
    assert.deepEqual(readForm(schema, formOf({ name: 'Breda', by: ['sms', 'letter'], _csrf: 'x' })), {
      params: { name: 'Breda', by: ['sms', 'letter'] },
      error: null,
    });
    assert.deepEqual(readForm(schema, formOf({ by: 'fax' })), {
      params: null,
      error: { name: 'ui.errors.text.missing', by: 'ui.errors.choices' },
    });
  });
  test('a field named like a part of Object does no harm', () => {
    const data = formOf({ __proto__: 'x', constructor: 'y' });
    data.append('__proto__', 'polluted');
    assert.deepEqual(readForm(z.object({ name: optionalText() }), data), {
      params: { name: null },
      error: null,
    });
    assert.equal(typedIn(data)['toString'], undefined);
  });
  test('what was typed is kept, the form’s own fields are not', () => {
    const typed = typedIn(formOf({ 'born-day': '31', by: ['a', 'b'], _csrf: 'secret' }));
    assert.deepEqual({ ...typed }, { 'born-day': '31', by: ['a', 'b'] });
  });
  test('errors are said in the reader’s words, never in those of a library', () => {
    const view = sampleView('en');
    const keys = {
      day: errorKey('ui.errors.date.impossible', { day: 31 }),
      raw: 'Invalid input: expected string',
    };
    assert.deepEqual(sayErrors(view, keys), {
      day: 'This month has no day 31. Look at the day again',
      raw: 'Answer this question',
    });
  });
});
