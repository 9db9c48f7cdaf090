import type { Theme } from '../theme.ts';

export const young: Theme = {
  key: 'young',
  ages: [18, 29],
  needs: [
    ['anxiety', 'lonely'],
    ['low_mood', 'employment'],
    ['anxiety', 'learning'],
    ['lonely', 'relationships'],
    ['stress', 'housing'],
  ],
  reasons: [
    'Finished the apprenticeship, lost the crew, sits in the van on the lunch break alone. Asked me whether that was normal.',
    'Back from Perth with no money and a bad shoulder. All the friends are still there.',
    'Dropped out of nursing at the second placement. Very good with people, {he} says, as long as they are asleep.',
    'Stutters, avoids the phone, came in person to ask. That is courage, so please be quick.',
    'Left college at Christmas with panic attacks. Has had six sessions of CBT. Ready for something practical, afraid of rooms full of people.',
    'Out of care since the birthday, one friend. Would do well with a person who keeps turning up.',
    'Works from {his} bedroom for a firm in Dublin {he} has never seen. Sleep upside down. No crisis, just no life, in {his} words.',
    'Came home after a break-up. Talks to the same three people in a game and would like to meet one with legs.',
    'Autistic, articulate, lonely. Found the adult services letter “written for somebody else”.',
    'Lost the job in the hotel when it changed hands, and then the room that came with it. On a friend’s couch.',
  ],
  words: [
    'I can talk all night online. In a shop I forget how to say a number.',
    'Everybody my age is in Australia or in love.',
    'I do not need to be fixed. I need somewhere to be bad at something.',
    'Getting the bus is like an exam.',
    'My mother thinks I am studying. I am looking at the wall.',
    'I was in eleven houses. I am good at leaving.',
  ],
  later: [
    'I lost at the game and nobody cared. It was class.',
    'I said I might not talk, and she said grand, hold the tape.',
    'I got two buses. Two.',
  ],
  end: [
    'I am the one who knows the rules now, so I have to explain them to new people. It is a trick they do. It works.',
    'I still get the shakes before. I go anyway.',
    'I have a place on the course, and a fella who gets the same bus.',
    'It is not a big life. It is mine, though.',
  ],
  concerns: ['Panic before going out', 'Having no plan', 'No friends nearby', 'Sleeping all day'],
  goals: [
    {
      words: 'To go into a room where I know nobody and stay for half an hour.',
      actions: [
        ['b', 'Sit outside in the car first'],
        ['p', 'Stay for half an hour, then text'],
        ['l', 'Tell the host I may not talk'],
      ],
    },
    {
      words: 'To be awake when other people are.',
      actions: [
        ['p', 'Up by ten on weekdays'],
        ['p', 'Walk to the bridge before breakfast'],
      ],
    },
    {
      words: 'To find a course that is not a trap.',
      actions: [
        ['l', 'Book the skills adviser'],
        ['p', 'Write down what I would do if nobody was looking'],
      ],
    },
    {
      words: 'To run five kilometres and tell nobody.',
      actions: [
        ['p', 'Three times a week, app on'],
        ['l', 'Ask about the Saturday group'],
      ],
    },
    {
      words: 'A room with a lease.',
      actions: [
        ['l', 'Come along to the housing desk'],
        ['p', 'Ask the friend for a letter'],
      ],
    },
  ],
  strengths: [
    'Draws, notices everything, kind to smaller ones. Turns up, which is the half of it.',
    'Honest to a fault, quick with computers, makes the group laugh once {he} has decided to speak.',
    'Survived a lot and is not bitter.',
  ],
  worse: [
    'Go outside, name five things, walk to the corner. Tell one person the number. 116 123 at any hour.',
    'Text HELLO to 50808. Tell Mam the number we agreed, from one to ten. 112 if it is a ten.',
    'Leave the room, cold water, count five things. Ring Sadhbh at the café, or 116 123.',
  ],
  barriers: [
    ['confidence', 'What if they look at me', 'Arrive early, before there is a room to walk into'],
    ['cost', 'I have twelve euro until Thursday', 'Free places, and the bus fare from the programme'],
    [
      'digital_access',
      'The phone is cracked and has no credit',
      'A repaired phone from the café, and texts only',
    ],
  ],
  services: [
    'Young and Here',
    'Board Games at the Back',
    'Parkside Couch to Five',
    'Back to Work, Your Way',
    'Rainbow Tea Clare',
    'Housing Help Desk',
    'Paint What You Like',
  ],
};
