import type { Theme } from '../theme.ts';

export const pain: Theme = {
  key: 'pain',
  ages: [38, 82],
  needs: [
    ['ltc_self_management', 'low_mood'],
    ['ltc_self_management', 'activity'],
    ['disability', 'lonely'],
    ['activity', 'weight_food_skills', 'ltc_self_management'],
    ['ltc_self_management', 'employment'],
  ],
  reasons: [
    'Long illness after the virus. Used to run the community games, now runs out of breath at the sink.',
    'Crohn’s disease, plans {his} life by toilets. Would love one thing in the week that is not planned by them.',
    'Arthritis in both hands, and was a knitter. Angry about it in an interesting way.',
    'Sight going. Still reads music by heart. Afraid of the steps at the hall, not of the dark.',
    'Fibromyalgia and a shelf of tablets that do little. {He} asked me what there is besides tablets. I did not have a good answer.',
    'COPD, frightened of being breathless in company. Finished the breathing course and would like to keep moving with others.',
    'New diagnosis of type 2 diabetes. Knows what to eat in theory. Cooks for one and loses heart.',
    'MS, uses a chair outdoors since summer. Furious about it, rightly. Wants to be where people are not being careful with {him}.',
    'Back surgery two years ago, off work since. Has stopped doing the exercises because {he} does them alone.',
    'Heart attack in the spring, well now, sits at home listening to it.',
    'Stroke in January. Speech nearly back. Misses the banter of the workshop.',
  ],
  words: [
    'I have a body that cancels things.',
    'They gave me a sheet with a man on it doing stretches. I do not know that man.',
    'I am tired of being brave at people.',
    'I count the stairs in every place before I see the people in it.',
    'I listen to my heart at night the way you would listen for a burglar.',
    'I was the one who lifted the other end. Now I am the other end.',
    'I know about the vegetables. It is the standing there on your own chopping them.',
  ],
  later: [
    'She said do half of it badly. Nobody ever said that to me before.',
    'I had to sit down twice, and somebody sat down with me both times.',
    'It hurts the same. I noticed it less.',
  ],
  end: [
    'I do my half badly every Friday, and I would not miss it.',
    'The pain has its own chair in the corner now. It used to have the whole room.',
    'I went up to the top of the garden and I did not listen to anything except the birds.',
    'I still cancel. They say see you next week, and there is a next week.',
  ],
  concerns: [
    'Being tired of being tired',
    'Fear of the next attack',
    'Not being any use',
    'Pain at night',
    'Moving so little',
  ],
  goals: [
    {
      words: 'To move with other people who also have to sit down.',
      actions: [
        ['l', 'Ask about the chair class and the lift'],
        ['p', 'Try two Fridays'],
        ['b', 'Agree a sign for “I need to stop”'],
      ],
    },
    {
      words: 'To cook three dinners I would serve to somebody.',
      actions: [
        ['l', 'Ask about the community kitchen'],
        ['p', 'Cook one of them for my brother'],
      ],
    },
    {
      words: 'To be outside for an hour and not be a patient in it.',
      actions: [
        ['l', 'Find a garden with a path for wheels'],
        ['p', 'Say which days are usually better ones'],
      ],
    },
    {
      words: 'To get back some of the banter.',
      actions: [
        ['l', 'Ask the shed about the ramp and the noise'],
        ['p', 'Go for the tea first'],
      ],
    },
    {
      words: 'To walk to the shop and carry the milk home.',
      actions: [
        ['p', 'To the second lamp post this week, the third next week'],
        ['l', 'Ask the physio what is safe'],
      ],
    },
  ],
  strengths: [
    'Knows {his} limits better than any chart. Black humour of the best kind.',
    'Thirty years a fitter, explains a machine so that you love it.',
    'Stubborn. Keeps a diary. Good at resting when somebody gives leave.',
  ],
  worse: [
    'A flare is not a failure. Ring my sister, cancel the week and not the month. Doctor if it is over seven for three days.',
    'Use the blue inhaler, sit forward, ring 112 if it does not ease. Then ring Mary.',
  ],
  barriers: [
    ['pain_fatigue', 'I never know in the morning', 'A place that keeps a chair, and no sign-up'],
    ['toilets', 'I have to know where it is', 'Go and look the day before'],
    ['mobility', 'Gravel', 'The path at the back, unlocked on Wednesdays'],
    ['confidence', 'What if I get breathless', 'The leader has done the breathing course too'],
  ],
  services: [
    'Chair and Stretch',
    'Ennis Community Garden',
    'Kilrush Walled Garden Volunteers',
    'The Repair Bench',
    'Kitchen of the World',
    'Sixmilebridge Slow Ramble',
    'Estuary Men’s Shed',
    'Kilrush Reading Friends',
  ],
};
