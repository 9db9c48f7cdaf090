import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../core/index.ts';
import { ethnicities, regionOf } from '../../programmes/index.ts';
import { ageBands } from './age-bands.ts';
import { bandOfScore, groupOf, groupsOf } from './bands.ts';
import { readFigures, suggestFields, tableOf } from './read-file.ts';
import { readAge, readCount, readEthnicity, readSex } from './read-words.ts';

const codes = new Set<string>(ethnicities.codes);
const table = (text: string) => {
  const found = tableOf(new TextEncoder().encode(text));
  assert.ok(found);
  return found;
};

test('ages are read as tables write them, and never split or guessed', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['18 to 24', '18-24'],
    ['Aged 25–34 years', '25-34'],
    ['37', '35-44'],
    ['85 years and over', '85+'],
    ['90+', '85+'],
    ['65-69', '65-74'],
    ['75 and over', 'age_crosses'],
    ['15 - 24 years', 'age_crosses'],
    ['60-64', '55-64'],
    ['60-69', 'age_crosses'],
    ['0-4', 'under_18'],
    ['Under 18', 'under_18'],
    ['All ages', 'total'],
    ['Not stated', 'not_stated'],
    ['old', 'age'],
    ['', 'age'],
    ['1 2 3', 'age'],
  ];
  for (const [text, expected] of cases) {
    const read = readAge(text);
    assert.equal('why' in read ? read.why : read.value, expected, text);
  }
  fc.assert(
    fc.property(fc.integer({ min: 18, max: 120 }), age => {
      const read = readAge(`${age}`);
      const band = ageBands.find(one => 'value' in read && one.code === read.value);
      assert.ok(band && band.from <= age && age <= band.to);
    }),
  );
});

test('the groups of the censuses of Ireland 2022 and of England and Wales 2021 are known by their own words', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['White Irish', 'white_irish'],
    ['White Irish Traveller', 'irish_traveller'],
    ['Any other White background', 'white_other'],
    ['Black or Black Irish - African', 'african'],
    ['Black or Black Irish - any other Black background', 'black_other'],
    ['Asian or Asian Irish - Indian, Pakistani or Bangladeshi', 'south_asian'],
    ['White: English, Welsh, Scottish, Northern Irish or British', 'white_british'],
    ['White: Gypsy or Irish Traveller', 'gypsy_traveller'],
    ['White: Irish', 'white_irish'],
    ['Asian, Asian British or Asian Welsh: Indian', 'indian'],
    ['Asian, Asian British or Asian Welsh: Other Asian', 'asian_other'],
    ['Black, Black British, Black Welsh, Caribbean or African: African', 'african'],
    ['Black, Black British, Black Welsh, Caribbean or African: Caribbean', 'caribbean'],
    ['Mixed or Multiple ethnic groups: White and Asian', 'mixed'],
    ['Other ethnic group: Arab', 'arab'],
    ['Other ethnic group: Any other ethnic group', 'other_background'],
    ['roma', 'roma'],
    ['All usual residents', 'total'],
    ['Not stated', 'not_stated'],
    ['=cmd()', 'ethnicity'],
    ['not_said', 'ethnicity'],
  ];
  for (const [text, expected] of cases) {
    const read = readEthnicity(text, codes);
    assert.equal('why' in read ? read.why : read.value, expected, text);
  }
  assert.deepEqual(
    ['Female', 'Mná', 'Men', 'Both sexes', 'x'].map(text => Object.values(readSex(text))[0]),
    ['female', 'female', 'male', 'total', 'sex'],
  );
  assert.deepEqual(['1,234', '1 234', '0', '-3', '1.5', '12,34', ''].map(readCount), [
    1234,
    1234,
    0,
    null,
    null,
    null,
    null,
  ]);
});

test('Pobal’s bands are ten points each, and every score has one of eight', () => {
  const scores = [-45, -30.1, -30, -20, -0.1, 0, 10, 29.9, 30, 52];
  assert.deepEqual(
    scores.map(score => bandOfScore('pobal_hp', score)),
    [1, 1, 2, 3, 4, 5, 6, 7, 8, 8],
  );
  assert.equal(bandOfScore('uk_imd', 23.5), null);
  assert.equal(bandOfScore('pobal_hp', 1000), null);
  assert.deepEqual(groupsOf('uk_imd'), ['uk_imd_1', 'uk_imd_2', 'uk_imd_3', 'uk_imd_4', 'uk_imd_5']);
  assert.equal(groupOf('uk_imd', 10), 'uk_imd_5');
});

test('a census table is read row by row; totals, children, strange places and doubles are left out with the reason', () => {
  const areas = [{ id: newId(), name: 'Ennis and mid Clare', postcodeAreas: ['V95'] }];
  const file = table(
    [
      'Area,Age,Sex,Persons',
      'Ennis and Mid Clare,18-24,Female,"1,200"',
      'Ennis and mid clare,18-24,Male,1100',
      'Ennis and mid clare,18-24,Both sexes,2300',
      'Ennis and mid clare,0-4,Male,900',
      'Limerick,18-24,Male,5000',
      '167035007,25-34,Male,80',
      '167035007,25-34,Male,81',
      'Ennis and mid clare,18-30,Male,70',
      'Ennis and mid clare,35-44,Male,=1+1',
    ].join('\n'),
  );
  const mapping = suggestFields('census', file.columns);
  assert.deepEqual(mapping, { place: 'Area', age: 'Age', sex: 'Sex', residents: 'Persons' });
  const { read, leftOut } = readFigures(file, { kind: 'census', mapping, profile: regionOf('ie'), areas });
  assert.equal(read.rows.length, 3);
  assert.deepEqual(
    leftOut.map(one => `${one.line} ${one.why}`),
    ['4 total', '5 under_18', '6 other_place', '8 twice', '9 age_crosses', '10 count'],
  );
});

test('bands and postcodes: codes in one spelling, only one’s own postcodes, never the first part alone', () => {
  const bands = table('LSOA;Decile\ne01006123;3\nE01006124;11\nnowhere;2\n');
  const first = readFigures(bands, {
    kind: 'deprivation',
    mapping: suggestFields('deprivation', bands.columns),
    profile: regionOf('uk'),
    areas: [],
  });
  assert.deepEqual(first.read.rows, [{ smallArea: 'E01006123', band: 3, residents: null, line: 2 }]);
  assert.deepEqual(
    first.leftOut.map(one => one.why),
    ['band', 'small_area'],
  );
  const postcodes = table(
    'pcds,lsoa21\nM32 0TH,E01006123\nm320th,E01006123\nSK1 1AA,E01000001\nM32,E01006123\n',
  );
  const second = readFigures(postcodes, {
    kind: 'postcodes',
    mapping: suggestFields('postcodes', postcodes.columns),
    profile: regionOf('uk'),
    areas: [{ id: newId(), name: 'Stretford', postcodeAreas: ['M32'] }],
  });
  assert.deepEqual(second.read.rows, [{ postcode: 'M32 0TH', smallArea: 'E01006123', line: 2 }]);
  assert.deepEqual(
    second.leftOut.map(one => one.why),
    ['twice', 'other_postcode', 'postcode'],
  );
});
