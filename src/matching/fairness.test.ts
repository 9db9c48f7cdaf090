import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { MatchRecord } from '../directory/index.ts';
import { type LexiconLanguage, lexicon } from './lexicon/index.ts';
import { heardIn, match } from './match.ts';
import { blankRecord, testDay as today } from './testing.ts';

const blank = blankRecord;
const records: readonly MatchRecord[] = (
  [
    { name: 'A Friend on the Line', kinds: ['befriending'], description: 'A call each week', online: true },
    { name: 'Tuesday Befriending', kinds: ['befriending', 'older_adults'] },
    { name: 'Grow Together Garden', kinds: ['gardening_nature'], description: 'Raised beds and tea' },
    { name: 'The Walled Garden', kinds: ['gardening_nature'], metres: 9000 },
    { name: 'Town Swimming Pool', kinds: ['sport'], description: 'Lanes and lessons' },
    {
      name: 'Walking On',
      kinds: ['bereavement', 'walking_exercise'],
      description: 'For people who lost someone',
    },
    { name: 'Evening Singers', kinds: ['arts_music_drama'], description: 'A choir' },
    { name: 'Debt Advice Desk', kinds: ['advice_money_housing_legal'], description: 'Debt and bills' },
    {
      name: 'The Irish Women’s Club',
      kinds: ['peer_support'],
      description: 'Older ladies of the parish meet',
    },
    { name: 'Young Men’s Polish Football', kinds: ['sport'], description: 'For lads of 18 to 25' },
  ] as const
).map((one, at) => ({ ...blank, ...one, serviceId: `s${at}` }));

type Said = { readonly say: string; readonly language?: LexiconLanguage };

function answerTo({ say, language }: Said) {
  const input = { say, not: [], musts: null, withinKm: null, showHidden: false };
  const read = language ? { ...input, language } : input;
  return match(read, heardIn(read, lexicon), records, lexicon, today);
}

/** The whole list with its scores: what two people who need the same must share to the last digit. */
const listFor = (said: Said) => answerTo(said).ranked.map(({ record, score }) => [record.serviceId, score]);
/** What stands on the page, by what matters. */
const shownFor = (said: Said) =>
  answerTo(said).groups.map(({ concepts, services }) => [
    concepts.map(({ id }) => id),
    services.map(({ record }) => record.serviceId),
  ]);

/** The same need, said in each of the languages by somebody who says nothing else. */
const needs: readonly Readonly<Record<LexiconLanguage, string>>[] = [
  {
    en: 'I am lonely.',
    ga: 'Tá uaigneas orm.',
    pl: 'Czuję się samotna.',
    uk: 'Я самотня.',
    ar: 'أشعر بالوحدة.',
    pt: 'Sinto solidão.',
  },
  {
    en: 'I love gardening.',
    ga: 'Is breá liom an gharraíodóireacht.',
    pl: 'Lubię ogrodnictwo.',
    uk: 'Люблю садівництво.',
    ar: 'أحب البستنة.',
    pt: 'Gosto de jardinagem.',
  },
  {
    en: 'I would like swimming.',
    ga: 'Ba mhaith liom snámh.',
    pl: 'Chcę pływać.',
    uk: 'Хочу плавати.',
    ar: 'أريد السباحة.',
    pt: 'Quero nadar.',
  },
  {
    en: 'I want to sing in a choir.',
    ga: 'Ba mhaith liom canadh i gcór.',
    pl: 'Chcę śpiewać w chórze.',
    uk: 'Хочу співати в хорі.',
    ar: 'أريد الغناء في جوقة.',
    pt: 'Quero cantar num coro.',
  },
  {
    en: 'I am in debt.',
    ga: 'Tá mé i bhfiacha.',
    pl: 'Mam długi.',
    uk: 'У мене борги.',
    ar: 'عندي ديون.',
    pt: 'Tenho dívidas.',
  },
];
const need = fc.constantFrom(...needs.map(({ en }) => en));

