import type { Band, Instrument } from './instrument.ts';
import { band, say, scale, zeroToTen } from './pieces.ts';
import { published, publishedWording } from './published-words.ts';

const low = published('Not at all', 'Níl, ar chor ar bith');
const high = published('Completely', 'Go hiomlán');

const wellbeing: readonly Band[] = [
  band(0, 'low', 'Low', 'Íseal'),
  band(5, 'medium', 'Medium', 'Measartha'),
  band(7, 'high', 'High', 'Ard'),
  band(9, 'very_high', 'Very high', 'An-ard'),
];

const anxiety: readonly Band[] = [
  band(0, 'very_low', 'Very low', 'An-íseal'),
  band(2, 'low', 'Low', 'Íseal'),
  band(4, 'medium', 'Medium', 'Measartha'),
  band(6, 'high', 'High', 'Ard'),
];

const zeroTo = { min: 0, max: 10 } as const;

/** Personal well-being: four answers from 0 to 10 that are never added up. */
export const ons4: Instrument = {
  id: 'ons4',
  version: 1,
  mode: 'text',
  title: published('Personal well-being', 'Folláine phearsanta'),
  intro: published(
    'Next I would like to ask you four questions about your feelings on aspects of your life. There are no right or wrong answers. For each of these questions I’d like you to give an answer on a scale of 0 to 10, where 0 is “not at all” and 10 is “completely”.',
    'Ba mhaith liom ceithre cheist a chur ort faoi do chuid mothúchán i leith gnéithe de do shaol. Níl freagra ceart ná freagra mícheart ann. Tabhair freagra ar gach ceist ar scála ó 0 go 10, mar a gciallaíonn 0 “níl, ar chor ar bith” agus 10 “go hiomlán”.',
  ),
  items: [
    zeroToTen(
      'satisfied',
      published(
        'Overall, how satisfied are you with your life nowadays?',
        'Tríd is tríd, cé chomh sásta is atá tú le do shaol na laethanta seo?',
      ),
      low,
      high,
    ),
    zeroToTen(
      'worthwhile',
      published(
        'Overall, to what extent do you feel that the things you do in your life are worthwhile?',
        'Tríd is tríd, a mhéad a mhothaíonn tú gur fiú na rudaí a dhéanann tú i do shaol?',
      ),
      low,
      high,
    ),
    zeroToTen(
      'happy',
      published(
        'Overall, how happy did you feel yesterday?',
        'Tríd is tríd, cé chomh sona is a mhothaigh tú inné?',
      ),
      low,
      high,
    ),
    zeroToTen(
      'anxious',
      published(
        'On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, how anxious did you feel yesterday?',
        'Ar scála mar a gciallaíonn 0 “gan imní ar bith” agus 10 “imníoch go hiomlán”, tríd is tríd, cé chomh himníoch is a mhothaigh tú inné?',
      ),
      published('Not at all anxious', 'Gan imní ar bith'),
      published('Completely anxious', 'Imníoch go hiomlán'),
    ),
  ],
  scales: [
    scale({
      id: 'satisfied',
      text: say('Satisfied with life', 'Sásta leis an saol'),
      items: ['satisfied'],
      ...zeroTo,
      better: 'higher',
      bands: wellbeing,
    }),
    scale({
      id: 'worthwhile',
      text: say('Things done are worthwhile', 'Is fiú a ndéantar'),
      items: ['worthwhile'],
      ...zeroTo,
      better: 'higher',
      bands: wellbeing,
    }),
    scale({
      id: 'happy',
      text: say('Happy yesterday', 'Sona inné'),
      items: ['happy'],
      ...zeroTo,
      better: 'higher',
      bands: wellbeing,
    }),
    scale({
      id: 'anxious',
      text: say('Anxious yesterday', 'Imníoch inné'),
      items: ['anxious'],
      ...zeroTo,
      better: 'lower',
      bands: anxiety,
    }),
  ],
  offByDefault: false,
  concern: null,
  wording: publishedWording,
  licence: 'Open Government Licence v3.0',
  source: 'Office for National Statistics, Personal well-being user guidance (ONS4), September 2018',
};
