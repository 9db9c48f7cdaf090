import { anything, type Search } from '../../src/directory/index.ts';

const near = (lat: number, lon: number) => ({ lat, lon });
const ask = (words: string, asked: Partial<Search> = {}): Search => ({
  ...anything,
  region: 'ie',
  words,
  ...asked,
});
const twoFacts = (words: string, place: Search['near'], withinKm: number): Search =>
  ask(words, { near: place, withinKm, free: true, access: ['step_free'] });
const clare = near(52.84, -8.98);

/** Words, a distance and two facts, as people ask: plain, misspelt, common, many at once. */
const whole: readonly Search[] = [
  twoFacts('singing group', clare, 50),
  twoFacts('gardening', near(52.64, -9.48), 20),
  twoFacts('somebody to go walking with', near(52.9, -9.3), 20),
  twoFacts('help with forms', near(52.8, -8.7), 10),
  twoFacts('knitting cirlce', near(53.4, -8.2), 50),
  twoFacts('tai chi older people', near(52.1, -8.9), 20),
  twoFacts('group', clare, 20),
  twoFacts('tea', near(53.4, -8.2), 50),
  twoFacts('photografy clas', near(52.1, -8.9), 20),
  twoFacts('yoga or tai chi for older people in Ennis', near(53, -7.6), 50),
  twoFacts('choir', near(52.5, -8.1), 5),
  twoFacts('lifts to hospital', near(54.6, -9.2), 50),
];

/** Words, and nothing else. */
const wordsAlone: readonly Search[] = [
  ask('singing group'),
  ask('people'),
  ask('tea'),
  ask('knitting cirlce'),
  ask('somebody to go walking with'),
  ask('Ennis Community 1234'),
];

/** Filters without words and without a place, singly and together. */
const filtersAlone: readonly Search[] = [
  ask('', { free: true }),
  ask('', { free: true, access: ['step_free'] }),
  ask('', { kinds: ['gardening_nature'] }),
  ask('', { kinds: ['arts_music_drama'], days: ['tu'], parts: ['morning'] }),
  ask('', { days: ['sa'] }),
  ask('', { language: 'pl' }),
  ask('', { online: true }),
  ask('', { sex: 'women', age: 40 }),
  ask('', { openDoor: true, confirmedSince: Temporal.PlainDate.from('2026-05-24') }),
  ask('', { free: true, days: ['tu'], order: 'soonest' }),
];

/** A place without words: what there is around it, and what of that fits. */
const placeAlone: readonly Search[] = [
  ask('', { near: clare, order: 'distance' }),
  ask('', { near: clare, withinKm: 20, order: 'distance' }),
  ask('', { near: near(53.4, -8.2), withinKm: 50, free: true, access: ['step_free'], order: 'distance' }),
  ask('', { near: clare, withinKm: 10, kinds: ['sport'], order: 'distance' }),
];

/** Every way of asking with its name in the table; the first is the one that has an aim. */
export const searchSets = {
  'text, distance, two facts': whole,
  'words alone': wordsAlone,
  'filters alone': filtersAlone,
  'place alone': placeAlone,
} as const satisfies Record<string, readonly Search[]>;

/** All of them, in the order of the sets: a server is asked for one by its number. */
export const searches: readonly Search[] = Object.values(searchSets).flat();
