import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnForAll, drawnOnce, pageForAll } from './drawn-once.ts';
import { sampleView } from './gallery/sample-view.ts';
import { raw, textOf } from './jsx/html.ts';
import type { View } from './view.ts';
import { mirrored } from './words/pseudo-arabic.ts';

test('the same key is drawn once, and text is escaped in it', () => {
  let times = 0;
  const draw = () => {
    times += 1;
    return ['<', raw('<b>ı</b>')];
  };
  assert.equal(String(drawnOnce('test of drawn once', draw)), '&lt;<b>ı</b>');
  assert.equal(String(drawnOnce('test of drawn once', draw)), '&lt;<b>ı</b>');
  assert.equal(times, 1);
});

test('a part for everybody is drawn anew for another language, programme, direction, day or key', () => {
  const view = sampleView();
  const tomorrow = view.say.today.add({ days: 1 });
  const others: readonly [View, string][] = [
    [view, 'a'],
    [sampleView('ga'), 'a'],
    [{ ...view, programme: view.programme && { ...view.programme, name: 'Another' } }, 'a'],
    [{ ...view, programme: null }, 'a'],
    [mirrored(view), 'a'],
    [{ ...view, say: { ...view.say, today: tomorrow } }, 'a'],
    [view, 'b'],
  ];
  const drawn = others.map(([one, key], index) => String(drawnForAll(one, key, () => `drawing ${index}`)));
  assert.equal(new Set(drawn).size, others.length);
  assert.deepEqual(
    others.map(([one, key]) => String(drawnForAll(one, key, () => 'drawn again'))),
    drawn,
  );
});

test('a part for everybody cannot read what belongs to one request', () => {
  const reads: readonly ((view: View) => unknown)[] = [
    view => view.csrf,
    view => view.path,
    view => view.me,
    view => view.now,
    view => ({ ...view }),
  ];
  for (const [index, read] of reads.entries()) {
    assert.throws(
      () => drawnForAll(sampleView(), `reads ${index}`, bare => String(read(bare))),
      /one request/,
    );
  }
});

test('a page for everybody is drawn once; each request has its own values in it, as text', () => {
  const view = { ...sampleView(), me: null, path: '/clare/ask' };
  let times = 0;
  const ask = (one: View, values: { readonly a: string; readonly b: string }) =>
    String(
      pageForAll(one, 'test of pages', values, (bare, own) => {
        times += 1;
        return textOf([raw('<i>'), own('b'), ' ’ ', bare.path, ' ', own('a'), ' ', own('b'), raw('</i>')]);
      }),
    );
  assert.equal(ask(view, { a: '1', b: '<2>' }), '<i>&lt;2&gt; ’ /clare/ask 1 &lt;2&gt;</i>');
  assert.equal(ask(view, { a: '$&', b: '' }), '<i> ’ /clare/ask $&amp; </i>');
  assert.equal(times, 1);
  assert.equal(ask({ ...view, path: '/trafford/ask' }, { a: '1', b: '2' }), '<i>2 ’ /trafford/ask 1 2</i>');
  assert.equal(times, 2);
});

test('a page for somebody, or at an address that anybody can make longer, is drawn each time', () => {
  const view = { ...sampleView(), me: null, path: '/clare/ask' };
  for (const one of [sampleView(), { ...view, path: '/clare/ask?lang=ga' }]) {
    let times = 0;
    const draw = () => {
      times += 1;
      return String(times);
    };
    pageForAll(one, 'test of own pages', {}, draw);
    assert.equal(pageForAll(one, 'test of own pages', {}, draw), '2');
  }
});

test('what is kept stays bounded: the oldest goes first', () => {
  let times = 0;
  const draw = () => {
    times += 1;
    return 'x'.repeat(1_200_000);
  };
  for (const key of ['a', 'b', 'c', 'c', 'a']) drawnOnce(`test of bounds ${key}`, draw);
  assert.equal(times, 4);
});
