import type { Theme } from '../theme.ts';

export const parents: Theme = {
  key: 'parents',
  ages: [21, 43],
  needs: [
    ['parenting', 'lonely'],
    ['parenting', 'low_mood'],
    ['lonely', 'life_transition', 'parenting'],
    ['relationships', 'parenting', 'stress'],
  ],
  reasons: [
    'Adopted siblings of three and five at Easter. Joyful, shattered, too proud to say the second word.',
    'Sleepless baby, partner on nights, parents abroad. Comes to the baby clinic each week though nothing is wrong with the baby.',
    'Moved for the school and knows the other parents by their cars only.',
    '[m] Single father by bereavement, two small girls. Plaits better than most, knows nobody.',
    'Baby came early and the fear stayed. Discharged, thriving, still checks the breathing. Others who have been there would help.',
    'First baby, five months. Perinatal team have discharged {him}, mood steady. What is missing is other adults.',
    'Twins. Moved out from Limerick in the middle of the pregnancy and knows the delivery man best.',
    'On {his} own with three under six. Coping by will power. A group with a creche would do more than I can.',
    '[m] Father of a toddler, at home since the factory closed. Every group is called mother and baby.',
    'Parenting apart from an ex who makes it hard. Exhausted, doing well, needs to hear it from somebody other than me.',
  ],
  words: [
    'I talk all day, and nobody answers who has teeth.',
    'I had a job where people were afraid of me. Now I am afraid of a nap.',
    'I go to the big shop for a conversation and come home with bread.',
    'I love her. I did not know you could love somebody and be bored out of your mind.',
    '[m] They look over my shoulder for the mother.',
    'By the time they are asleep I have forgotten what I wanted to do with the evening.',
  ],
  later: [
    'We were six on the floor and nobody was tidy.',
    'Another one said it before I did. I could have cried.',
    'He ate sand. Everybody’s ate sand.',
  ],
  end: [
    'I have a group on the phone called Survivors. That is how I am.',
    'I am doing one evening a week as myself, with my own name.',
    'They call it parents’ morning now. I brought a cake.',
    'It is loud and sticky, and I am not on my own in it.',
  ],
  concerns: ['Talking to no adults', 'Feeling I do it wrong', 'Never being off duty', 'Rows at hand-over'],
  goals: [
    {
      words: 'To sit on a floor with other people who are also tired.',
      actions: [
        ['l', 'Ask the centre which morning is the quiet one'],
        ['b', 'Go together with the pram'],
        ['p', 'Stay until the song'],
      ],
    },
    {
      words: 'One evening with my own name.',
      actions: [
        ['p', 'Agree the evening at home'],
        ['l', 'Find a choir or a class within fifteen minutes'],
      ],
    },
    {
      words: 'To stop apologising for my children.',
      actions: [
        ['p', 'Notice how often, for one week'],
        ['l', 'Bring the dates of the parents’ course'],
      ],
    },
    {
      words: 'To have adult words in my mouth before three o’clock.',
      actions: [
        ['p', 'Text one person every morning'],
        ['l', 'Ask about the walking group with buggies'],
      ],
    },
  ],
  strengths: [
    'Patient beyond reason. Makes toys from boxes.',
    'Sees what each child needs and gives it without a fuss.',
    'Great at asking other people about themselves.',
  ],
  worse: [
    'Baby in the cot, door closed, kettle on, ring my mother. The nurse said any weekday. 112 if I am frightened of what I might do.',
    'Ring the parents’ line, then my friend Ger. It passes in twenty minutes, I wrote that down.',
  ],
  barriers: [
    ['childcare', 'Three of them and two hands', 'A creche in the next room'],
    ['transport', 'The bus takes one buggy', 'A lift with another parent from the estate'],
    ['confidence', 'They all know each other', 'Leanne meets me at the door'],
  ],
  services: [
    'First Steps Parents',
    'Parents’ Corner Shannon',
    'Killaloe Quay Walkers',
    'Shannon Community Choir',
    'Lahinch Swimming Group',
  ],
};
