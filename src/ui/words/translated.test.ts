import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { everybodys, isEverybodys } from './audience.ts';
import { en } from './catalogues.ts';
import { catalogueOf, wordsFor } from './words-for.ts';

type Node = {
  type: number;
  value?: string;
  pluralType?: 'cardinal' | 'ordinal';
  options?: Record<string, { value: Node[] }>;
};
const LITERAL = 0;
const PLURAL = 6;
const languages = ['pl', 'uk', 'ar', 'pt'] as const;

function entries(catalogue: object): [string, string][] {
  return Object.entries(catalogue).flatMap(([room, messages]) =>
    Object.entries<string>(messages).map(([key, text]): [string, string] => [`${room}.${key}`, text]),
  );
}

function tree(key: string, text: string, locale: string): Node[] {
  try {
    return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst() as Node[];
  } catch (cause) {
    throw new Error(`${locale} ${key} does not parse: ${text}`, { cause });
  }
}

/** Every node of a message, those inside its branches too. */
function all(nodes: readonly Node[]): Node[] {
  return nodes.flatMap(node => [
    node,
    ...Object.values(node.options ?? {}).flatMap(({ value }) => all(value)),
  ]);
}

const takes = (nodes: readonly Node[]) =>
  [
    ...new Set(
      all(nodes).flatMap(node => (node.type > 0 && node.type < 7 ? [`${node.value}:${node.type}`] : [])),
    ),
  ].sort();

const said = (nodes: readonly Node[]) =>
  all(nodes)
    .map(node => (node.type === LITERAL ? node.value : ''))
    .join(' ');

const english = new Map(entries(en).filter(([key]) => isEverybodys(key)));

test('what is said to be for everybody exists', () => {
  const keys = entries(en).map(([key]) => key);
  const dead = Object.entries(everybodys).flatMap(([room, starts]) =>
    starts
      .map(start => `${room}.${start}`)
      .filter(start => !keys.some(key => key === start || key.startsWith(`${start}.`))),
  );
  assert.deepEqual(dead, []);
  assert.ok(
    isEverybodys('referrals.home.title') && !isEverybodys('referrals.homes') && !isEverybodys('audit.title'),
  );
});

for (const locale of languages) {
  const own = new Map(entries(catalogueOf(locale)));

  test(`${locale} says everything that is for everybody, and nothing else`, () => {
    assert.deepEqual(
      [...english.keys()].filter(key => !own.has(key)),
      [],
      'not translated; bin/words.ts lists them with their English',
    );
    assert.deepEqual(
      [...own.keys()].filter(key => !english.has(key)),
      [],
      'English has no such words, or they are not for everybody',
    );
  });

  test(`${locale} takes the same values in every message`, () => {
    for (const [key, text] of own) {
      assert.deepEqual(takes(tree(key, text, locale)), takes(tree(key, english.get(key) ?? '', 'en')), key);
    }
  });

  test(`${locale} has every plural class of its language`, () => {
    for (const [key, text] of own) {
      for (const { type, pluralType = 'cardinal', options = {} } of all(tree(key, text, locale))) {
        if (type !== PLURAL) continue;
        const classes = new Intl.PluralRules(locale, { type: pluralType }).resolvedOptions().pluralCategories;
        assert.deepEqual(
          classes.filter(one => !Object.hasOwn(options, one)),
          [],
          `${key} lacks plural classes`,
        );
      }
    }
  });

  test(`${locale} has typographic quotes, so that the formatter never swallows text`, () => {
    for (const [key, text] of own) assert.doesNotMatch(text, /['"]/, key);
  });

  test(`${locale} was not left in English by accident`, () => {
    const same = [...own].filter(
      ([key, text]) =>
        english.get(key) === text && /\p{L}{3}/u.test(said(tree(key, text, locale))) && !SAME.has(text),
    );
    assert.deepEqual(same, []);
  });
}

/** Texts that are rightly the same: names. */
const SAME: ReadonlySet<string> = new Set([
  ...['Hedgerow', 'Eircode', 'LGBTQ+', 'E-mail', 'Individual Health Identifier (IHI)', 'Stress', 'Sport'],
  ...['Transport', 'Parking', 'Data', 'fax'],
]);

/** Names and abbreviations that stand in Latin letters everywhere. */
const NAMES =
  /Hedgerow|link worker|Eircode|Healthlink|NHS|IHI|Garda|DBS|CSV|PDF|QR|SMS|Changing Places|Sheds|Natural Earth|Clare|Breda|Mary|LGBTQ|HR-7K3M-2QXD|[APV]-7K3M-2QXD|\b[VMD]\d\d\b|\b[A-Z]\b|https?:\/\/\S*/g;

for (const locale of ['ar', 'uk'] as const) {
  test(`${locale} has no Latin letters left, but in names`, () => {
    const left = entries(catalogueOf(locale)).filter(([key, text]) =>
      /\p{Script=Latin}/u.test(said(tree(key, text, locale)).replace(NAMES, '')),
    );
    assert.deepEqual(left, []);
  });
}

test('numbers take the right form in each language', () => {
  const days = (locale: 'pl' | 'uk' | 'ar' | 'pt', count: number) =>
    wordsFor(locale)('ui.say.days', { days: count });
  assert.deepEqual(
    [1, 2, 5, 22, 25].map(count => days('pl', count)),
    ['1 dzień', '2 dni', '5 dni', '22 dni', '25 dni'],
  );
  assert.deepEqual(
    [1, 3, 5, 21, 11].map(count => days('uk', count)),
    ['1 день', '3 дні', '5 днів', '21 день', '11 днів'],
  );
  assert.deepEqual(
    [1, 2, 3, 11, 100].map(count => days('ar', count)),
    ['يوم واحد', 'يومان', '3 أيام', '11 يومًا', '100 يوم'],
  );
  assert.deepEqual(
    [1, 2].map(count => days('pt', count)),
    ['1 dia', '2 dias'],
  );
});
