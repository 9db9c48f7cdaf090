import type { Story } from '../../story.ts';

/** Sandra Okoye’s day, and what is overdue on her desk. */
export const sandra: readonly Story[] = [
  {
    given: 'Doreen',
    family: 'Whittle',
    pronouns: 'she/her',
    age: 77,
    town: 'Sale',
    ways: ['voicemail', 'post'],
    best: 'After eleven',
    access: 'Two sticks. Needs a chair with arms.',
    travel: 'Ring and Ride, booked two days before.',
    via: 'gpSale',
    reason:
      'Lives alone since Ted went into the home. Visits him daily and eats standing up. She was a school cook for thirty years and there is nobody left to feed.',
    needs: ['lonely', 'life_transition', 'carer'],
    worker: 'sandra',
    stage: { at: 'active', line: 'HHHHH|PPP', next: 0, time: '10:30' },
    place: 'Sale Library, the back tables',
    ahead: [{ know: 'Bring the form for Ring and Ride. She goes on to Ted at noon' }],
    meetings: [
      {
        note: 'Met at the library. She had brought flapjack, in case. We talked about kitchens for an hour.',
        said: 'Thirty years of four hundred dinners, and now I stand at the sink with a tin.',
      },
      { note: 'Looked at a week on paper. Every square says Ted. She drew a small circle round Thursday.' },
      {
        note: 'Plan agreed. One thing a week that is not a visit, and no guilt about it, or less.',
        said: 'I would like somebody to ask me what is for pudding.',
      },
      {
        note: 'Went to the reading group together. Stayed for all of it. Told them what was wrong with the biscuits.',
      },
      {
        note: 'She took a tray of parkin and came home without it.',
        said: 'They have put me down for Thursdays. I did not ask. I was asked.',
      },
    ],
    plan: {
      matters: 'Somebody to cook for who is glad of it.',
      strengths: 'Feeds four hundred without raising her voice. Knows every family in Sale Moor. Funny.',
      worse: 'Ring our Janet, whatever the time. Go and sit with Ted. Samaritans, 116 123.',
      goals: [
        {
          words: 'One day a week that has nothing to do with being visited or visiting.',
          importance: 9,
          confidence: 8,
          was: 4,
          actions: [
            ['l', 'Ask the library about the reading group and who makes the tea'],
            ['b', 'Go together the first time'],
            ['p', 'Go on my own, with parkin'],
          ],
          done: 3,
        },
        {
          words: 'To teach somebody to make a proper gravy.',
          importance: 7,
          confidence: 4,
          help: 'If it was somebody young who was hungry.',
          actions: [['l', 'Ask whether the Partington kitchen wants a cook on Tuesdays']],
        },
      ],
      barriers: [
        ['transport', 'Ring and Ride wants two days’ notice', 'Booked for every Thursday until Easter'],
      ],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Sale Library', kind: 'accompanied', state: 'attending', at: 3 },
      {
        to: 'Partington Library and Wellbeing Centre',
        kind: 'referred',
        state: 'escalated',
        at: 4,
        nextIn: -2,
      },
    ],
    ownConcerns: ['Eating on my own', 'Leaving Ted'],
    measures: { start: 'taken', end: 'missing', change: 'better', weight: 6 },
  },
  {
    given: 'Clive',
    family: 'Bardsley',
    pronouns: 'he/him',
    age: 64,
    town: 'Altrincham',
    via: 'gpAlty',
    reason:
      'Took early retirement to look after his wife, who died in May. Has not taken the coats out of the hall. Walks at night. No thoughts of harm; I asked, and he was glad to be asked.',
    needs: ['bereavement', 'life_transition'],
    worker: 'sandra',
    stage: { at: 'active', line: 'HHH|PP', next: 0, time: '14:00' },
    place: 'John Leigh Park, the gate by the café',
    mode: 'walk_and_talk',
    meetings: [
      {
        note: 'Walked. He pointed out every tree that Jean had named, and some that she had named wrong.',
        said: 'I retired to be with her. I had a plan for every day and she was in all of them.',
      },
      {
        note: 'Talked about nights. He goes round the park at two, because it is the same as at two in the day.',
      },
      { note: 'Plan agreed on a bench. One thing in daylight, with other people at it.', draft: true },
    ],
    plan: {
      matters: 'A reason to be up in the morning that is not the post.',
      strengths: 'Forty years a surveyor. Notices everything. Kind to dogs and to nervous people.',
      worse: 'Ring Martin before midnight, Samaritans after it, 116 123. Put the big light on.',
      goals: [
        {
          words: 'To be somewhere by ten, twice a week.',
          importance: 8,
          confidence: 6,
          actions: [
            ['l', 'Ask the bowling club who looks after new members'],
            ['p', 'Go and watch once'],
          ],
          done: 1,
        },
      ],
      barriers: [['going_alone', 'I have been half of two for so long', 'Martin comes along the first time']],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Altrincham Borough Bowling Club', kind: 'referred', state: 'sent', at: 3, nextIn: -1 },
    ],
    ownConcerns: ['Two in the morning'],
    measures: { start: 'taken', end: 'missing', change: 'same', weight: 7 },
    tasks: [
      { kind: 'plan_action', words: 'Ring the bowling club for Clive Bardsley: who meets him?', in: -1 },
    ],
  },
  {
    given: 'Shabana',
    family: 'Chaudhry',
    pronouns: 'she/her',
    age: 48,
    town: 'Timperley',
    ways: ['text', 'voicemail'],
    best: 'School hours',
    via: 'nurse',
    reason:
      'Cares for her mother and a son with additional needs. In for her blood pressure and cried about the laundry. Said yes to a call, if it is short.',
    needs: ['carer', 'stress'],
    worker: 'sandra',
    stage: {
      at: 'contacting',
      tries: [
        [
          8,
          '13:20',
          'phone',
          'no_answer',
          'Rang out. Ten minutes would do, the nurse says, if it is the right ten.',
        ],
      ],
    },
  },
];
