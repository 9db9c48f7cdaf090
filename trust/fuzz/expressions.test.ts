import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { breaksField } from '../../src/directory/editing/forms/dates-in-text.ts';
import { sourceKey } from '../../src/directory/sources.ts';
import { greetingOf, linesOf, needsLargePrint } from '../../src/letters/addresses.ts';
import { inOwnOrder } from '../../src/letters/engine/printable.ts';
import { readKeys } from '../../src/platform/vault/ring.ts';
import { speaksOfDanger } from '../../src/referrals/danger.ts';
import { readEthnicity } from '../../src/reports/population/read-words.ts';
import { preferredLocale } from '../../src/ui/words/locales.ts';
import { decided } from './expressions.ts';

const ROOT = join(import.meta.dirname, '../..');
const many = (part: string): string => part.repeat(150_000);

/**
 * Expressions that once took longer than a text is long. Each is given a text over which the one of before went back and forth for
 * minutes: what is asserted is the answer, and that there is one.
 */
describe('a long text is read once', () => {
  test('the language of a browser', () => {
    assert.equal(preferredLocale(`${many('\t')}x`), 'en');
    assert.equal(preferredLocale(`pl${many(' ')};${many(' ')}q=0.9,ga;q=0.1`), 'pl');
  });
  test('the name of an ethnic group in a file', () => {
    assert.deepEqual(readEthnicity(many('indian pakistani'), new Set()), { why: 'ethnicity' });
    assert.deepEqual(readEthnicity(many('other '), new Set()), { why: 'ethnicity' });
  });
  test('what somebody writes of danger', () => {
    assert.equal(speaksOfDanger(many('estrangul')), false);
    assert.equal(speaksOfDanger(`${many("won't let ")}me`), false);
    assert.equal(speaksOfDanger(`${many('a ')}he won't let me leave`), true);
    assert.equal(speaksOfDanger('ele estrangulou-me'), true);
  });
  test('keys of the installation', () => {
    assert.equal(readKeys(`${many('\r\t')}\n# a remark`), null);
    const key = 'A'.repeat(43);
    assert.deepEqual(
      readKeys(`  # old\none:${key}, two:${key}\n\t#three:${key}`)?.map(one => one.name),
      ['one', 'two'],
    );
  });
  test('an address, a title and what somebody needs', () => {
    assert.deepEqual(linesOf(`a${many('\t')}b`), [`a${many('\t')}b`]);
    assert.deepEqual(linesOf(' 1 Main Street ,, Ennis '), ['1 Main Street', 'Ennis']);
    assert.equal(greetingOf(`Dr ${many(' ')}\n${many(' ')}`), null);
    assert.equal(greetingOf('Dr  Orla Considine'), 'Dr Considine');
    assert.equal(needsLargePrint(`16${many('\t')}-text`), false);
    assert.equal(needsLargePrint('16 - point'), true);
  });
  test('a line that ends with marks', () => {
    const line = `a${many(':')}b`;
    assert.equal(inOwnOrder(line), `\u2066${line}\u2069`);
    assert.equal(inOwnOrder('one, two. '), '\u2066one, two\u2069. ');
  });
  test('the key of a source', () => {
    assert.equal(sourceKey(`${many('-')}a${many('-')}b${many('-')}`), 'a-b');
  });
  test('days on which something does not meet', () => {
    assert.equal(breaksField().safeParse(`a${many('\t')}x`).success, false);
    assert.equal(breaksField().safeParse('24/12/2026 to 2/1/2027').success, true);
  });
});

/** What a checker of expressions still calls slow, or cannot say of: a list that must not outlive what it speaks of. */
describe('every expression that could go back is decided', () => {
  for (const { file, expression, why } of decided) {
    test(`${file}: ${why}`, () => {
      assert.ok(
        readFileSync(join(ROOT, file), 'utf8').includes(expression),
        `${expression} is not there any more`,
      );
    });
  }
});
