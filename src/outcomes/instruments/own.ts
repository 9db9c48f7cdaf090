import type { Instrument, Item } from './instrument.ts';
import { ours } from './own-words.ts';
import { choice, options, say, scale, zeroToTen } from './pieces.ts';
import { published, publishedWording } from './published-words.ts';

const own = {
  version: 1,
  mode: 'text',
  offByDefault: false,
  concern: null,
  wording: {
    en: 'own wording',
    ga: 'own wording',
    pl: 'own wording',
    uk: 'own wording',
    ar: 'own wording',
    pt: 'own wording',
  },
  licence: 'AGPL-3.0-or-later, as Hedgerow',
  source: 'Hedgerow',
} as const;

/** How much control somebody feels they have; not validated, shown as a single answer. */
export const control: Instrument = {
  ...own,
  id: 'control',
  title: ours('Control over my health and life', 'Smacht ar mo shláinte agus ar mo shaol'),
  intro: null,
  items: [
    zeroToTen(
      'control',
      ours(
        'How much control do you feel you have over your health and your life?',
        'Cé mhéad smachta a mhothaíonn tú atá agat ar do shláinte agus ar do shaol?',
      ),
      ours('None', 'Gan smacht ar bith'),
      ours('All I need', 'A bhfuil de dhíth orm'),
    ),
  ],
  scales: [
    scale({
      id: 'control',
      text: ours('Control', 'Smacht'),
      items: ['control'],
      min: 0,
      max: 10,
      better: 'higher',
    }),
  ],
};

/** Where somebody stands between their worst and their best life. */
export const ladder: Instrument = {
  ...own,
  id: 'ladder',
  title: ours('The ladder', 'An dréimire'),
  intro: null,
  items: [
    zeroToTen(
      'step',
      ours(
        'Think of a ladder. The top step, 10, is the best your life could be. The bottom, 0, is the worst. Which step are you on now?',
        'Smaoinigh ar dhréimire. Is é an chéim is airde, 10, an saol is fearr a d’fhéadfadh a bheith agat. Is é an bun, 0, an saol is measa. Cén chéim ar a bhfuil tú anois?',
      ),
      ours('The worst', 'An saol is measa'),
      ours('The best', 'An saol is fearr'),
    ),
  ],
  scales: [
    scale({ id: 'step', text: ours('Step', 'Céim'), items: ['step'], min: 0, max: 10, better: 'higher' }),
  ],
};

/** General health, as health surveys across Europe ask it. */
export const selfRatedHealth: Instrument = {
  ...own,
  id: 'self_rated_health',
  title: published('My health', 'Mo shláinte'),
  intro: null,
  items: [
    choice(
      'health',
      published('How is your health in general?', 'Conas atá do shláinte i gcoitinne?'),
      options(
        [5, published('Very good', 'An-mhaith')],
        [4, published('Good', 'Maith')],
        [3, published('Fair', 'Cuibheasach')],
        [2, published('Bad', 'Olc')],
        [1, published('Very bad', 'An-olc')],
      ),
    ),
  ],
  scales: [
    scale({
      id: 'health',
      text: say('Health', 'Sláinte'),
      items: ['health'],
      min: 1,
      max: 5,
      better: 'higher',
    }),
  ],
  wording: publishedWording,
  licence: 'Free to use (Eurostat reuse policy)',
  source: 'Eurostat, Minimum European Health Module (EHIS), question 1',
};

const concern = (id: string): Item => ({
  kind: 'scale',
  id,
  text: ours('How much does this trouble you now?', 'Cé mhéad a ghoilleann sé seo ort anois?'),
  min: 0,
  max: 10,
  step: 1,
  low: ours('Not at all', 'Ní ghoilleann ar chor ar bith'),
  high: ours('As much as could be', 'A mhéad is féidir'),
  named: true,
});

/** Up to two things that trouble the person most, named in their own words; the second may stay empty. */
export const ownConcerns: Instrument = {
  ...own,
  id: 'own_concerns',
  title: ours('What troubles me most', 'An rud is mó a ghoilleann orm'),
  intro: ours(
    'What are the one or two things that trouble you most? Use your own words.',
    'Cad iad an rud nó an dá rud is mó a ghoilleann ort? Úsáid d’fhocail féin.',
  ),
  items: [concern('first'), concern('second')],
  scales: [
    scale({
      id: 'first',
      text: ours('First concern', 'An chéad ábhar imní'),
      items: ['first'],
      min: 0,
      max: 10,
      better: 'lower',
    }),
    scale({
      id: 'second',
      text: ours('Second concern', 'An dara hábhar imní'),
      items: ['second'],
      min: 0,
      max: 10,
      better: 'lower',
    }),
  ],
};

const count = (id: string, max: number, en: string, ga: string): Item => ({
  kind: 'count',
  id,
  text: ours(en, ga),
  max,
});

/** Use of services in the last three months. A fall frees capacity; it is not cash, and neither way is "better". */
export const serviceUse: Instrument = {
  ...own,
  id: 'service_use',
  title: ours('Use of health services', 'Úsáid seirbhísí sláinte'),
  intro: ours('In the last 3 months:', 'Le 3 mhí anuas:'),
  items: [
    count(
      'gp',
      100,
      'How many times did you see or talk to a GP?',
      'Cé mhéad uair a chonaic tú dochtúir teaghlaigh nó a labhair tú le dochtúir teaghlaigh?',
    ),
    count(
      'out_of_hours',
      100,
      'How many times did you use a doctor outside opening hours?',
      'Cé mhéad uair a d’úsáid tú dochtúir lasmuigh de na gnáthuaireanta?',
    ),
    count(
      'emergency',
      100,
      'How many times did you go to an emergency department?',
      'Cé mhéad uair a chuaigh tú chuig roinn éigeandála?',
    ),
    count(
      'hospital_nights',
      92,
      'How many nights did you spend in hospital?',
      'Cé mhéad oíche a chaith tú san ospidéal?',
    ),
  ],
  scales: [
    scale({
      id: 'gp',
      text: ours('GP', 'Dochtúir teaghlaigh'),
      items: ['gp'],
      min: 0,
      max: 100,
      better: null,
    }),
    scale({
      id: 'out_of_hours',
      text: ours('Doctor outside opening hours', 'Dochtúir lasmuigh de na gnáthuaireanta'),
      items: ['out_of_hours'],
      min: 0,
      max: 100,
      better: null,
    }),
    scale({
      id: 'emergency',
      text: ours('Emergency department', 'Roinn éigeandála'),
      items: ['emergency'],
      min: 0,
      max: 100,
      better: null,
    }),
    scale({
      id: 'hospital_nights',
      text: ours('Nights in hospital', 'Oícheanta san ospidéal'),
      items: ['hospital_nights'],
      min: 0,
      max: 92,
      better: null,
    }),
  ],
};
