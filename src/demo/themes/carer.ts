import type { Theme } from '../theme.ts';

export const carer: Theme = {
  key: 'carer',
  ages: [31, 80],
  needs: [
    ['carer', 'stress'],
    ['carer', 'lonely'],
    ['carer', 'money_benefits', 'stress'],
    ['carer', 'low_mood'],
  ],
  reasons: [
    '[m] Minds a wife with early dementia and tells everybody it is forgetfulness. He needs somebody he can stop pretending to.',
    'Young carer grown up: has minded a mother with MS since {he} was fourteen. Never asked for anything until Tuesday.',
    'Sleeps on the landing, to hear. Falls asleep in my waiting room.',
    'Grandparent raising two boys, with love and a bad heart. School says the same as I do: wonderful, and worn out.',
    'Minds {his} mother, who has dementia and does not sleep. Came about {his} own back and cried about the other thing.',
    'Full-time carer of a grown son with autism. Very able, very tired, has not had a weekend since 2019.',
    '[f] Husband has Parkinson’s. {He} lifts him alone. We have asked for home support, meanwhile {he} needs something of {his} own.',
    'Works three days and minds both parents the other four. Says {he} is “fine”, and has lost a stone.',
    'Two children with additional needs, partner away on the boats. The school asked if I would write.',
    'Caring for a brother after a brain injury. Nobody has told {him} that {he} is a carer.',
  ],
  words: [
    'When the phone rings it is not for me. When the door knocks it is not for me. I am the one who opens.',
    'I would not change it. I would only like to sit down.',
    'I read the same page of the same book since June.',
    'I love the very bones, and I am angry from the time I wake. Both.',
    'People ask how are things at home. I would like once to be asked how am I, and for them to have time for the answer.',
    'I used to swim. I used to have opinions.',
  ],
  later: [
    'They managed without me for three hours. I was nearly insulted.',
    'I said it out loud, that I am tired, and eight people nodded.',
    'I made a bowl. It leaks. I am very proud of it.',
  ],
  end: [
    'I have Thursdays now, and I guard them like a dog.',
    'The caring is the same. There is more of me to do it.',
    'The nights are no better. But I have somewhere to say so.',
    'I asked my brother for every second Sunday, and he said yes. I could have asked years ago.',
  ],
  concerns: [
    'No time of my own',
    'Snapping at home',
    'Worry about money',
    'My back',
    'Never finishing a thought',
  ],
  goals: [
    {
      words: 'Three hours in the week that are mine.',
      actions: [
        ['l', 'Ask about a sitter'],
        ['p', 'Choose the day and tell the family'],
        ['b', 'Make a list of what the sitter must know'],
      ],
    },
    {
      words: 'To know what we are entitled to and stop guessing.',
      actions: [
        ['l', 'Book money advice'],
        ['p', 'Gather the three last letters'],
      ],
    },
    {
      words: 'To talk to people who do not need it explained.',
      actions: [
        ['l', 'Ring the evening carers’ group'],
        ['p', 'Go once, and leave at the tea if I like'],
      ],
    },
    {
      words: 'To make something with my hands that nobody needs.',
      actions: [
        ['l', 'Ask Liam about the pottery'],
        ['p', 'Go on Thursday'],
      ],
    },
    {
      words: 'To be family for an hour and not a nurse.',
      actions: [
        ['p', 'Go for a drive together with no errand in it'],
        ['l', 'Ask the nurse about help on that morning'],
      ],
    },
  ],
  strengths: [
    'Can read a face across a room. Has run a house, a job and a sickbed at one time.',
    'Organised, tender, stubborn in the right places. A very good singing voice that nobody has heard lately.',
    'Knows more about the illness than most of us, and keeps a sense of humour about it.',
  ],
  worse: [
    'Hand over for ten minutes to whoever is nearest, and go out the door. Doctor’s night number on the fridge.',
    'Ring Nora from the carers, or my cousin. Put the bolt on and sit on the step for five minutes. 112 if anybody is hurt.',
    'Say “I need a day” to the nurse in those words. 116 123 in the night.',
  ],
  barriers: [
    ['caring', 'I cannot leave the house', 'A sitter for three hours, always the same person'],
    [
      'confidence',
      'I have nothing to say any more except about tablets',
      'Something with the hands, where talk is not needed',
    ],
    [
      'weather_dark',
      'I will not drive the back road at night',
      'A lift with another carer from the next parish',
    ],
  ],
  services: [
    'Clay on Thursdays',
    'Ennis Evening Carers',
    'Sit With Me Respite',
    'Fergusside Money Advice',
    'Lahinch Swimming Group',
    'Shannon Community Choir',
    'Stress Control, six evenings',
  ],
};
