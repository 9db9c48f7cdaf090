import type { Story } from '../../story.ts';

/** People whose time with the programme has ended: goals met, a death. */
export const ended: readonly Story[] = [
  {
    given: 'Robin',
    family: 'Keane',
    pronouns: 'they/them',
    age: 24,
    town: 'Ennis',
    ways: ['text', 'email'],
    via: 'mental',
    reason:
      'Discharged from our team, well. Has no friends here who know them as Robin. Wants a place where that is the least interesting thing.',
    needs: ['lonely', 'anxiety'],
    worker: 'rania',
    stage: { at: 'follow_up', line: 'HHHMHHHHH|', ago: 118, reason: 'goals_met' },
    missed: [['nervous', 'Got as far as the roundabout.']],
    meetings: [
      {
        note: 'Met by the river. Robin had a script and then put it away.',
        said: 'I would like to be boring in company.',
      },
      { note: 'Made a map of rooms by how many people are in them.' },
      { note: 'Plan agreed, with a way out of every line.' },
      { note: 'Board games. Sat at the quiet table, did not play, stayed an hour.' },
      { note: 'Played. Lost. Went back.', said: 'I lost at the game and nobody cared. It was class.' },
      { note: 'Rainbow Tea, met at the corner by Fionn. Ate three scones.' },
      { note: 'Taught two new people the rules of the longest game.' },
      {
        note: 'Looked back at the map. Has been in every room on it.',
        said: 'I am the one who knows the rules now. It is a trick they do. It works.',
      },
    ],
    plan: {
      matters: 'To be boring in company.',
      strengths: 'Careful, kind, learns rules of anything.',
      worse: 'Text HELLO to 50808. Cold water. Tell Mam the number.',
      goals: [
        {
          words: 'To stay in a room for an hour.',
          importance: 9,
          confidence: 9,
          was: 3,
          state: 'met',
          actions: [
            ['b', 'Sit outside first'],
            ['p', 'Stay for half an hour, then text'],
            ['l', 'Tell Eoin at the games table'],
          ],
          done: 3,
        },
      ],
      barriers: [['confidence', 'Walking in', 'Be there before there is anybody']],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Board Games at the Back', kind: 'accompanied', state: 'completed', at: 3, stillGoing: true },
      { to: 'Rainbow Tea Clare', kind: 'referred', state: 'attending', at: 4, stillGoing: true },
    ],
    ownConcerns: ['Walking in', 'Being explained'],
    measures: { start: 'taken', end: 'taken', change: 'better', weight: 7 },
    closing:
      'I am the one who knows the rules now, so I have to explain them to new people. It is a trick they do. It works.',
  },
  {
    given: 'Senan',
    family: 'Haugh',
    pronouns: 'he/him',
    age: 58,
    town: 'Kilkee',
    via: 'honan',
    reason:
      'Suckler farmer. Two bad winters. He told me about the cattle for twenty minutes and I do not think he meant the cattle.',
    needs: ['stress', 'money_benefits', 'lonely'],
    worker: 'fintan',
    stage: { at: 'closed', line: 'HHHHHCHHH|', ago: 41, reason: 'mostly_met' },
    missed: [['work', 'A cow calving. He sent a photograph.']],
    meetings: [
      {
        note: 'Stood at a gate for an hour. He looked at the field and I looked at the field.',
        said: 'A farm is a great place for not talking. You could do it for years.',
        place: 'At his gate',
      },
      { note: 'The letters are in the meal bin. He told me how many.' },
      { note: 'Plan agreed over the bonnet of the jeep.' },
      { note: 'Opened four letters with Jacinta. Two were advertisements.' },
      {
        note: 'Went to the mart table for the dinner.',
        said: 'Gearóid had the same letters in the same bin. We laughed till we had to go out.',
      },
      { note: 'Bank agreed to terms. He sleeps until five.' },
      { note: 'Money goal is met. The other one, company, he says is “coming like spring, slow”.' },
      { note: 'Last one, at the gate. Did not want the questions a second time.' },
    ],
    plan: {
      matters: 'To sleep past four.',
      strengths: 'Patient with animals, and with people who are patient.',
      worse: 'Key of the gun case to my brother. Ring Gearóid, any hour.',
      goals: [
        {
          words: 'To open the letters with somebody beside me.',
          importance: 9,
          confidence: 8,
          was: 2,
          state: 'met',
          actions: [
            ['l', 'Book the money advice'],
            ['p', 'Bring the meal bin'],
          ],
          done: 2,
        },
        {
          words: 'To have the dinner in company on a Tuesday.',
          importance: 6,
          confidence: 6,
          was: 5,
          state: 'partly_met',
          actions: [['p', 'Go for the dinner, sell nothing']],
          done: 1,
        },
      ],
      barriers: [['stigma', 'They would smell it off you', 'A mart two parishes over']],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Fergusside Money Advice', kind: 'accompanied', state: 'completed', at: 2 },
      { to: 'Small Farms, Big Talk', kind: 'referred', state: 'attending', at: 4, goal: 1 },
      { to: 'Stress Control, six evenings', kind: 'signposted', state: 'given', at: 3 },
    ],
    ownConcerns: ['Awake at four'],
    measures: { start: 'taken', end: 'declined', change: 'better', weight: 8 },
    closing: 'The bank is a person called Sinéad, it turns out. I can talk to a person.',
  },
  {
    given: 'Patrick',
    family: 'Tubridy',
    knownAs: 'Paddy',
    pronouns: 'he/him',
    age: 88,
    town: 'Miltown Malbay',
    via: 'slattery',
    reason:
      'Heart failure, comfortable. Would like to hear music in a room once more, he says, and I would like that for him.',
    needs: ['lonely', 'ltc_self_management'],
    worker: 'fintan',
    stage: { at: 'closed', line: 'HHHHH|', ago: 96, reason: 'died', diedAgo: 99 },
    meetings: [
      {
        note: 'At home, by the range. He asked for nothing twice, then for a concertina.',
        mode: 'home',
        said: 'I do not need long. I need a good evening.',
      },
      { note: 'Brought a list of sessions with a chair and a ramp.', mode: 'home' },
      { note: 'Monday Club. He was asked for a song and gave five.' },
      { note: 'A tired week. Played him a recording on my phone. He corrected it.', mode: 'home' },
      {
        note: 'Four musicians came to the kitchen. His daughter wrote to say that it was the good evening.',
        mode: 'home',
        said: 'That was it. You may put that down as done.',
      },
    ],
    plan: {
      matters: 'One good evening.',
      strengths: 'Two hundred songs. A great listener.',
      worse: 'Nurse by day, Marie at any hour.',
      goals: [
        {
          words: 'To hear a concertina in a room.',
          importance: 10,
          confidence: 8,
          state: 'met',
          actions: [
            ['l', 'Ask the Monday Club'],
            ['l', 'Ask who would come to the kitchen'],
          ],
          done: 2,
        },
      ],
      barriers: [['pain_fatigue', 'An hour is my measure', 'The music comes to him']],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Miltown Monday Club', kind: 'accompanied', state: 'completed', at: 2, stillGoing: false },
    ],
    ownConcerns: ['No music in the house'],
    measures: { start: 'taken', end: 'missing', change: 'better', weight: 5 },
  },
];
