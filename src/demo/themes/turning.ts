import type { Theme } from '../theme.ts';

export const turning: Theme = {
  key: 'turning',
  ages: [50, 70],
  needs: [
    ['life_transition', 'low_mood'],
    ['employment', 'stress'],
    ['meaning_volunteering', 'life_transition'],
    ['stress', 'anxiety'],
    ['relationships', 'lonely'],
    ['anxiety', 'meaning_volunteering'],
  ],
  reasons: [
    'Sold the shop after thirty years and walks past it every morning at opening time.',
    'Divorced at Easter, in a flat with somebody else’s curtains. Works, eats toast, goes to bed.',
    '[f] Former nun, six months out, says that freedom is mostly evenings.',
    'Minister’s secretary until September. Organised a county and cannot organise a Tuesday.',
    'Driving test examiner on long leave with nerves. Laughs about it, shakes while laughing.',
    'Retired teacher. “I marked the days and then there were no more to mark.” Flat, a little ashamed of it, very willing.',
    'Made redundant in spring. Applications go unanswered. Marriage under strain.',
    'Burnt out in a care job. On sick leave since the summer. Needs a way back to people that is not work.',
    '[f] Children gone, husband gone with somebody else. Capable woman, in a house with five bedrooms and one light on.',
    'Came out last year, after a long marriage. Family slow, friends kind but busy. Would like to meet people who have done it before.',
    'Anxious since the burglary. Has put up three locks and stopped going to bowls.',
    'Night-shift worker for twenty years, now on days, and awake at the wrong time of {his} own life.',
  ],
  words: [
    'I was the person with the keys. Now I ring the bell like everybody.',
    'You get a clock when you retire. It is the cruellest thing, a clock.',
    'I have minded strangers for nineteen years and I cannot boil an egg for myself.',
    'I send the letters off and it is like dropping stones into the bog.',
    'I do not miss the marriage. I miss the second opinion.',
    'I check the door, and then I check that I checked it.',
    'I would like to be a beginner at something and be let.',
  ],
  later: [
    'They gave me a hi-vis vest. I am ridiculous about that vest.',
    'I sat in the class and said nothing, as advertised. It was perfect.',
    'A girl of twenty showed me how to do it. I took notes.',
  ],
  end: [
    'I have a key again. Only to the polytunnel, but it is a key.',
    'I start three days a week in the new year, and I told them about the sick leave before they asked.',
    'One light on, but somebody under it most evenings.',
    'I lock it once.',
  ],
  concerns: ['Not being needed', 'Checking the locks', 'Sunday night dread', 'Having lost my place'],
  goals: [
    {
      words: 'To have keys to something.',
      actions: [
        ['l', 'Ask the garden who opens up on Saturdays'],
        ['p', 'Do four Saturdays'],
      ],
    },
    {
      words: 'To be a beginner and be let.',
      actions: [
        ['l', 'Find three classes with no level'],
        ['p', 'Choose the one I would be worst at'],
      ],
    },
    {
      words: 'To be back at work in a job that does not eat me.',
      actions: [
        ['l', 'Book the skills adviser'],
        ['p', 'Write two lists: never again, and more of that'],
        ['b', 'Practise telling it in one sentence'],
      ],
    },
    {
      words: 'To go to bed without walking around the house.',
      actions: [
        ['l', 'Book the stress evenings'],
        ['p', 'Check once, write it down, go up'],
      ],
    },
    {
      words: 'To eat with somebody on a Friday.',
      actions: [
        ['p', 'Ask Carmel, who also has one light on'],
        ['l', 'Tell about the Friday kitchen'],
      ],
    },
  ],
  strengths: [
    'Explains things well and never twice the same way. Punctual, curious.',
    'Has started again before, with less.',
    'Organises without bossing. Drives, and offers lifts.',
  ],
  worse: [
    'Ring Carmel. Get dressed, even if only to the gate. 116 123 in the small hours.',
    'Tell the doctor the truth and not the short version. Cancel work, not people.',
  ],
  barriers: [
    ['stigma', 'I used to run the thing I would be attending', 'A group in the next town'],
    ['confidence', 'Who would want me at this age', 'A trial morning, with no interview'],
    [
      'weather_dark',
      'Since the break-in I will not come home to a dark house',
      'Timer on the lamp, and groups that end by five',
    ],
  ],
  services: [
    'Ennis Community Garden',
    'Newmarket Repair Café',
    'Stress Control, six evenings',
    'Back to Work, Your Way',
    'Rainbow Tea Clare',
    'Ennistymon Women’s Shed',
    'Ciorcal Cainte Inis Díomáin',
    'Crusheen Knit and Mend',
    'Ennis Chess and Draughts',
    'Kitchen of the World',
  ],
};
