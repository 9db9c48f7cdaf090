import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { styleFiles } from './assets.ts';
import { chartsPage } from './gallery/charts.tsx';
import { publicHomePage, publicStepPage } from './gallery/public-pages.tsx';
import { sampleView } from './gallery/sample-view.ts';
import { staffCasePage } from './gallery/staff-case.tsx';
import { staffPartsPage } from './gallery/staff-parts.tsx';
import { document, errorPage, StaffLayout, TextField, TheirWords, type View } from './index.ts';
import { mirrored } from './words/pseudo-arabic.ts';

const PAGES: readonly [string, (view: View) => unknown][] = [
  ['case', staffCasePage],
  ['parts', staffPartsPage],
  ['charts', chartsPage],
  ['home', publicHomePage],
  ['step', publicStepPage],
  ['not found', view => errorPage(view, 404, { reference: 'r-12' })],
  ['changed by two', view => errorPage(view, 409, { stale: { yours: 'a', theirs: 'b' } })],
];

const VIEWS: readonly [string, View][] = [
  ['English', sampleView('en')],
  ['Irish', sampleView('ga')],
  ['right to left', mirrored(sampleView('en'))],
];

for (const [language, view] of VIEWS) {
  describe(language, () => {
    for (const [name, page] of PAGES) {
      test(`the page “${name}” keeps the rules of every page`, () => keepsTheRules(String(page(view)), view));
    }
  });
}

function keepsTheRules(html: string, view: View): void {
  assert.ok(html.startsWith('<!doctype html><html lang="'));
  assert.match(html, new RegExp(` dir="${view.dir}"`));
  assert.doesNotMatch(
    html,
    /\sstyle=|\son[a-z]+="|<style|javascript:|undefined|\[object /,
    'no inline code or styles',
  );
  assert.doesNotMatch(html, /<script(?![^>]* src=)/, 'no inline script');
  assert.doesNotMatch(html, /data:(?!-)[a-z]+\//, 'no data addresses');
  assert.match(html, /<h1/);
  assert.equal(html.match(/<main /g)?.length, 1);
  assert.match(html, new RegExp(view.t('ui.demo').replaceAll('.', '\\.')), 'the demonstration says so');
  assertIdsAreUnique(html);
  assertReferencesLead(html);
  assertFieldsAreNamed(html);
  for (const form of html.match(/<form [^>]*method="post".*?<\/form>/gs) ?? []) {
    assert.match(form, /name="_csrf" value="sample-token"/);
    assert.match(form, /name="_once" value="[0-9a-f-]{36}"/);
  }
}

function assertIdsAreUnique(html: string): void {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
}

/** Links inside the page, drawings, labels and descriptions all point to something that is there. */
function assertReferencesLead(html: string): void {
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1]));
  const wanted = [
    ...[...html.matchAll(/href="#([^"]+)"/g)].map(match => match[1]),
    ...[...html.matchAll(/(?:aria-describedby|aria-labelledby|for|list)="([^"]+)"/g)].flatMap(match =>
      match[1]?.split(' '),
    ),
  ];
  assert.deepEqual(
    wanted.filter(one => !ids.has(one)),
    [],
  );
}

function assertFieldsAreNamed(html: string): void {
  for (const [field, id] of html.matchAll(
    /<(?:input|select|textarea)(?! type="hidden")[^>]*\sid="([^"]+)"[^>]*>/g,
  )) {
    const labelled = html.includes(`for="${id}"`) || html.includes(`<label class="tile">${field}`);
    assert.ok(labelled, `no label for ${field}`);
  }
}

test('what people write is never taken for page', () => {
  const evil = '<script>alert(1)</script>"\'><!--sprite--><use href="#i-car"/>';
  const html = String(
    document(
      <StaffLayout view={sampleView()} title={evil} search={evil} flash={{ text: evil }}>
        <TheirWords text={evil} />
        <TextField view={sampleView()} name="x" label="x" values={{ x: evil }} errors={{ x: evil }} />
      </StaffLayout>,
    ),
  );
  assert.doesNotMatch(html, /<script>|<!--/);
  assert.doesNotMatch(html, /id="i-car"/);
});

test('a page brings just the drawings it uses', () => {
  const html = String(publicStepPage(sampleView()));
  const drawn = [...html.matchAll(/<symbol id="(i-[a-z]+)"/g)].map(match => match[1]).sort();
  const used = [...new Set([...html.matchAll(/<use href="#(i-[a-z]+)"/g)].map(match => match[1]))].sort();
  assert.deepEqual(drawn, used);
});

test('public pages are light and carry no script', () => {
  for (const page of [publicHomePage, publicStepPage]) {
    const html = String(page(sampleView()));
    assert.doesNotMatch(html, /<script/);
    assert.ok(gzipSync(html).byteLength < 20_000);
  }
});

test('charts are turned over for right-to-left, numbers and words are not', () => {
  const points = (view: View) =>
    [...String(staffCasePage(view)).matchAll(/<circle class="dot" cx="([\d.]+)"/g)].map(match =>
      Number(match[1]),
    );
  const [ltr, rtl] = [points(sampleView()), points(mirrored(sampleView()))];
  assert.ok(ltr.length > 3);
  assert.deepEqual(
    rtl.map(x => 300 - x),
    ltr,
  );
});

test('the style sheet knows no left and no right, and no colour but its tokens', () => {
  for (const file of styleFiles()) {
    const css = readFileSync(new URL(`./assets/css/${file}`, import.meta.url), 'utf8').replace(
      /\/\*.*?\*\//gs,
      '',
    );
    const physical = css.match(
      /^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|max-width|min-width|max-height|min-height)\s*:/gm,
    );
    assert.deepEqual(physical ?? [], [], file);
    assert.doesNotMatch(css, /(?:text-align|float|clear)\s*:\s*(?:left|right)/, file);
    if (file !== 'tokens.css' && file !== 'print.css')
      assert.doesNotMatch(css, /#[0-9a-f]{3,8}\b|rgb\(/i, file);
  }
});

test('whatever one can tap is at least 44 px high', () => {
  const css = styleFiles()
    .map(file => readFileSync(new URL(`./assets/css/${file}`, import.meta.url), 'utf8'))
    .join('\n');
  const targets = [
    ...[
      '.btn',
      '.btn--small',
      '.link-btn',
      '.tile',
      '.staff .tile',
      '.field input,',
      '.seek input',
      '.langs a',
      '.foot a',
    ],
    ...[
      '.staff-nav a',
      '.tabs a',
      '.fold > summary',
      '.me-menu > summary',
      '.me-menu__in a',
      '.error-summary a',
    ],
    ...['.top__call', '.back a', '.table__sort', '.crisis__lines a', '.brand'],
  ];
  const least = new Map([
    ['var(--target)', 44],
    ...[...css.matchAll(/max\((\d+)px/g)].map(found => [found[0], Number(found[1])] as const),
  ]);
  for (const target of targets) {
    const rules = css
      .split('}')
      .filter(rule => `\n${rule.trimStart()}`.includes(`\n${target}`) && rule.includes('min-block-size'));
    assert.ok(rules.length > 0, `${target} has no height of its own`);
    const [, height = ''] =
      /min-block-size:\s*(var\(--target\)|max\(\d+px|[\d.]+rem)/.exec(rules[0] ?? '') ?? [];
    const pixels = least.get(height) ?? Number.parseFloat(height) * 17;
    assert.ok(pixels >= 44, `${target}: ${height}`);
  }
});
