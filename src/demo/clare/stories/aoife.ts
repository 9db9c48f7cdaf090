import type { Story } from '../../story.ts';

/** What is overdue and what waits on Aoife Hehir’s desk, and one piece of good news. */
export const aoife: readonly Story[] = [
  {
    key: 'lillis',
    given: 'John',
    family: 'Lillis',
    pronouns: 'he/him',
    age: 63,
    town: 'Kildysart',
    via: 'hospital',
    reason:
      'Discharged after a stroke in June. Walks well, speech good. Carpenter. His wife says the tools look at him.',
    needs: ['ltc_self_management', 'life_transition'],
    worker: 'aoife',
    stage: { at: 'active', line: 'HHHHHHH|P', next: 3, time: '11:00' },
    meetings: [
      {
        note: 'Met at home, in the workshop door, not inside it. He has not been past the door since June.',
        mode: 'home',
        said: 'I was the one who lifted the other end. Now I am the other end.',
      },
      {
        note: 'Went past the door. Sat among the planes. Left hand is slow, he says, and showed me exactly how slow.',
      },
      { note: 'Plan agreed. He asked for a place with men and no doctors.' },
      {
        note: 'Drove over to the Repair Bench together. He held the other end of a dresser for an hour and told Sonny what was wrong with it.',
      },
      {
        note: 'Went alone. Came home with a chair that nobody else would take on.',
        said: 'There is a lad there of eighteen with no father. I am showing him dovetails, slowly, which is the only way I have now.',
      },
      { note: 'Fourth week. The chair is finished. His wife rang to say so before he could.' },
      { note: 'Sixth week running at the bench. We talked about ending with me and not with them.' },
    ],
    plan: {
      matters: 'To be of use with my hands again.',
      strengths: 'Forty years a carpenter. Patient. A teacher, it turns out.',
      worse: 'Face, arm, speech: 112 and no waiting. For the low days, ring Sonny.',
      goals: [
        {
          words: 'To mend something that matters to somebody.',
          importance: 10,
          confidence: 9,
          was: 3,
          actions: [
            ['l', 'Ring the Repair Bench about the ramp'],
            ['b', 'Go together once'],
            ['p', 'Bring my own plane'],
          ],
          done: 3,
        },
      ],
      barriers: [['confidence', 'The left hand shames me', 'Begin with holding the other end']],
      agreedAt: [3],
    },
    introductions: [{ to: 'The Repair Bench', kind: 'accompanied', state: 'attending', at: 2 }],
    ownConcerns: ['Not being any use'],
    measures: { start: 'taken', end: 'missing', change: 'better', weight: 7 },
  },
  {
    key: 'mulqueen',
    given: 'James',
    family: 'Mulqueen',
    pronouns: 'he/him',
    age: 52,
    town: 'Quin',
    phone: '50119',
    ways: ['text', 'voicemail'],
    best: 'Evenings',
    via: 'adeyemi',
    reason:
      'Lost his job as a driver with his licence, after a fit. Wife works. He sits at home with the curtains pulled. Agreed to a call, warily.',
    needs: ['employment', 'low_mood', 'ltc_self_management'],
    worker: 'aoife',
    waited: 3,
    stage: {
      at: 'contacting',
      tries: [[7, '10:20', 'phone', 'no_answer', 'Rang out. He said evenings were better, my mistake.']],
    },
  },
  {
    key: 'nagle',
    given: 'Eileen',
    family: 'Nagle',
    pronouns: 'she/her',
    age: 67,
    town: 'Clarecastle',
    ways: ['voicemail', 'post'],
    travel: 'Drives by day only.',
    via: 'considine',
    reason:
      'Her twin sister died at Christmas. She has stopped cards, Mass and the walking club, because they were a pair at all of them.',
    needs: ['bereavement', 'lonely'],
    worker: 'aoife',
    stage: { at: 'active', line: 'HHH|PP', next: 2, time: '15:00' },
    meetings: [
      {
        note: 'Met in the family centre. Eileen talked about “we” for half an hour before she noticed.',
        said: 'I was never one of one. I do not know how it is done.',
      },
      { note: 'Looked at a week on paper. Mondays were cards. She might do Mondays, if it was not cards.' },
      {
        note: 'Rang Walking On together. She wants to wait until the month’s mind is over. Agreed the plan: one Monday, then see. She put Peggy’s photograph on the table while we wrote.',
        draft: true,
      },
    ],
    plan: {
      matters: 'To be one of one, and not mind it so much.',
      strengths:
        'Forty-five years of cards. Laughs easily. Good with the newly bereaved, though she does not know it yet.',
      worse: 'Ring Margaret. Go to the grave by day, not by night. 116 123.',
      goals: [
        {
          words: 'To walk into one room on my own.',
          importance: 8,
          confidence: 5,
          actions: [
            ['l', 'Ask Walking On for a place'],
            ['p', 'Go on the first Monday'],
          ],
          done: 0,
        },
      ],
      barriers: [['going_alone', 'We were always two', 'Angela meets her at the gate']],
      agreedAt: [3],
    },
    introductions: [
      {
        to: 'Walking On',
        kind: 'referred',
        state: 'accepted',
        at: 3,
        next: 'There is a place. Ask Eileen if she wants it',
        nextIn: 1,
      },
    ],
    ownConcerns: ['Mondays'],
    measures: { start: 'taken', end: 'missing', change: 'same', weight: 7 },
    tasks: [
      {
        kind: 'plan_action',
        words: 'Walking On, Ennis, has a place for Eileen Nagle. Does she want it?',
        in: 0,
      },
    ],
  },
  {
    key: 'burke',
    given: 'Kathleen',
    family: 'Burke',
    pronouns: 'she/her',
    age: 79,
    born: '1947-05-02',
    town: 'Kilkishen',
    home: { address: '4 Bridge Road, Kilkishen', postcode: 'V95 K1H8' },
    phone: '50131',
    ways: ['voicemail', 'post'],
    access: 'Two sticks. Large print.',
    via: 'phn',
    reason:
      'Lives alone since her son moved to Cork. Reads everything in the mobile library twice. Would love company that talks about books and not about illness.',
    needs: ['lonely', 'lives_alone'],
    worker: 'aoife',
    waited: 10,
    stage: { at: 'allocated', days: 2 },
  },
];