/** Who says it. None of these is a need, a wish or something in the way, so none may move a service by one place. */
const people: Readonly<Record<string, fc.Arbitrary<string>>> = {
  age: fc.integer({ min: 18, max: 101 }).map(age => `I am ${age}.`),
  'age in words': fc.constantFrom(
    'I am nineteen.',
    'I am forty-two.',
    'I’m eighty-six.',
    'I turned 70 in May.',
  ),
  sex: fc.constantFrom('I am a woman.', 'I’m a man.', 'I am nonbinary.', 'I am a trans woman.'),
  kin: fc.constantFrom('I am a grandmother.', 'I’m somebody’s uncle.', 'My sister told me to ask.'),
  name: fc.constantFrom(
    'My name is Mary.',
    'I am Mohammed.',
    'My name is Oksana Ivanenko.',
    'Seán is my name.',
  ),
  region: fc.constantFrom(
    'I live in Ennis.',
    'I’m from Cork.',
    'I am from Salford.',
    'I was born in Lagos.',
    'I come from Kraków.',
  ),
  origin: fc.constantFrom('I am Irish.', 'I’m Polish.', 'I am Black.', 'I am white and British.'),
  faith: fc.constantFrom('I am Catholic.', 'I’m Muslim.', 'I am Hindu.', 'I am an atheist.'),
};

describe('the same need of different people', () => {
  for (const [what, who] of Object.entries(people)) {
    test(`gives the same list with the same scores, whatever their ${what}`, () => {
      fc.assert(
        fc.property(need, who, who, fc.boolean(), (say, one, other, first) => {
          const [a, b] = [one, other].map(person => (first ? `${person} ${say}` : `${say} ${person}`));
          assert.deepEqual(listFor({ say: a ?? '' }), listFor({ say: b ?? '' }));
          assert.deepEqual(shownFor({ say: a ?? '' }), shownFor({ say }));
        }),
      );
    });
  }

  test('shows the same services in every language', () => {
    for (const said of needs) {
      const english = shownFor({ say: said.en });
      assert.ok(english.length > 0, said.en);
      for (const [language, say] of Object.entries(said)) {
        assert.deepEqual(
          shownFor({ say, language: language as LexiconLanguage }),
          english,
          `${language}: ${say}`,
        );
      }
    }
  });

  test('shows the same services whatever is capital, accented, spaced or pointed', () => {
    const dress: readonly ((say: string) => string)[] = [
      say => say.toUpperCase(),
      say => say.toLowerCase(),
      say => say.replaceAll(' ', '   '),
      say => say.replaceAll('.', ' … '),
      say => say.normalize('NFD'),
      say => `🌿 ${say} 🙂`,
      say => `“${say}”`,
      say => say.replaceAll('’', "'"),
    ];
    const spoken = fc.constantFrom(
      ...needs.flatMap(said =>
        Object.entries(said).map(([language, say]) => ({ say, language: language as LexiconLanguage })),
      ),
    );
    fc.assert(
      fc.property(spoken, fc.array(fc.constantFrom(...dress), { maxLength: 3 }), ({ say, language }, how) => {
        const dressed = how.reduce((text, one) => one(text), say);
        assert.deepEqual(shownFor({ say: dressed, language }), shownFor({ say, language }));
      }),
    );
  });

  test('shows the same services when a word is misspelt by one step, and says how it was read', () => {
    const words = ['gardening', 'swimming', 'bereavement', 'volunteering', 'computer', 'library'];
    const step = fc.constantFrom('swap', 'drop', 'double').chain(kind =>
      fc.constantFrom(...words).chain(word =>
        fc.integer({ min: 2, max: word.length - 2 }).map(at => {
          const [a, b] = [word[at] ?? '', word[at + 1] ?? ''];
          const middle = { swap: b + a, drop: b, double: a + a + b }[kind] ?? '';
          return { word, typed: word.slice(0, at) + middle + word.slice(at + 2) };
        }),
      ),
    );
    fc.assert(
      fc.property(step, ({ word, typed }) => {
        const heard = answerTo({ say: `I would like ${typed}` });
        assert.deepEqual(
          shownFor({ say: `I would like ${typed}` }),
          shownFor({ say: `I would like ${word}` }),
        );
        for (const one of heard.heard.readAs) assert.equal(one.typed, typed);
      }),
    );
  });

  test('a sentence more never takes away what another had', () => {
    fc.assert(
      fc.property(need, need, (one, other) => {
        const both = shownFor({ say: `${one} ${other}` }).map(([concepts]) => concepts);
        for (const [concepts] of shownFor({ say: one })) {
          assert.ok(both.some(group => JSON.stringify(group) === JSON.stringify(concepts)));
        }
      }),
    );
  });
});
