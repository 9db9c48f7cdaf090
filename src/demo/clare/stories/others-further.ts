import type { Story } from '../../story.ts';

/** More people in the middle of things: money, care at home, a town without signs. */
export const othersFurther: readonly Story[] = [
  {
    given: 'Bernadette',
    family: 'Liddy',
    knownAs: 'Bernie',
    pronouns: 'she/her',
    age: 66,
    town: 'Kilrush',
    ways: ['voicemail', 'text'],
    via: 'phnWest',
    reason:
      'Sold the house to help a nephew and now rents a room in it. Says it is grand. Eats at the neighbour’s.',
    needs: ['money_benefits', 'lonely', 'relationships'],
    worker: 'fintan',
    stage: { at: 'active', line: 'HHHMH|P', next: 3, time: '15:00' },
    missed: [['hard_day', 'She said she was not able for talking.']],
    meetings: [
      {
        note: 'Met in the marina café. She checked who was at every table first.',
        said: 'I gave it out of love. I would only like to know is it gone.',
      },
      { note: 'Talked about the garden she used to have. It is the nephew’s car park now.' },
      { note: 'Plan agreed, small: one morning in the walled garden, one talk with the money people.' },
      { note: 'She has no key to her own front door. Told her what I must do with that, and did it.' },
    ],
    plan: {
      matters: 'To have a key to something.',
      strengths: 'Gardener. Kept the altar flowers for twenty years. Kind to a fault.',
      worse: 'Go to Breege’s. Ring the guards if he raises his hand: 112.',
      goals: [
        {
          words: 'To know where I stand.',
          importance: 9,
          confidence: 3,
          help: 'If it could be done quietly.',
          actions: [
            ['l', 'Book the money advice in Ennis, not here'],
            ['p', 'Find the paper I signed'],
          ],
          done: 0,
        },
      ],
      barriers: [['safety', 'He would be vexed', 'Meet in Ennis, on market day, when she is there anyway']],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Kilrush Walled Garden Volunteers', kind: 'accompanied', state: 'first_attended', at: 3 },
      { to: 'Fergusside Money Advice', kind: 'referred', state: 'no_reply', at: 3, nextIn: 1 },
    ],
    ownConcerns: ['Having no key'],
    measures: { start: 'taken', end: 'missing', change: 'worse', weight: 7 },
    concern: {
      kind: 'financial_abuse',
      words:
        'Nephew holds her bank card and the only key. She signed the house over without advice. She has capacity, and is afraid of him being “vexed”. Agreed that I bring it to Declan.',
      raisedAgo: 8,
      decideIn: -3,
    },
  },
  {
    given: 'Noel',
    family: 'Minogue',
    pronouns: 'he/him',
    age: 74,
    town: 'Broadford',
    via: 'tuohy',
    reason:
      'Minds Maura, who has Lewy body disease. Will not let anybody else shave her chin. Needs an hour, would never say so.',
    needs: ['carer', 'lonely'],
    worker: 'aoife',
    stage: { at: 'on_hold', line: 'HHH|', days: 8, reason: 'in_hospital', untilIn: 6 },
    meetings: [
      {
        note: 'Met at home while Maura slept. He whispered for an hour and then laughed out loud at something, and listened for her.',
        mode: 'home',
        said: 'I was never in charge of the colours. Now I match her cardigans.',
      },
      {
        note: 'Sitter came for the first time. He stood in the yard and did not know where to go. We walked to the creamery.',
      },
      {
        note: 'Two hours at the bench. Plan agreed. Maura to hospital the same night with her chest; he rang to say so himself.',
      },
    ],
    plan: {
      matters: 'An hour, and to be asked about something other than Maura.',
      strengths: 'Tender, exact. Good with engines.',
      worse: 'Ring Nora from the carers. The nurse by day, the doctor by night.',
      goals: [
        {
          words: 'To take one engine asunder and put it together again.',
          importance: 7,
          confidence: 6,
          actions: [
            ['l', 'Ask the Broadford bench'],
            ['p', 'Bring the lawnmower'],
          ],
          done: 1,
        },
      ],
      barriers: [['caring', 'She frets when I am gone', 'The same sitter every time']],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Broadford Bench', kind: 'accompanied', state: 'first_attended', at: 2 },
      { to: 'Sit With Me Respite', kind: 'referred', state: 'attending', at: 1 },
      {
        to: 'Ennis Evening Carers',
        kind: 'referred',
        state: 'stopped',
        at: 2,
        barrier: 'past_experience',
        neverWent: true,
        note: 'A group like it was all crying, once, and she did not want that again.',
      },
    ],
    ownConcerns: ['Being needed every minute'],
    measures: { start: 'taken', end: 'missing', change: 'same', weight: 6 },
  },
  {
    given: 'Gerard',
    family: 'Sexton',
    pronouns: 'he/him',
    age: 48,
    town: 'Ennistymon',
    contactNote: 'Deaf. Text only. Irish Sign Language interpreter for meetings.',
    ways: ['text', 'email'],
    access: 'Irish Sign Language. Good light on faces.',
    via: 'self',
    reason:
      'I am Deaf and I live in a hearing town. Everybody is nice to me for two minutes. I would like a third minute.',
    needs: ['lonely', 'disability'],
    worker: 'rania',
    stage: { at: 'active', line: 'HHHHHH|P', next: 5, time: '15:00' },
    meetings: [
      {
        note: 'With interpreter. He told the story of the two minutes. It is a good story and a terrible one.',
        said: 'They mouth “how are you” and then they look for somebody else.',
      },
      { note: 'Looked for what is signed within thirty kilometres. Nothing. Wrote that down as what it is.' },
      { note: 'Plan agreed. He offers to teach.' },
      { note: 'Six people want to learn at the library. He laughed at their hands.' },
      {
        note: 'First class. He had them order tea without voices.',
        said: 'Now there are six people who have a third minute.',
      },
      { note: 'The café learnt “the usual”. He went in twice to see it again.' },
    ],
    plan: {
      matters: 'A third minute.',
      strengths: 'Teacher without a class. Very funny in any language.',
      worse: 'Text Ciarán. Text 50808 if it is dark.',
      goals: [
        {
          words: 'To have ten people in this town I can talk to.',
          importance: 9,
          confidence: 8,
          was: 4,
          actions: [
            ['l', 'Ask the library for a table'],
            ['p', 'Six lessons'],
            ['b', 'Ask the café'],
          ],
          done: 3,
        },
      ],
      barriers: [['not_available', 'Nothing here is signed', 'Begin it']],
      agreedAt: [3],
    },
    introductions: [
      {
        to: 'Ciorcal Cainte Inis Díomáin',
        kind: 'referred',
        state: 'declined',
        at: 2,
        note: 'No interpreter in the evening.',
      },
    ],
    ownConcerns: ['Two-minute people'],
    measures: { start: 'taken', end: 'missing', change: 'better', weight: 5 },
    unmet: [['lonely', 'access', 'Any regular group in Irish Sign Language within 30 km of Ennistymon.']],
  },
];
