import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsx as honoJsx } from 'hono/jsx/jsx-runtime';
import { Fragment, jsx } from './element.ts';
import { type Child, Html, raw } from './html.ts';

/** A tree that both renderers can make. */
type Tree =
  | { readonly kind: 'leaf'; readonly leaf: string | number | boolean | null | undefined }
  | { readonly kind: 'list'; readonly trees: readonly Tree[] }
  | { readonly kind: 'wrapped'; readonly by: 'component' | 'fragment'; readonly trees: readonly Tree[] }
  | {
      readonly kind: 'element';
      readonly tag: string;
      readonly attributes: Readonly<Record<string, string | number | boolean | null | undefined>>;
      readonly trees: readonly Tree[];
    };

const hostile = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', 'a', '\n', '\u0000', '\u2028', 'ﷺ'),
  }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '&lt;',
    '<!--sprite-->',
    ']]>',
  ),
);
const leaf = fc.oneof(
  hostile,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);
const VOID = ['br', 'hr', 'img', 'wbr', 'source'];
const tag = fc.constantFrom(
  'a',
  'div',
  'h1',
  'li',
  'option',
  'p',
  'search',
  'span',
  'td',
  'textarea',
  ...VOID,
);
const name = fc.constantFrom(
  ...[
    'class',
    'id',
    'for',
    'href',
    'value',
    'data-x',
    'aria-label',
    'aria-hidden',
    'dir',
    'tabindex',
    'colspan',
  ],
  ...['checked', 'disabled', 'hidden', 'open', 'required', 'selected', 'multiple', 'autofocus', 'novalidate'],
);
const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({ kind: fc.constant('leaf' as const), leaf }),
    fc.record({ kind: fc.constant('list' as const), trees: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant('wrapped' as const),
      by: fc.constantFrom('component' as const, 'fragment' as const),
      trees: fc.array(tie('tree'), { maxLength: 4 }),
    }),
    fc
      .record({
        kind: fc.constant('element' as const),
        tag,
        attributes: fc.dictionary(name, leaf, { maxKeys: 4, noNullPrototype: true }),
        trees: fc.array(tie('tree'), { maxLength: 4 }),
      })
      .map(one => (VOID.includes(one.tag) ? { ...one, trees: [] } : one)),
  ),
}));

type Make = (tag: never, props: never) => unknown;

function build(make: Make, fragment: unknown, one: Tree): unknown {
  const children = (trees: readonly Tree[]) => trees.map(each => build(make, fragment, each));
  if (one.kind === 'leaf') return one.leaf;
  if (one.kind === 'list') return children(one.trees);
  if (one.kind === 'wrapped') {
    const wrap = one.by === 'fragment' ? fragment : (props: { children?: unknown }) => props.children;
    return make(
      'section' as never,
      { children: make(wrap as never, { children: children(one.trees) } as never) } as never,
    );
  }
  const inner = one.trees.length === 0 ? {} : { children: children(one.trees) };
  return make(one.tag as never, { ...one.attributes, ...inner } as never);
}

test('makes the same page as hono/jsx of any tree, hostile text included', async () => {
  const { Fragment: honoFragment } = await import('hono/jsx/jsx-runtime');
  fc.assert(
    fc.property(tree, one => {
      const own = jsx('main', { children: build(jsx as Make, Fragment, one) });
      const theirs = honoJsx('main', { children: build(honoJsx as Make, honoFragment, one) as never });
      assert.equal(String(own), String(theirs));
    }),
    { numRuns: 1000 },
  );
});

test('escapes what looks like a finished piece but came as data', () => {
  const pretenders: unknown[] = [
    Object.assign(new String('<b>'), { isEscaped: true }),
    JSON.parse('{"isEscaped":true,"text":"<b>"}'),
    Object.create(Html.prototype),
    { toString: () => '<b>' },
    new Date(0),
    Promise.resolve('<b>'),
    () => '<b>',
    Symbol('b'),
    1n,
  ];
  for (const one of pretenders) {
    assert.throws(() => jsx('p', { children: one }), TypeError);
    assert.throws(() => jsx('p', { title: one }), TypeError);
  }
  assert.equal(String(jsx('p', { children: String(raw('<b>')) })), '<p>&lt;b&gt;</p>');
  assert.throws(() => jsx('p', { title: raw('"') }), TypeError);
});

test('refuses names that are none, styles and handlers', () => {
  const names = [
    'style',
    'onclick',
    'onClick',
    'srcdoc',
    'dangerouslySetInnerHTML',
    'a b',
    'a"',
    'a>',
    '',
    '1',
    'a=b',
  ];
  for (const each of names) assert.throws(() => jsx('p', { [each]: 'x' }), TypeError, each);
  for (const each of ['p onclick=x', 'p>', '', '!--', 'a/'])
    assert.throws(() => jsx(each, {}), TypeError, each);
});

test('reads attributes that are the element\u2019s own, not such as were put on every object', () => {
  const prototype = Object.prototype as Record<string, unknown>;
  prototype['title'] = 'polluted';
  try {
    assert.equal(String(jsx('p', {})), '<p></p>');
  } finally {
    delete prototype['title'];
  }
});

test('a component may answer with anything that may stand in a page', () => {
  const answers: readonly [Child, string][] = [
    ['<', '&lt;'],
    [0, '0'],
    [null, ''],
    [['a', jsx('br', {})], 'a<br/>'],
  ];
  for (const [answer, html] of answers) assert.equal(String(jsx(() => answer, {})), html);
});
