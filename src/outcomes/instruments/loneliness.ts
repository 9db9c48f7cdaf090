import type { Instrument } from './instrument.ts';
import { band, choice, options, say, scale } from './pieces.ts';
import { published, publishedWording } from './published-words.ts';

const often = options(
  [1, published('Hardly ever or never', 'Go fíorannamh nó ní bhíonn riamh')],
  [2, published('Some of the time', 'Cuid den am')],
  [3, published('Often', 'Go minic')],
);

/** UCLA three-item loneliness scale, in the form the Office for National Statistics recommends for adults. */
export const ucla3: Instrument = {
  id: 'ucla3',
  version: 1,
  mode: 'text',
  title: published('Company and loneliness', 'Comhluadar agus uaigneas'),
  intro: null,
  items: [
    choice(
      'companionship',
      published(
        'How often do you feel that you lack companionship?',
        'Cé chomh minic a mhothaíonn tú go bhfuil easpa comhluadair ort?',
      ),
      often,
    ),
    choice(
      'left_out',
      published(
        'How often do you feel left out?',
        'Cé chomh minic a mhothaíonn tú go bhfágtar as an áireamh thú?',
      ),
      often,
    ),
    choice(
      'isolated',
      published(
        'How often do you feel isolated from others?',
        'Cé chomh minic a mhothaíonn tú scoite amach ó dhaoine eile?',
      ),
      often,
    ),
  ],
  scales: [
    scale({
      id: 'loneliness',
      text: say('Loneliness', 'Uaigneas'),
      items: ['companionship', 'left_out', 'isolated'],
      min: 3,
      max: 9,
      better: 'lower',
      bands: [band(3, 'not_lonely', 'Not lonely', 'Gan uaigneas'), band(6, 'lonely', 'Lonely', 'Uaigneach')],
    }),
  ],
  offByDefault: false,
  concern: null,
  wording: publishedWording,
  licence: 'Open Government Licence v3.0',
  source:
    'Hughes, Waite, Hawkley, Cacioppo 2004 (Research on Aging 26:655–672); ONS, Measuring loneliness: guidance for use of the national indicators, December 2018',
};

/** The direct question on loneliness. Stored 1 (often) to 5 (never), so that higher is better. */
export const directLoneliness: Instrument = {
  id: 'direct_loneliness',
  version: 1,
  mode: 'text',
  title: published('Feeling lonely', 'Uaigneas'),
  intro: null,
  items: [
    choice(
      'lonely',
      published('How often do you feel lonely?', 'Cé chomh minic a bhíonn uaigneas ort?'),
      options(
        [1, published('Often/always', 'Go minic/i gcónaí')],
        [2, published('Some of the time', 'Cuid den am')],
        [3, published('Occasionally', 'Ó am go chéile')],
        [4, published('Hardly ever', 'Go fíorannamh')],
        [5, published('Never', 'Ní bhíonn riamh')],
      ),
    ),
  ],
  scales: [
    scale({
      id: 'lonely',
      text: say('How often lonely', 'Minicíocht an uaignis'),
      items: ['lonely'],
      min: 1,
      max: 5,
      better: 'higher',
      bands: [
        band(1, 'often_or_always', 'Often or always lonely', 'Uaigneach go minic nó i gcónaí'),
        band(2, 'less_often', 'Less often', 'Níos annaimhe'),
      ],
    }),
  ],
  offByDefault: false,
  concern: null,
  wording: publishedWording,
  licence: 'Open Government Licence v3.0',
  source: 'ONS, Measuring loneliness: guidance for use of the national indicators, December 2018',
};
