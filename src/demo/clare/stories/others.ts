import type { Story } from '../../story.ts';

/** People of the other link workers, in the middle of things. */
export const others: readonly Story[] = [
  {
    given: 'Peadar',
    family: 'Ó Loideáin',
    pronouns: 'he/him',
    age: 69,
    town: 'Carrigaholt',
    locale: 'ga',
    ways: ['voicemail', 'post'],
    via: 'honan',
    reason:
      'Lost his English teaching job years ago and his Irish-speaking friends one by one. Speaks Irish by choice and now has nobody left to choose it with.',
    needs: ['lonely', 'meaning_volunteering'],
    worker: 'fintan',
    stage: { at: 'active', line: 'HHHHH|PP', next: 2, time: '13:30' },
    meetings: [
      {
        note: 'Bhuaileamar le chéile sa leabharlann, as Gaeilge ar fad. Ní raibh deifir ar bith air.',
        said: 'Níl mé tinn. Níl duine agam le labhairt leis, agus sin sórt tinnis freisin.',
      },
      { note: 'Rinneamar liosta: seanchas, ainmneacha na bpáirceanna, cártaí, amhráin. Liosta fada.' },
      {
        note: 'Scríobhamar an plean agus d’aontaigh sé leis.',
        said: 'Ba mhaith liom go mbeadh duine éigin ag fanacht leis an gcéad fhocal eile uaim.',
      },
      {
        note: 'Chuamar le chéile go dtí an ciorcal i gCarraig an Chabhaltaigh. D’fhan sé dhá uair an chloig.',
      },
      {
        note: 'Tá an ciorcal ag iarraidh air ainmneacha na bpáirceanna a mhúineadh dóibh. Tá léarscáil á déanamh aige.',
      },
    ],
    plan: {
      matters: 'Duine a bheith ag fanacht leis an gcéad fhocal eile.',
      strengths: 'Seanchaí. Tá ainm gach páirce aige ó Cheann Léime go Cill Rois.',
      worse: 'Cuir glao ar Mháire. Siúil go dtí an ché. 116 123.',
      goals: [
        {
          words: 'Mo chuid Gaeilge a labhairt le daoine beo, gach seachtain.',
          importance: 10,
          confidence: 8,
          was: 5,
          actions: [
            ['l', 'Labhairt le Máire faoin gciorcal'],
            ['b', 'Dul ann le chéile'],
            ['p', 'An léarscáil a thabhairt liom'],
          ],
          done: 2,
        },
      ],
      barriers: [['weather_dark', 'Ní thiomáinim san oíche', 'Síob abhaile le Máire']],
      agreedAt: [3],
    },
    introductions: [{ to: 'Carrigaholt Irish Circle', kind: 'accompanied', state: 'attending', at: 3 }],
    ownConcerns: ['Gan duine le labhairt leis'],
    measures: { start: 'taken', end: 'missing', change: 'better', weight: 6 },
  },
  {
    given: 'Winnie',
    family: 'Sherlock',
    pronouns: 'she/her',
    age: 52,
    town: 'Shannon',
    contactNote: 'She does not read. Ring, never write.',
    ways: ['voicemail'],
    via: 'traveller',
    reason:
      'Winnie reared seven and two grandchildren, and nobody has asked what she would like. Bad chest, worse housing. She will tell you herself, if you sit.',
    needs: ['housing', 'learning', 'discrimination'],
    worker: 'rania',
    stage: { at: 'active', line: 'HHMHHHH|PP', next: 3, time: '11:00' },
    missed: [['urgent_matter', 'A grandson in hospital. She rang from there to say so.']],
    meetings: [
      {
        note: 'Met at the trailer, tea before business. She asked whether I am paid to listen, and thought that a good job.',
        mode: 'home',
        said: 'I want to read the letter from the school and not hand it to the child it is about.',
      },
      { note: 'Went to the housing desk together. They were civil, with me there. We both noticed.' },
      { note: 'Plan agreed, read out twice and kept by her in a drawing.' },
      { note: 'Thursday at the women’s morning. She already knew half the room and told me so for a month.' },
      {
        note: 'First lesson one to one. She wrote her name, and then her mother’s.',
        said: 'I wrote her name and I could hear her say about time.',
      },
      { note: 'Housing wrote. She read the first line herself.' },
    ],
    plan: {
      matters: 'To read the letter from the school.',
      strengths: 'Minds everyone, remembers everything, because she had to. Bargains like a barrister.',
      worse: 'Ring Kathleen. Take the grandchildren for chips. 112 for the chest.',
      goals: [
        {
          words: 'To read a letter and not hand it to a child.',
          importance: 10,
          confidence: 7,
          was: 3,
          actions: [
            ['l', 'Ask for a tutor who comes to the site'],
            ['p', 'Two lessons a week'],
          ],
          done: 2,
        },
        {
          words: 'A house with a dry wall.',
          importance: 9,
          confidence: 3,
          help: 'If they wrote down what they said.',
          actions: [
            ['b', 'Go to the housing desk together'],
            ['l', 'Write after each visit what was promised'],
          ],
          done: 1,
        },
      ],
      barriers: [
        ['discrimination', 'They see the coat before the face', 'Rania comes along and writes it down'],
        ['literacy', 'I have no reading', 'A tutor, one to one, and nobody watching'],
      ],
      agreedAt: [3, 5],
    },
    introductions: [
      { to: 'Traveller Women’s Morning', kind: 'referred', state: 'attending', at: 3 },
      { to: 'Housing Help Desk', kind: 'accompanied', state: 'attending', at: 2, goal: 1 },
    ],
    ownConcerns: ['Not reading', 'The damp'],
    measures: { start: 'taken', end: 'missing', change: 'same', weight: 6 },
  },
  {
    given: 'Mahmoud',
    family: 'Darwich',
    pronouns: 'he/him',
    age: 37,
    town: 'Lisdoonvarna',
    locale: 'ar',
    interpreter: 'ar',
    ways: ['text'],
    via: 'community',
    reason:
      'Papers since August, still in the centre, sharing with three. He was a pastry cook in Homs. He has offered to cook for everybody and there is no kitchen.',
    needs: ['new_community_language', 'housing', 'employment'],
    worker: 'rania',
    stage: { at: 'active', line: 'HHHH|PP', next: 2, time: '13:30' },
    meetings: [
      {
        note: 'Met in the pavilion, in Arabic. He brought something sweet in a napkin, made on a radiator.',
        said: 'من غير مطبخ أنا نصف رجل. (Without a kitchen I am half a man.)',
      },
      { note: 'Wrote what he can do. Two pages. The form has a line for it.' },
      { note: 'Plan agreed. He wants to be paid in the end, and to cook at once.' },
      { note: 'Friday kitchen in Ennis: forty portions of basbousa. Lift there and back by Adaeze.' },
    ],
    plan: {
      matters: 'A kitchen.',
      strengths: 'Fifteen years of pastry. Up at three without a clock. Generous.',
      worse: 'Ring my brother in Malmö. Walk to the sea. Tell Yasmin.',
      goals: [
        {
          words: 'To have flour on my hands once a week.',
          importance: 10,
          confidence: 8,
          was: 5,
          actions: [
            ['l', 'Ask the Friday kitchen for a date'],
            ['p', 'Write the list in English'],
            ['l', 'Ask who drives'],
          ],
          done: 3,
        },
      ],
      barriers: [['transport', 'The last bus is at six', 'Adaeze drives past at half five']],
      agreedAt: [3],
    },
    introductions: [
      { to: 'Kitchen of the World', kind: 'referred', state: 'attending', at: 3 },
      { to: 'Back to Work, Your Way', kind: 'referred', state: 'sent', at: 4, nextIn: 2 },
    ],
    ownConcerns: ['Four men in one room'],
    measures: { start: 'taken', end: 'missing', change: 'better', weight: 7 },
    unmet: [['housing', 'none_exists', 'A room of his own within a bus ride of any kitchen.']],
  },
  {
    given: 'Orlaith',
    family: 'Tierney',
    pronouns: 'she/her',
    age: 34,
    town: 'Ennis',
    ways: [],
    best: 'Tuesdays, 10 to 11 only',
    contactNote: 'Ring Tuesdays 10 to 11 only. If anybody else answers, it is a survey about broadband.',
    codeWord: 'the survey about broadband',
    neutral: true,
    via: 'social',
    reason:
      'Left in September with two children. Safe address. Wants, in her words, one hour in which she is not being looked for.',
    needs: ['domestic_abuse', 'housing', 'stress'],
    risk: 'Nobody outside the team is to know where or when she is met.',
    worker: 'rania',
    waited: 0,
    stage: { at: 'active', line: 'HHH|PP', next: 4, time: '11:00' },
    place: 'The room behind the library, Mill Road',
    meetings: [
      {
        note: 'Met where agreed. Safety plan is with the specialist service; we do the rest of life.',
        said: 'I would like an hour in which nobody is looking for me.',
      },
      {
        note: 'Talked about what she liked before. Running. She has not run without looking back for six years.',
      },
      { note: 'Plan agreed, kept here, not at home.' },
    ],
    plan: {
      matters: 'An hour in which nobody is looking for me.',
      strengths: 'Quick, watchful, loving. Got out.',
      worse: 'The plan with the day worker. 999, say the word, leave the line open.',
      goals: [
        {
          words: 'To run with people around me.',
          importance: 8,
          confidence: 4,
          help: 'If somebody ran behind me.',
          actions: [
            ['l', 'Ask Aidan about the back runner'],
            ['p', 'Shoes'],
          ],
          done: 1,
        },
      ],
      barriers: [['safety', 'Photographs', 'No pictures, agreed with the group, no name on the list']],
      agreedAt: [3],
    },
    introductions: [{ to: 'Parkside Couch to Five', kind: 'accompanied', state: 'chosen', at: 3, nextIn: 4 }],
    ownConcerns: ['Being found'],
    measures: { start: 'declined', end: 'missing', change: 'same', weight: 8 },
  },
];
