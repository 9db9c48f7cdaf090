import type { Story } from '../../story.ts';

/** The people Aoife Hehir meets this afternoon. */
export const afternoon: readonly Story[] = [
  {
    key: 'packie',
    given: 'Patrick',
    family: 'Crowe',
    knownAs: 'Packie',
    pronouns: 'he/him',
    age: 76,
    town: 'Feakle',
    phone: '50163',
    ways: ['text'],
    contactNote: 'Let it ring a long time. He is slow getting in from the yard.',
    travel: 'Drives the tractor to the village. The car failed the test.',
    about: 'Fiddle player. Stopped when his brother died. Goes by Packie.',
    around: [['Josie Tuohy', 'neighbour', 'Brings the paper']],
    via: 'tuohy',
    reason:
      'Packie has not had a tune since Johnny died. Eats standing up. He will not come to a group if you call it a group, but he would let somebody in to see the yard.',
    risk: 'Dog, friendly, loose in the yard. The lane is soft.',
    needs: ['bereavement', 'lonely', 'lives_alone'],
    worker: 'aoife',
    waited: 3,
    stage: { at: 'active', line: '|vPP', next: 0, time: '14:00' },
    mode: 'home',
    ahead: [
      {
        mode: 'home',
        place: 'Home visit, Feakle. Park at the church, the lane is soft',
        know: 'Dog, friendly, loose in the yard. No signal there. Check in by 3.15 pm',
      },
    ],
    tasks: [{ kind: 'other', words: 'Declan answered your supervision question about Packie Crowe.', in: 0 }],
  },
  {
    key: 'halyna',
    given: 'Halyna',
    family: 'Kovalenko',
    pronouns: 'she/her',
    age: 58,
    town: 'Ennis',
    phone: '50188',
    locale: 'uk',
    ways: ['text', 'email', 'voicemail'],
    travel: 'Walks and takes the bus.',
    about: 'Taught mathematics in Kharkiv for thirty years.',
    via: 'self',
    reason:
      'I came with my mother in 2022. My mother died here in the spring. I have a room, I have enough. I do not have a reason for the day. I read that you go for walks with people.',
    needs: ['bereavement', 'new_community_language', 'meaning_volunteering'],
    worker: 'aoife',
    waited: 0,
    stage: { at: 'active', line: 'HHHHHH|PP', next: 0, time: '15:45' },
    mode: 'walk_and_talk',
    place: 'Ballyalla lake, the car park',
    meetings: [
      {
        note: 'Walked once round Ballyalla. She walks fast and stops to explain things. Her mother is buried in Drumcliff and she goes on Sundays.',
        said: 'A day should have a question in it. My days have no question.',
      },
      { note: 'Talked about teaching. She lit up, and then was sad about lighting up.' },
      {
        note: 'Plan made on a bench, in pencil, because ink does not like rain. Agreed.',
        said: 'I do not want to be helped. I want to be used.',
      },
      {
        note: 'First afternoon at Screens Without Tears, as a helper. Two old men now call her the Professor.',
      },
      {
        note: 'A hard week: news from home. We walked and did not talk much. She asked to keep the pace up.',
      },
      {
        note: 'She has been asked to give sums to a girl repeating her exams. She prepared as for an inspection.',
        said: 'On Wednesday I was late because I was busy. Imagine, busy.',
      },
    ],
    ahead: [
      {
        mode: 'walk_and_talk',
        place: 'Walk and talk, Ballyalla lake. Meet at the car park',
        know: 'Start on time, back before dark',
        minutes: 45,
      },
    ],
    plan: {
      matters: 'To be used, not helped. A question in every day.',
      strengths: 'Explains anything to anybody. Brave. Never late until it mattered to be.',
      worse: 'Walk to the river. Ring Olena, any hour. Do not read the news after eight.',
      goals: [
        {
          words: 'To teach one person one thing a week.',
          importance: 10,
          confidence: 9,
          was: 6,
          actions: [
            ['l', 'Ask the library about helpers'],
            ['p', 'Bring the first lesson'],
          ],
          done: 2,
        },
        {
          words: 'To know one Irish family well enough to be bored with them.',
          importance: 6,
          confidence: 5,
          was: 2,
          actions: [
            ['p', 'Say yes to the next dinner'],
            ['b', 'Write down whom to ask about the garden'],
          ],
          done: 1,
        },
      ],
      barriers: [
        [
          'language',
          'My English is correct and nobody speaks correctly',
          'English Over Tea, as company and not as a lesson',
        ],
      ],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Screens Without Tears', kind: 'accompanied', state: 'attending', at: 3, goal: 0 },
      { to: 'English Over Tea', kind: 'referred', state: 'attending', at: 4, goal: 1 },
    ],
    ownConcerns: ['Days without a question', 'The news at night'],
    measures: { start: 'taken', end: 'missing', change: 'better', weight: 6 },
  },
];
