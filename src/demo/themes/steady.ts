import type { Theme } from '../theme.ts';

export const steady: Theme = {
  key: 'steady',
  ages: [27, 66],
  needs: [
    ['alcohol', 'lonely'],
    ['alcohol', 'meaning_volunteering'],
    ['gambling', 'debt', 'stress'],
    ['smoking', 'activity'],
    ['drugs', 'housing', 'lonely'],
    ['alcohol', 'relationships'],
  ],
  reasons: [
    'Off the cigarettes since the scare, and eats instead. Wants something to do with {his} hands that has no calories.',
    'Gave up cannabis when the daughter was born. The friends came with it and went with it.',
    'Came out of hospital dry and frightened. Wife hopeful. Needs an evening to go to before the evening goes to {him}.',
    'Six months without a drink. All {his} company was in the pub, so now there is none. Proud, bored, at risk of neither being enough.',
    'Finished residential treatment in the summer. Has aftercare on Mondays. Six other days in the week.',
    'Gambling stopped since March, on the phone it was. Debts in hand. Lonely, and ashamed to meet people {he} borrowed from.',
    'Wants to stop smoking for the grandchild. Has tried alone five times. Smokes when the house is quiet.',
    'Stable on treatment for two years. Wants ordinary people and an ordinary hobby, in {his} words.',
  ],
  words: [
    'I was great company with drink on me, so I was told. I would like to find out without.',
    'The day is grand. It is ten past six the devil gets up.',
    'I gave away the drink and it took everybody with it.',
    'I could tell you the price of every horse, and not my daughter’s birthday.',
    'I want to be known for something else before I die.',
  ],
  later: [
    'A fella handed me a plane and a plank, and that was two hours gone.',
    'Ten past six I was on the bus. It went by without me.',
    'I told one person. The roof stayed on.',
  ],
  end: [
    'They call me Sandpaper. I have been called worse, and by people I liked less.',
    'Nine months on Friday. There will be cake, and no candles to set fire to.',
    'I slipped once, and I went back in the next day, and nobody moved the chair.',
    'I knew my daughter’s birthday this year. I was at it.',
  ],
  concerns: ['The hours after six', 'Meeting people I let down', 'Boredom', 'Craving when it is quiet'],
  goals: [
    {
      words: 'Something to do at ten past six.',
      actions: [
        ['l', 'Make a week of evenings that begin before six'],
        ['p', 'Be out of the house by half five on the bad days'],
      ],
    },
    {
      words: 'To be good company, sober.',
      actions: [
        ['l', 'Ask the shed'],
        ['p', 'Tell one story'],
        ['b', 'Talk it over after'],
      ],
    },
    {
      words: 'To mend one thing that I broke.',
      actions: [
        ['p', 'Write the letter, send it when ready'],
        ['l', 'Ask the money people about paying back a little every month'],
      ],
    },
    {
      words: 'To be able to run after the grandchild.',
      actions: [
        ['p', 'Nine weeks, three times a week'],
        ['l', 'Introduce to the Saturday runners'],
        ['l', 'Give the number for help with stopping'],
      ],
    },
  ],
  strengths: [
    'Brave in a quiet way. Great with engines and with children.',
    'Has learned to say “not today”. Shows up early and puts out chairs.',
    'Knows what loneliness does, so notices it in others.',
  ],
  worse: [
    'Ring Con before, not after. Get to a meeting. 116 123, they do not mind if I am not sober.',
    'Give the card to my wife. Leave the town on race days. Doctor in the morning.',
  ],
  barriers: [
    ['past_experience', 'There is drink at everything', 'Mornings, and places with a kettle'],
    ['stigma', 'It is a small town with a long memory', 'The group in the next parish, first name only'],
    ['transport', 'Off the road until next year', 'The bike, and a lift on wet days'],
  ],
  services: [
    'Quiet Recovery',
    'The Repair Bench',
    'Estuary Men’s Shed',
    'Parkside Couch to Five',
    'Derg Allotment Mornings',
    'Fergusside Money Advice',
    'Inagh Bog Walk',
  ],
};
