import type { Story } from '../../story.ts';

/** The people Aoife Hehir meets this morning. */
export const morning: readonly Story[] = [
  {
    key: 'breda',
    given: 'Breda',
    family: 'Kinnane',
    pronouns: 'she/her',
    age: 71,
    town: 'Tulla',
    phone: '50142',
    ways: [],
    best: 'Between 10 and 12',
    contactNote: 'Mobile only, never the house phone. Say “Aoife from the library”.',
    codeWord: 'Aoife from the library',
    neutral: true,
    access: 'Hears best on her left, wears a hearing aid. Sore hip: seats with arms, no long stairs.',
    travel: 'Does not drive. Walks in Tulla. Bus on Tuesdays and Fridays.',
    about: 'Widowed in March. Goes by Breda, never Bridget.',
    around: [
      ['Mary Lillis', 'neighbour', 'Has a key'],
      ['Gráinne', 'child', 'Lives in Perth, rings on Sundays'],
    ],
    via: 'considine',
    reason:
      'Michael died in March and I see Breda more now than in the ten years before. Nothing is wrong with her that I can treat. She used to sing with half the parish. Could you help her find her way back to people?',
    needs: ['bereavement', 'lonely', 'lives_alone'],
    refuses: ['share_with_referrer', 'use_for_statistics'],
    worker: 'aoife',
    waited: 0,
    stage: { at: 'active', line: 'HHHMH|PPPP', next: 0, time: '10:00' },
    place: 'The library, Tulla',
    missed: [['transport', 'The bus did not come. She rang to say so.']],
    meetings: [
      {
        note: 'Met in the library. Breda had her good coat on and kept it on. Talked about Michael, the choir, the radio. Consent given for three things. She did the questions and wanted no more forms, and that is fine.',
        apart:
          'Her nephew has a key and reads her post. Letters only to the library, in an envelope without our name, until she says otherwise.',
        said: 'Since Michael died the house is very quiet. I talk to the radio. I miss the singing, but I miss the laughing more.',
        next: 'Make the list of what she brings.',
      },
      {
        note: 'By phone, on the mobile. Made the list of what she brings: alto for thirty years, makes people laugh, good with names, bakes. She was surprised that it was long.',
        mode: 'phone',
        minutes: 35,
        next: 'Ring Noreen at the Courthouse Singers.',
      },
      {
        note: 'Library again. Wrote the plan together on one page and she read it aloud, like a lesson at Mass, and then laughed. Agreed.',
        said: 'A reason to put on my good coat in the middle of the week. Put that down, just like that.',
        next: 'Singers next Tuesday. She goes to the side door.',
      },
      {
        note: 'Met on the courthouse steps. She did not go in. We had tea across the road instead and were back where the steps are, which is further than last month. Plan changed: go in together.',
        said: 'I did not like walking in on my own. If there was one face I knew, I would be grand.',
        place: 'Tulla Courthouse, the steps',
        next: 'Go in together. Noreen waits inside the side door.',
      },
    ],
    ahead: [
      {
        place: 'Tulla Courthouse, side door',
        know: 'First morning with the singers, at 10.30. Go in together',
      },
    ],
    plan: {
      matters: 'To sing with people again, and to laugh.',
      strengths: 'Alto for thirty years, makes people laugh, good with names, bakes.',
      worse: 'Ring Mary next door. Put the kettle on. Put on the céilí records, loud.',
      goals: [
        {
          words: 'To sing with people again, not at the radio.',
          importance: 9,
          confidence: 6,
          was: 4,
          actions: [
            ['l', 'Ring Noreen at the Courthouse Singers'],
            ['b', 'Go in together the first time'],
            ['p', 'Go with Noreen the second time'],
          ],
          done: 1,
        },
        {
          words: 'A reason to put on my good coat in the middle of the week.',
          importance: 7,
          confidence: 4,
          help: 'If the lift home was sure.',
          actions: [['l', 'Ask the bus for a Friday seat and the way back']],
          done: 0,
        },
      ],
      barriers: [
        [
          'going_alone',
          'I do not like walking in on my own',
          'Aoife comes in the first time, Noreen the second',
        ],
        ['transport', 'If the lift home was sure', 'Ask the bus for the way back'],
      ],
      agreedAt: [3, 4],
    },
    introductions: [
      {
        to: 'Courthouse Singers',
        kind: 'accompanied',
        state: 'booked',
        at: 2,
        next: 'First time, 10.30 am. Aoife goes in with her',
        nextIn: 0,
        time: '10:30',
      },
      {
        to: 'The Tuesday Table',
        kind: 'referred',
        state: 'accepted',
        at: 3,
        next: 'Choose a first date',
        nextIn: 5,
      },
      { to: 'Walking On', kind: 'referred', state: 'chased', at: 3, next: 'Aoife rings', nextIn: 4 },
      { to: 'East Clare Bus Times', kind: 'signposted', state: 'given', at: 4 },
    ],
    ownConcerns: ['The quiet evenings'],
    measures: {
      start: 'taken',
      end: 'missing',
      change: 'better',
      weight: 7,
      exact: {
        baseline: {
          ons4: { satisfied: 4, worthwhile: 5, happy: 3, anxious: 6 },
          ucla3: { companionship: 3, left_out: 2, isolated: 3 },
          control: { control: 3 },
          own_concerns: { first: 9 },
        },
        review: { control: { control: 5 }, own_concerns: { first: 6 } },
      },
    },
    concern: {
      kind: 'other',
      words:
        'A man rang her twice about “the insurance on the funeral” and asked for her bank card number. She gave nothing, she thinks. Looked frightened when the house phone rang. Asked that we say nothing to Gráinne yet.',
      raisedAgo: 3,
      decideIn: 3,
    },
    unmet: [
      [
        'meaning_volunteering',
        'wrong_time',
        'A bit of Irish by day. The circle in Ennistymon is 46 km away, in the evening.',
      ],
    ],
  },
  {
    key: 'tomasz',
    given: 'Tomasz',
    family: 'Wiśniewski',
    pronouns: 'he/him',
    age: 44,
    town: 'Ennis',
    phone: '50177',
    locale: 'pl',
    interpreter: 'pl',
    ways: ['text'],
    best: 'On his break, 11.45 to 12.30',
    around: [['Marta', 'interpreter', 'Three-way call']],
    via: 'nurse',
    reason:
      'Night shifts in the plant for nine years. Blood pressure, headaches, no family here since the separation. With an interpreter he talked for an hour. He carves wood and has nobody to show it to.',
    needs: ['new_community_language', 'lonely', 'stress'],
    worker: 'aoife',
    waited: 6,
    stage: { at: 'active', line: 'H|PPP', next: 0, time: '11:45' },
    mode: 'phone',
    meetings: [
      {
        note: 'By phone with Marta, three-way. He had prepared what to say and then said something else. We agreed to stay on the phone for now and meet at the shed when he is ready.',
        said: 'W domu mówię do kota. Kot jest stary i już nie słucha. (At home I talk to the cat. The cat is old and does not listen any more.)',
        minutes: 40,
        next: 'Send photographs of the carvings, if he likes.',
      },
    ],
    ahead: [
      {
        mode: 'phone',
        minutes: 40,
        place: 'By phone, in Polish. Interpreter booked: Marta, three-way call',
        know: 'On his break, ends at 12.30',
      },
    ],
    ownConcerns: ['Nobody sees what I make'],
    measures: { start: 'taken', end: 'missing', change: 'same', weight: 6 },
  },
];
