import type { Band, Instrument, Item } from './instrument.ts';
import { band, choice, options, say, scale } from './pieces.ts';
import { published, publishedWording } from './published-words.ts';

const intro = published(
  'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  'Le 2 sheachtain anuas, cé chomh minic a chuir aon cheann de na fadhbanna seo isteach ort?',
);

const howOften = options(
  [0, published('Not at all', 'Níor chuir ar chor ar bith')],
  [1, published('Several days', 'Roinnt laethanta')],
  [2, published('More than half the days', 'Níos mó ná leath de na laethanta')],
  [3, published('Nearly every day', 'Beagnach gach lá')],
);

const ask = (id: string, en: string, ga: string): Item => choice(id, published(en, ga), howOften);

const interest = ask(
  'interest',
  'Little interest or pleasure in doing things',
  'Gan mórán suime ná pléisiúir i rudaí a dhéanamh',
);
const down = ask('down', 'Feeling down, depressed, or hopeless', 'Ísle brí, dúlagar nó easpa dóchais');
const nervous = ask('nervous', 'Feeling nervous, anxious or on edge', 'Neirbhís, imní nó a bheith ar bís');
const worrying = ask(
  'worrying',
  'Not being able to stop or control worrying',
  'Gan a bheith in ann stop a chur leis an imní ná smacht a choinneáil uirthi',
);

const shared = {
  mode: 'text',
  intro,
  wording: publishedWording,
  licence:
    'Developed by Drs Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.',
} as const;

const mild = band(5, 'mild', 'Mild', 'Éadrom');
const moderate = band(10, 'moderate', 'Moderate', 'Measartha');

/** Depression. Off by default: asking it means being ready to act on the ninth answer. */
export const phq9: Instrument = {
  ...shared,
  id: 'phq9',
  version: 1,
  title: published('Mood (PHQ-9)', 'Giúmar (PHQ-9)'),
  items: [
    interest,
    down,
    ask(
      'sleep',
      'Trouble falling or staying asleep, or sleeping too much',
      'Deacracht titim i do chodladh nó fanacht i do chodladh, nó an iomarca codlata',
    ),
    ask('tired', 'Feeling tired or having little energy', 'Tuirse nó easpa fuinnimh'),
    ask('appetite', 'Poor appetite or overeating', 'Drochghoile nó ag ithe an iomarca'),
    ask(
      'failure',
      'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
      'Drochmheas agat ort féin — nó gur theip ort nó gur loic tú ort féin nó ar do theaghlach',
    ),
    ask(
      'concentration',
      'Trouble concentrating on things, such as reading the newspaper or watching television',
      'Deacracht díriú ar rudaí, mar shampla an nuachtán a léamh nó féachaint ar an teilifís',
    ),
    ask(
      'restless',
      'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
      'Ag bogadh nó ag caint chomh mall sin go bhféadfadh daoine eile é a thabhairt faoi deara? Nó a mhalairt — a bheith chomh corrthónach sin go raibh tú ag bogadh thart i bhfad níos mó ná mar is gnách',
    ),
    ask(
      'better_off_dead',
      'Thoughts that you would be better off dead or of hurting yourself in some way',
      'Smaointe gurbh fhearr duit a bheith marbh nó faoi dhochar a dhéanamh duit féin ar bhealach éigin',
    ),
  ],
  scales: [
    scale({
      id: 'depression',
      text: say('Low mood', 'Ísle brí'),
      items: [
        'interest',
        'down',
        'sleep',
        'tired',
        'appetite',
        'failure',
        'concentration',
        'restless',
        'better_off_dead',
      ],
      min: 0,
      max: 27,
      better: 'lower',
      bands: [
        band(0, 'minimal', 'Minimal', 'Íosta'),
        mild,
        moderate,
        band(15, 'moderately_severe', 'Moderately severe', 'Measartha trom'),
        band(20, 'severe', 'Severe', 'Trom'),
      ],
      reliableChange: 6,
    }),
  ],
  offByDefault: true,
  concern: { item: 'better_off_dead', above: 0 },
  source: 'Kroenke, Spitzer, Williams 2001 (J Gen Intern Med 16:606–613); phqscreeners.com',
};

/** Anxiety. Off by default. */
export const gad7: Instrument = {
  ...shared,
  id: 'gad7',
  version: 1,
  title: published('Worry (GAD-7)', 'Imní (GAD-7)'),
  items: [
    nervous,
    worrying,
    ask('many_worries', 'Worrying too much about different things', 'An iomarca imní faoi rudaí éagsúla'),
    ask('relaxing', 'Trouble relaxing', 'Deacracht scíth a ligean'),
    ask(
      'restless',
      'Being so restless that it is hard to sit still',
      'Chomh corrthónach sin go bhfuil sé deacair fanacht socair',
    ),
    ask('irritable', 'Becoming easily annoyed or irritable', 'Éirí crosta nó cantalach go héasca'),
    ask(
      'afraid',
      'Feeling afraid as if something awful might happen',
      'Eagla, amhail is go dtarlódh rud éigin uafásach',
    ),
  ],
  scales: [
    scale({
      id: 'anxiety',
      text: say('Worry', 'Imní'),
      items: ['nervous', 'worrying', 'many_worries', 'relaxing', 'restless', 'irritable', 'afraid'],
      min: 0,
      max: 21,
      better: 'lower',
      bands: [band(0, 'minimal', 'Minimal', 'Íosta'), mild, moderate, band(15, 'severe', 'Severe', 'Trom')],
      reliableChange: 4,
    }),
  ],
  offByDefault: true,
  concern: null,
  source: 'Spitzer, Kroenke, Williams, Löwe 2006 (Arch Intern Med 166:1092–1097); phqscreeners.com',
};

const raised: readonly Band[] = [
  band(0, 'usual', 'Not raised', 'Gan ardú'),
  band(3, 'raised', 'Raised', 'Ardaithe'),
];

/** The four questions that stand for the two longer ones. */
export const phq4: Instrument = {
  ...shared,
  id: 'phq4',
  version: 1,
  title: published('Mood and worry (PHQ-4)', 'Giúmar agus imní (PHQ-4)'),
  items: [nervous, worrying, interest, down],
  scales: [
    scale({
      id: 'distress',
      text: say('Mood and worry together', 'Giúmar agus imní le chéile'),
      items: ['nervous', 'worrying', 'interest', 'down'],
      min: 0,
      max: 12,
      better: 'lower',
      bands: [
        band(0, 'minimal', 'Minimal', 'Íosta'),
        band(3, 'mild', 'Mild', 'Éadrom'),
        band(6, 'moderate', 'Moderate', 'Measartha'),
        band(9, 'severe', 'Severe', 'Trom'),
      ],
    }),
    scale({
      id: 'anxiety',
      text: say('Worry', 'Imní'),
      items: ['nervous', 'worrying'],
      min: 0,
      max: 6,
      better: 'lower',
      bands: raised,
    }),
    scale({
      id: 'depression',
      text: say('Low mood', 'Ísle brí'),
      items: ['interest', 'down'],
      min: 0,
      max: 6,
      better: 'lower',
      bands: raised,
    }),
  ],
  offByDefault: false,
  concern: null,
  source: 'Kroenke, Spitzer, Williams, Löwe 2009 (Psychosomatics 50:613–621); phqscreeners.com',
};
