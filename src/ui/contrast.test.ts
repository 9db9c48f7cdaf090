import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('./assets/css/tokens.css', import.meta.url), 'utf8');

/** Text on ground, each at least 7:1 (WCAG AAA for text of any size). */
const TEXT: readonly [string, string][] = [
  ...grounds('ink', [
    'paper',
    'card',
    'sunk',
    'hedge-wash',
    'clay-wash',
    'haw-wash',
    'furze-wash',
    'blossom',
  ]),
  ...grounds('ink-2', ['paper', 'card', 'hedge-wash', 'haw-wash', 'furze-wash']),
  ...grounds('hedge', ['paper', 'card', 'hedge-wash']),
  ...grounds('clay', ['paper', 'card', 'clay-wash']),
  ...grounds('haw', ['paper', 'card', 'haw-wash']),
  ...grounds('on-hedge', ['hedge', 'hedge-deep']),
  ['on-fill', 'fill'],
  ['paper', 'ink'],
];

/** Borders of controls and drawn marks, each at least 3:1. */
const DRAWN: readonly [string, string][] = [
  ...grounds('line-strong', ['paper', 'card']),
  ...grounds('hedge-mid', ['paper', 'card']),
  ...grounds('clay-mid', ['paper', 'card']),
];

function grounds(front: string, backs: readonly string[]): [string, string][] {
  return backs.map(back => [front, back]);
}

function tokensOf(block: string): Map<string, string> {
  const found = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/gi)];
  return new Map(found.map(([, name = '', colour = '']) => [name, colour]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const light = tokensOf(css.slice(0, css.indexOf('@media')));
const dark = new Map([...light, ...tokensOf(css.slice(css.indexOf('dark)'), css.indexOf('@media print')))]);

for (const [scheme, tokens] of [
  ['light', light],
  ['dark', dark],
] as const) {
  test(`${scheme}: text stands out from its ground at 7:1, drawings at 3:1`, () => {
    for (const [pairs, least] of [
      [TEXT, 7],
      [DRAWN, 3],
    ] as const) {
      for (const [front, back] of pairs) {
        const [one, other] = [tokens.get(front), tokens.get(back)];
        assert.ok(one && other, `no token ${front} or ${back}`);
        const found = contrast(one, other);
        assert.ok(found >= least, `${front} on ${back}: ${found.toFixed(2)}, wants ${least}`);
      }
    }
  });
}

test('the formula agrees with known pairs', () => {
  assert.equal(contrast('#000', '#ffffff').toFixed(2), '21.00');
  assert.equal(contrast('#767676', '#fff').toFixed(2), '4.54');
});
