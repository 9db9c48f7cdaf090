import type { Theme } from '../theme.ts';

export const newHere: Theme = {
  key: 'new_here',
  ages: [20, 62],
  needs: [
    ['new_community_language', 'lonely'],
    ['new_community_language', 'employment'],
    ['legal_immigration', 'anxiety', 'new_community_language'],
    ['lonely', 'parenting', 'new_community_language'],
    ['housing', 'new_community_language'],
  ],
  reasons: [
    '[f] Nurse in her own country, waiting for registration. Studies alone at night and speaks to nobody by day.',
    'Came for love, and the love went home. Stays for the job, which is at a conveyor belt.',
    'Plays chess on a phone against a machine. Would rather lose to a person.',
    '[f] Pregnant, new in the county, mother far away. Asks me questions that a sister would answer.',
    'Came with two children in 2022. English good enough for the shop, not for friends. Feels {he} is “always a visitor”.',
    'A pharmacist at home, packs boxes here. Low, and homesick at night. Would love people to talk with about something other than work.',
    'Recently granted leave to remain and must find a place to live. Sleeps little. Very willing, needs somebody who knows the system.',
    '[f] Husband works nights, {he} minds the baby alone. Family far away. Portuguese at home, some English.',
    'Community worker writes: shy, brave, misses cooking for many people. Lives in one room with {his} brother.',
    'Works in the fish plant, sends money home, has not had a day for {self} in a year.',
    'Son translates everything for {him}, and the son is eleven. I would like {him} to have words of {his} own.',
  ],
  words: [
    'At home I was funny. In English I am not funny. I miss to be funny.',
    'I know the bus times and the price of milk. I do not know anybody’s kitchen.',
    'Everybody is friendly. It is not the same as friends.',
    'My son speaks for me at the doctor. It should be the other way.',
    'I came for one year. It is nine. Nobody told me how to stop arriving.',
    'I want to work with my head again, even one hour.',
    'When I dream it is my mother’s yard, and in the morning it is rain on a car park.',
  ],
  later: [
    'They asked me for the recipe. I said no, you must come.',
    'I made a joke and they laughed. It was about the rain, but still.',
    'The lady corrected my letter and then I corrected her Polish.',
  ],
  end: [
    'Now there are three kitchens where I can go in without to knock.',
    'I am still a foreigner, but I am their foreigner.',
    'My son came to translate and I said, sit, eat, I have it.',
    'The course begins in January. I will be a student with grey hair.',
  ],
  concerns: [
    'Having nobody to laugh with',
    'Speaking for myself',
    'Not knowing what the letters mean',
    'The room we live in',
  ],
  goals: [
    {
      words: 'To speak for myself at the doctor.',
      actions: [
        ['l', 'Introduce to the English table'],
        ['p', 'Practise three sentences before the next appointment'],
      ],
    },
    {
      words: 'To cook for twenty again.',
      actions: [
        ['l', 'Ask the Friday kitchen for a date'],
        ['p', 'Write the shopping list'],
      ],
    },
    {
      words: 'To work with my head again.',
      actions: [
        ['l', 'Book the skills adviser about papers from home'],
        ['p', 'Find the diploma and have it copied'],
        ['b', 'Look at courses that start in January'],
      ],
    },
    {
      words: 'One friend who is not from work.',
      actions: [
        ['l', 'Find two groups with small numbers'],
        ['p', 'Go three times before deciding'],
      ],
    },
    {
      words: 'A room with a door for my children.',
      actions: [
        ['l', 'Go along to the housing desk'],
        ['p', 'Bring the notice and the payslips'],
      ],
    },
  ],
  strengths: [
    'Speaks four languages, two of them with the hands. Cooks for a crowd without a recipe.',
    'Brought two children across Europe and never missed a school day.',
    'Exact, kind, quick with numbers. Never says no to a neighbour.',
  ],
  worse: [
    'Ring my sister on video, day or night. Go to Iryna at the café. 112 if I am in danger.',
    'Do not read the news after eight. Walk. Ring the listening line, they can find an interpreter.',
    'Tell the teacher of my son, she asked me to. Doctor in the morning.',
  ],
  barriers: [
    [
      'language',
      'I lose the words when they all talk',
      'A small table, and the worker who has my language the first time',
    ],
    ['time_work', 'My shift changes every week', 'A place where one may come when one can'],
    ['childcare', 'Nobody for the little one', 'A morning where children play in the same room'],
    ['cost', 'Every euro is counted', 'Free things first'],
  ],
  services: [
    'English Over Tea',
    'Shannon Welcome Café',
    'Kitchen of the World',
    'Back to Work, Your Way',
    'Housing Help Desk',
    'Shannon Community Choir',
    'Polska Sobota',
    'Parents’ Corner Shannon',
  ],
};
