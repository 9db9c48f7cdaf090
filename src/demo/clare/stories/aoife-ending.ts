import type { Story } from '../../story.ts';

/** Aoife Hehir’s case that waits for its letter, and a lady with hens. */
export const aoifeEnding: readonly Story[] = [
  {
    key: 'garrihy',
    given: 'Siobhán',
    family: 'Garrihy',
    pronouns: 'she/her',
    age: 46,
    born: '1980-03-14',
    town: 'Ennis',
    ways: ['text', 'email', 'post'],
    via: 'considine',
    reason:
      'Minds her mother, who has dementia, day and night. Migraines, weight loss. She says she is fine. She is not, but it is not something I can prescribe for.',
    needs: ['carer', 'stress', 'money_benefits'],
    worker: 'aoife',
    stage: { at: 'closed', line: 'HHHHMHHHH|', ago: 3, reason: 'goals_met' },
    missed: [['caring', 'Her mother had a fall. No bones broken.']],
    meetings: [
      {
        note: 'Met in the car outside her house, with the baby monitor on the dashboard. She laughed at that before I did.',
        said: 'I am minding Mam night and day and I have not had an hour to myself since Easter. I feel I have disappeared.',
        place: 'In the car, Fergus Row',
      },
      { note: 'Talked about money, and what she is entitled to. Agreed that we look at it properly.' },
      { note: 'Plan agreed. She chose clay because nobody needs a bowl.' },
      { note: 'First Thursday at the pottery. Her brother sat with their mother and survived it.' },
      {
        note: 'Applied for the support grant with Fergusside Money Advice. Tried the pool in Lahinch, too far in the evening.',
      },
      {
        note: 'Carers’ evening in Clarecastle. She spoke. Eight people nodded.',
        said: 'I said it out loud, that I am tired, and the roof stayed on.',
      },
      { note: 'Looked ahead. Brother does every Thursday now, without being asked.' },
      {
        note: 'Last meeting. Read the letter together, changed one word. Wants her blood pressure looked at and has booked it.',
        said: 'I have Thursdays. I am myself on Thursdays, and Mam is all right without me.',
      },
    ],
    plan: {
      matters: 'To be a daughter and not only a nurse.',
      strengths: 'Funny, organised, stubborn in the right places.',
      worse: 'Ring Dermot and say “come now”. Sit on the step for five minutes. 112 if Mam is hurt.',
      goals: [
        {
          words: 'One evening in the week that is mine.',
          importance: 10,
          confidence: 9,
          was: 3,
          state: 'met',
          actions: [
            ['p', 'Ask Dermot for Thursdays'],
            ['l', 'Ring Liam about the pottery'],
          ],
          done: 2,
        },
        {
          words: 'To know what we are entitled to.',
          importance: 7,
          confidence: 7,
          was: 5,
          state: 'partly_met',
          actions: [
            ['l', 'Book money advice'],
            ['p', 'Send the form'],
          ],
          done: 2,
        },
      ],
      barriers: [['caring', 'I cannot leave her', 'Dermot on Thursdays, the sitter as second']],
      agreedAt: [3, 6],
    },
    introductions: [
      { to: 'Clay on Thursdays', kind: 'accompanied', state: 'attending', at: 3 },
      { to: 'Ennis Evening Carers', kind: 'referred', state: 'attending', at: 4 },
      {
        to: 'Lahinch Swimming Group',
        kind: 'referred',
        state: 'stopped',
        at: 3,
        barrier: 'weather_dark',
        note: 'Went once. Too far in the evening.',
      },
      { to: 'Fergusside Money Advice', kind: 'referred', state: 'attending', at: 2, goal: 1 },
    ],
    ownConcerns: ['Having disappeared'],
    measures: {
      start: 'taken',
      end: 'taken',
      change: 'better',
      weight: 7,
      exact: {
        baseline: {
          ons4: { satisfied: 4, worthwhile: 5, happy: 4, anxious: 8 },
          ucla3: { companionship: 3, left_out: 2, isolated: 2 },
          control: { control: 2 },
          own_concerns: { first: 9 },
          direct_loneliness: { lonely: 2 },
        },
        end: {
          ons4: { satisfied: 7, worthwhile: 8, happy: 6, anxious: 5 },
          ucla3: { companionship: 2, left_out: 1, isolated: 2 },
          control: { control: 6 },
          own_concerns: { first: 4 },
          direct_loneliness: { lonely: 3 },
        },
      },
    },
    ask: 'Siobhán would like her blood pressure looked at, and has booked with your nurse for the week after next.',
    closing: 'I have Thursdays. I am myself on Thursdays, and Mam is all right without me.',
    tasks: [
      {
        kind: 'closing',
        words: 'Closing letter for Siobhán Garrihy. She has agreed it, you send it.',
        in: 0,
      },
    ],
  },
  {
    given: 'Bridie',
    family: 'Moroney',
    pronouns: 'she/her',
    age: 82,
    town: 'Scarriff',
    ways: ['post'],
    via: 'tuohy',
    reason:
      'Moved in with her daughter in the spring and lost her own kitchen, hens and neighbours in one day. Loved, and bored.',
    needs: ['life_transition', 'lonely'],
    worker: 'aoife',
    stage: { at: 'active', line: 'HHHH|PP', next: 1, time: '09:30' },
    place: 'The Market House, Scarriff',
    meetings: [
      {
        note: 'Met in the Market House. Bridie interviewed me first, and I passed.',
        said: 'They will not let me lift a cup. I reared nine.',
      },
      { note: 'What she misses most is hens. Second is being asked her opinion.' },
      { note: 'Plan agreed, with hens in it.' },
      { note: 'Saturday at the allotment: she was asked her opinion on hens, and gave it, for two hours.' },
    ],
    plan: {
      matters: 'To be asked my opinion, and hens.',
      strengths: 'Reared nine and buried two. Knows soil by smell.',
      worse: 'Tell Carmel, out loud, at the table.',
      goals: [
        {
          words: 'To have the running of a few hens.',
          importance: 9,
          confidence: 7,
          was: 5,
          actions: [
            ['l', 'Ask Martin at the allotment'],
            ['p', 'Say what they eat'],
            ['b', 'Build nothing too near the lettuce'],
          ],
          done: 2,
        },
      ],
      barriers: [['mobility', 'The ground is soft', 'A chair on the slab, and the hens come to her']],
      agreedAt: [3],
    },
    introductions: [{ to: 'Derg Allotment Mornings', kind: 'accompanied', state: 'attending', at: 3 }],
    ownConcerns: ['Not being let do anything'],
    measures: { start: 'declined', end: 'missing', change: 'better', weight: 5 },
  },
];
