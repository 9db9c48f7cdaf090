/** What people say: one concept to thirteen, misspelt, in other languages, in common words, and nothing that is known. */
const says: readonly string[] = [
  'Since my husband died I see nobody. I used to sing in the choir, and I have no car.',
  'I would love to get back to gardening but my knees are gone and I can’t manage stairs.',
  'lonley since i retird, used to play bowls, must be free',
  'I mind my wife who has dementia and I need somebody to talk to who understands.',
  'The bills are piling up and the landlord is putting up the rent. I need help with forms.',
  'Tá uaigneas orm agus ba bhreá liom Gaeilge a labhairt agus ceol a sheinm.',
  'Jestem samotna, nie mam z kim porozmawiać, lubię malować i gotować.',
  'Я нещодавно приїхала, хочу вчити англійську і люблю співати.',
  'أنا وحيدة وأحب البستنة',
  'walking',
  'I have long covid and I am exhausted by noon. Something gentle, maybe yoga or tai chi, by day, near home. I was made redundant in the spring and money is tight, so it would have to be cheap. My daughter says I should get out of the house, meet people my own age, do a bit of painting or knitting, anything with a cup of tea. I am not one for bingo. I don’t drive and the bus is every two hours.',
  'Something for my teenage lad and me, computers or photography, in the evening after work.',
  'a group with people and tea',
  'bored',
  'I drink more than I should and I want to stop.',
  'I like chess, and dancing too.',
  'No heating, no food in the house, the baby is three weeks old and I do not know a soul here.',
  'I lost my job and my flat, I owe money, I cannot sleep, and I would love to learn computers and English.',
  'Somewhere for a chat and a cup of tea in the morning, with a bit of music, gardening or woodwork, and a lift there, as I gave up the car and I am on a stick.',
  'swimming or football or tennis or cycling or running',
];

type Place = { readonly lat: number; readonly lon: number };

/** A sentence with the place it is asked from, if any. */
export type Asked = { readonly say: string; readonly near: Place | null };

/** In the middle of many services, between, and out at the edge of them. */
const places: readonly Place[] = [
  { lat: 52.84, lon: -8.98 },
  { lat: 53.9, lon: -7.2 },
  { lat: 51.62, lon: -9.97 },
];

/** The same sentences with a place and without, by their name in the table. */
export const sentenceSets = {
  'with a place': says.map((say, at): Asked => ({ say, near: places[at % places.length] ?? null })),
  'without a place': says.map((say): Asked => ({ say, near: null })),
} as const;

/** All of them, in the order of the sets: a server is asked for one by its number. */
export const sentences: readonly Asked[] = Object.values(sentenceSets).flat();
