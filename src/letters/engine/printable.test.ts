import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coverageOf } from './coverage.ts';
import { printable } from './printable.ts';

const coverage = coverageOf(new URL('../fonts/', import.meta.url));

function shown(text: string, care: 'faithful' | 'strict' = 'faithful') {
  let lost = 0;
  const out = printable(text, coverage, care, () => {
    lost += 1;
  });
  return { out, lost };
}

test('the fonts draw every language we write in, and emoji', () => {
  const samples = 'ÁÉÍÓÚáéíóú ḃċḋ ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż ЄІЇҐєіїґ Привіт ãõçâê مرحبا بكم €£ “ ” ’ 😀';
  for (const sign of samples) assert.ok(sign === ' ' || coverage.has(sign.codePointAt(0) ?? 0), sign);
  assert.equal(coverage.has(0x4f60), false);
});

test('ordinary words come through unchanged', () => {
  for (const text of [
    'Siobhán Ní Bhriain',
    '#panic() *bold* _x_ $y$ <b>',
    'Тарас і Оксана',
    'أنا أحب الحديقة',
    'a\nb 😀',
  ]) {
    assert.deepEqual(shown(text), { out: text.normalize('NFC'), lost: 0 });
  }
});

test('what has no shape is dropped, what we cannot draw is a visible sign and is counted', () => {
  assert.deepEqual(shown('a\u0000\u0007b\u009f'), { out: 'ab', lost: 0 });
  assert.deepEqual(shown('x\ud800y'), { out: 'x\ufffdy', lost: 1 });
  assert.deepEqual(shown('你好 Mary'), { out: '\ufffd\ufffd Mary', lost: 2 });
  assert.deepEqual(shown('\ue000'), { out: '\ufffd', lost: 1 });
  assert.equal(shown('a\r\nb\u2028c').out, 'a\nb\nc');
});

test('signs that would turn the rest of a sentence around are dropped, direction marks stay', () => {
  assert.equal(shown('a\u202eevil\u202c\u2066b\u2069').out, 'aevilb');
  assert.equal(shown('a\u200fb').out, 'a\u200fb');
});

test('a telephone number keeps its order inside Arabic, and is left alone elsewhere', () => {
  assert.equal(shown('اتصل 01632 960 001 غدا').out, 'اتصل \u206601632 960 001\u2069 غدا');
  assert.equal(shown('ring 01632 960 001').out, 'ring 01632 960 001');
});

test('a very long word may break, and nothing of it is lost', () => {
  const { out } = shown('x'.repeat(500));
  assert.ok(out.split('\u200b').every(part => part.length <= 28));
  assert.equal(out.replaceAll('\u200b', ''), 'x'.repeat(500));
});

test('whatever comes in, only what can be drawn or directs letters goes out', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('faithful', 'strict'),
      (text, care) => {
        for (const sign of shown(text, care).out) {
          const ok = sign === '\n' || /\p{Cf}|\u034f/u.test(sign) || coverage.has(sign.codePointAt(0) ?? 0);
          assert.ok(ok, `U+${sign.codePointAt(0)?.toString(16)}`);
        }
      },
    ),
  );
});
