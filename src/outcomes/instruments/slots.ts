import type { Instrument, Item, Option } from './instrument.ts';
import { band, choice, say, scale } from './pieces.ts';

const slot = {
  version: 1,
  mode: 'slot',
  intro: null,
  offByDefault: true,
  concern: null,
  wording: { en: 'slot', ga: 'slot' },
} as const;

const from = (low: number, high: number): readonly Option[] =>
  Array.from({ length: high - low + 1 }, (_, index) => ({
    value: low + index,
    points: low + index,
    text: null,
  }));

const numbered = (count: number, answers: readonly Option[]): readonly Item[] =>
  Array.from({ length: count }, (_, index) => choice(`q${index + 1}`, null, answers));

const ids = (items: readonly Item[]): readonly string[] => items.map(item => item.id);

const mark = (id: string, min: number, max: number, step = 1): Item => ({
  kind: 'scale',
  id,
  text: null,
  min,
  max,
  step,
  low: null,
  high: null,
  named: false,
});

/** Sum of seven answers → metric score. Source: Stewart-Brown et al. 2009 (Health Qual Life Outcomes 7:15). */
const swemwbsMetric: ReadonlyMap<number, number> = new Map(
  [
    7, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98,
    20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35,
  ].map((metric, index) => [index + 7, metric]),
);

const seven = numbered(7, from(1, 5));

/** Short Warwick-Edinburgh Mental Wellbeing Scale. All seven answers are needed. */
export const swemwbs: Instrument = {
  ...slot,
  id: 'swemwbs',
  title: say('Mental wellbeing (SWEMWBS)', 'Folláine mheabhrach (SWEMWBS)'),
  items: seven,
  scales: [
    scale({
      id: 'wellbeing',
      text: say('Mental wellbeing', 'Folláine mheabhrach'),
      items: ids(seven),
      table: swemwbsMetric,
      min: 7,
      max: 35,
      better: 'higher',
      // Low is 19.5 or less, high 27.5 or more; scores have two decimals.
      bands: [
        band(7, 'low', 'Low', 'Íseal'),
        band(19.51, 'medium', 'Medium', 'Measartha'),
        band(27.5, 'high', 'High', 'Ard'),
      ],
      reliableChange: 2.87,
    }),
  ],
  licence: 'Free licence for public bodies by registration, else paid: University of Warwick',
  source: 'Stewart-Brown et al. 2009; Warwick Medical School, SWEMWBS user guide',
};

const fourteen = numbered(14, from(1, 5));

export const wemwbs: Instrument = {
  ...slot,
  id: 'wemwbs',
  title: say('Mental wellbeing (WEMWBS)', 'Folláine mheabhrach (WEMWBS)'),
  items: fourteen,
  scales: [
    scale({
      id: 'wellbeing',
      text: say('Mental wellbeing', 'Folláine mheabhrach'),
      items: ids(fourteen),
      min: 14,
      max: 70,
      better: 'higher',
    }),
  ],
  licence: 'Free licence for public bodies by registration, else paid: University of Warwick',
  source: 'Tennant et al. 2007 (Health Qual Life Outcomes 5:63)',
};

/** Answers 1 yes, 2 more or less, 3 no. The middle answer counts as lonely on both kinds of item. */
const gierveld = (lonelyAnswers: readonly number[]): readonly Option[] =>
  [1, 2, 3].map(value => ({ value, points: lonelyAnswers.includes(value) ? 1 : 0, text: null }));
const emotional = ['e1', 'e2', 'e3'].map(id => choice(id, null, gierveld([1, 2])));
const social = ['s1', 's2', 's3'].map(id => choice(id, null, gierveld([2, 3])));

/** De Jong Gierveld, six items: three on emotional and three on social loneliness. One may be missing. */
export const deJongGierveld6: Instrument = {
  ...slot,
  id: 'de_jong_gierveld_6',
  title: say('Loneliness (De Jong Gierveld 6)', 'Uaigneas (De Jong Gierveld 6)'),
  items: [...emotional, ...social],
  scales: [
    scale({
      id: 'loneliness',
      text: say('Loneliness', 'Uaigneas'),
      items: ids([...emotional, ...social]),
      mayMiss: 1,
      min: 0,
      max: 6,
      better: 'lower',
      bands: [
        band(0, 'not_lonely', 'Not lonely', 'Gan uaigneas'),
        band(2, 'moderately_lonely', 'Moderately lonely', 'Measartha uaigneach'),
        band(5, 'severely_lonely', 'Severely lonely', 'An-uaigneach'),
      ],
    }),
    scale({
      id: 'emotional',
      text: say('Emotional loneliness', 'Uaigneas mothúchánach'),
      items: ids(emotional),
      min: 0,
      max: 3,
      better: 'lower',
    }),
    scale({
      id: 'social',
      text: say('Social loneliness', 'Uaigneas sóisialta'),
      items: ids(social),
      min: 0,
      max: 3,
      better: 'lower',
    }),
  ],
  licence: 'Free with acknowledgement; permission to publish the words to be recorded by the programme',
  source: 'De Jong Gierveld, Van Tilburg 2006 (Research on Aging 28:582–598); manual of the loneliness scale',
};

