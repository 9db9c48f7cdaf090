import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnForAll, drawnOnce } from './drawn-once.ts';
import { sampleView } from './gallery/sample-view.ts';
import { raw } from './jsx/html.ts';
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
