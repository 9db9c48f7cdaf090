import type { Theme } from '../theme.ts';

export const grief: Theme = {
  key: 'grief',
  ages: [44, 88],
  needs: [
    ['bereavement', 'lonely'],
    ['bereavement', 'low_mood'],
    ['bereavement', 'lives_alone', 'lonely'],
    ['bereavement', 'life_transition'],
  ],
  reasons: [
    'A brother found {him} sitting in the dark at four in the afternoon. “It got dark around me”, {he} said.',
    'Lost a dog and a neighbour in the same week and is ashamed of which one {he} cries for. I told {him} there is no shame in either.',
    'Widowed in autumn, moved to be near a daughter who works long hours. Knows one street.',
    'Best friend of fifty years died in Lent. They rang each other every morning at nine. It is the mornings.',
    'Widowed last winter. Comes to me with aches that have no cause I can find, and stays to talk. I think {he} needs company more than tablets.',
    'Lost {his} sister, who lived next door and with whom {he} had dinner every day. Has stopped cooking.',
    '{His} words to the nurse were “I am grand”, said from the car park where {he} had sat for an hour. Forty years married, and then the spring.',
    'Son died two years ago. Finished counselling in June, would like ordinary company now and not more talking about it.',
    'Partner died in hospice in August. Sleeps badly, has stopped going to Mass and cards. No thoughts of harming {self}, I asked.',
    'Minded {his} mother for eleven years until she died in May. Does not know what to do with the days.',
    'Three funerals in one year. Says the phone has gone quiet and that people cross the road.',
    '[m] Brother and working partner on the boat died in January. Not a man for groups, but agreed to one conversation.',
  ],
  words: [
    'I still put out two cups. I know it is only a cup, but I cannot stop doing it.',
    'Everyone was very good for a month. Then it was their own lives again, and why would it not be.',
    'I am not sick. I am sad, and there is nobody to be sad beside.',
    'We always did the crossword out loud. It is no good doing it in your head.',
    'I never learned to drive. So when the car went from the door, the whole county went with it.',
    'The evenings are the worst, from the news until bed. I go to bed at eight to be rid of them.',
    'I do not want to be cheered up. I would not mind being let sit in a corner where there is noise.',
    'I was always somebody’s somebody. Now I am only a person in a kitchen.',
  ],
  later: [
    'I laughed on Monday and did not feel guilty until I got home. And then only a bit.',
    'There was a man there whose wife was only six weeks gone. I told him how the evenings are.',
    'I went in by myself this time. I held the rail, but I went in.',
  ],
  end: [
    'The house is still quiet, but now it is quiet between things.',
    'I have put one cup at the back of the press. I did not throw it out, I just moved it.',
    'I am not over it. I am beside it, if you know what I mean, and getting on with the day.',
    'I know six people by name now that I did not know at Easter, and two of them have my number.',
    'Some weeks are no better. But I know where to go on a Monday.',
  ],
  concerns: [
    'The long evenings',
    'Eating on my own',
    'Crying when I do not want to',
    'The empty chair',
    'Sundays',
  ],
  goals: [
    {
      words: 'To have one place to be in the week where people expect me.',
      actions: [
        ['l', 'Ask what is on within reach, and when the bus goes'],
        ['p', 'Pick one and try it twice before deciding'],
        ['b', 'Go in together the first time'],
      ],
    },
    {
      words: 'To cook a proper dinner again and not eat over the sink.',
      actions: [
        ['p', 'Cook one dinner a week and set the table'],
        ['l', 'Find out about the long table on Tuesdays'],
      ],
    },
    {
      words: 'To be able to say the name without everybody looking at the floor.',
      actions: [
        ['l', 'Ring the bereavement group and ask who meets new people'],
        ['p', 'Bring one photograph'],
      ],
    },
    {
      words: 'To get through Sunday.',
      actions: [
        ['p', 'Ring Nuala on Sunday at three'],
        ['b', 'Write down three things that make a Sunday shorter'],
      ],
    },
    {
      words: 'To learn to drive, at my age, and not be beholden.',
      actions: [
        ['l', 'Ask about the theory test and the cost of lessons'],
        ['p', 'Ask the nephew to sit in with me in the car park'],
      ],
    },
    {
      words: 'To go back to the cards, if they will still have me.',
      actions: [
        ['p', 'Ring the hall and ask what night it is now'],
        ['l', 'Ask about a lift home'],
      ],
    },
  ],
  strengths: [
    'Remembers everybody’s children by name. Bakes brown bread that people ask for.',
    'Has buried many and still makes others laugh. Faith, and a good neighbour.',
    'Writes letters. Twenty years in the choir. Knows how to ask for help, though it costs something.',
    'Good hands, a tidy garden, and a dry way of putting things.',
  ],
  worse: [
    'Ring my sister, whatever the hour. Put on the radio in two rooms. If it gets dark in my head, ring Samaritans, 116 123.',
    'Walk to the graveyard and back. Tell Fr Tom or the nurse. Ring 116 123 if I cannot see the end of it.',
    'Go and stand in a shop where there are people. Ring the out-of-hours doctor, or 112 if I am not safe.',
  ],
  barriers: [
    [
      'going_alone',
      'I cannot walk into a room on my own',
      'Somebody meets me at the door the first two times',
    ],
    ['transport', 'I was never the driver', 'The small bus on Tuesdays, rung for the day before'],
    ['weather_dark', 'I do not go out in the dark', 'Morning groups only, until the clocks change'],
    ['confidence', 'I might cry in front of them', 'The greeter knows, and there is a side room'],
  ],
  services: [
    'Walking On',
    'The Tuesday Table',
    'Courthouse Singers',
    'A Friend on the Line',
    'Kilkishen Story Hour',
    'Tea after the Tide',
    'Bodyke Card Drive',
  ],
};