const three = numbered(3, from(0, 4));

/** Campaign to End Loneliness: 4 is the loneliest answer to each of three statements. */
export const campaignToEndLoneliness: Instrument = {
  ...slot,
  id: 'campaign_to_end_loneliness',
  title: say('Loneliness (Campaign to End Loneliness)', 'Uaigneas (Campaign to End Loneliness)'),
  items: three,
  scales: [
    scale({
      id: 'loneliness',
      text: say('Loneliness', 'Uaigneas'),
      items: ids(three),
      min: 0,
      max: 12,
      better: 'lower',
    }),
  ],
  licence: 'To be recorded by the programme',
  source: 'Campaign to End Loneliness, Measuring your impact on loneliness in later life, 2015',
};

const mycawItems = ['concern_1', 'concern_2', 'wellbeing'].map(id => mark(id, 0, 6));

export const mycaw: Instrument = {
  ...slot,
  id: 'mycaw',
  title: say('Concerns and wellbeing (MYCaW)', 'Ábhair imní agus folláine (MYCaW)'),
  items: mycawItems,
  scales: [
    scale({
      id: 'concern_1',
      text: say('First concern', 'An chéad ábhar imní'),
      items: ['concern_1'],
      min: 0,
      max: 6,
      better: 'lower',
    }),
    scale({
      id: 'concern_2',
      text: say('Second concern', 'An dara hábhar imní'),
      items: ['concern_2'],
      min: 0,
      max: 6,
      better: 'lower',
    }),
    scale({
      id: 'wellbeing',
      text: say('Wellbeing', 'Folláine'),
      items: ['wellbeing'],
      min: 0,
      max: 6,
      better: 'lower',
    }),
  ],
  licence: 'Registration with Meaningful Measures Ltd',
  source: 'Paterson et al. 2007 (Complement Ther Med 15:38–45)',
};

const five = numbered(5, from(1, 5));

/** The five answers are kept as a profile; no index is worked out, since it needs a country's value set. */
export const eq5d5l: Instrument = {
  ...slot,
  id: 'eq5d5l',
  title: say('Health today (EQ-5D-5L)', 'Sláinte inniu (EQ-5D-5L)'),
  items: [...five, mark('vas', 0, 100)],
  scales: [
    scale({
      id: 'vas',
      text: say('Health today, 0 to 100', 'Sláinte inniu, 0 go 100'),
      items: ['vas'],
      min: 0,
      max: 100,
      better: 'higher',
    }),
  ],
  licence: 'Registration with the EuroQol Research Foundation',
  source: 'Herdman et al. 2011 (Qual Life Res 20:1727–1736)',
};

const who = numbered(5, from(0, 5));

export const who5: Instrument = {
  ...slot,
  id: 'who5',
  title: say('Wellbeing (WHO-5)', 'Folláine (WHO-5)'),
  items: who,
  scales: [
    scale({
      id: 'wellbeing',
      text: say('Wellbeing', 'Folláine'),
      items: ids(who),
      table: new Map(Array.from({ length: 26 }, (_, sum) => [sum, sum * 4])),
      min: 0,
      max: 100,
      better: 'higher',
    }),
  ],
  licence: 'CC BY-NC-SA 3.0 IGO, World Health Organization: not for every programme',
  source: 'Topp et al. 2015 (Psychother Psychosom 84:167–176)',
};

/** Only the finished score is entered; the instrument itself is filled in elsewhere under its own licence. */
function scoreOnly(
  id: string,
  title: string,
  min: number,
  max: number,
  step: number,
  source: string,
): Instrument {
  return {
    ...slot,
    id,
    title: say(title, title),
    items: [mark('score', min, max, step)],
    scales: [
      scale({ id: 'score', text: say('Score', 'Scór'), items: ['score'], min, max, better: 'higher' }),
    ],
    licence: 'Paid licence, recorded by the programme',
    source,
  };
}

export const outcomesStar = scoreOnly('outcomes_star', 'Outcomes Star', 1, 10, 0.1, 'Triangle Consulting');
export const pam = scoreOnly(
  'pam',
  'Patient Activation Measure (PAM)',
  0,
  100,
  0.1,
  'Insignia Health / Phreesia',
);
