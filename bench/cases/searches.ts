import { anything, type Search } from '../../src/directory/index.ts';

const near = (lat: number, lon: number) => ({ lat, lon });
const ask = (words: string, place: Search['near'], withinKm: number): Search => ({
  ...anything,
  ...{ region: 'ie', words, near: place, withinKm, free: true, access: ['step_free'] },
});

/** Words, a distance and two facts, as people ask. */
export const searches: readonly Search[] = [
  ask('singing group', near(52.84, -8.98), 50),
  ask('gardening', near(52.64, -9.48), 20),
  ask('somebody to go walking with', near(52.9, -9.3), 20),
  ask('help with forms', near(52.8, -8.7), 10),
  ask('knitting cirlce', near(53.4, -8.2), 50),
  ask('tai chi older people', near(52.1, -8.9), 20),
];
