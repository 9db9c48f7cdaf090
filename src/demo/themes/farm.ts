import type { Theme } from '../theme.ts';

export const farm: Theme = {
  key: 'farm',
  ages: [34, 79],
  needs: [
    ['stress', 'money_benefits'],
    ['lonely', 'stress'],
    ['low_mood', 'life_transition'],
    ['anxiety', 'debt', 'stress'],
    ['lives_alone', 'ltc_self_management'],
  ],
  reasons: [
    'Reactors in the herd, all gone in one lorry. {He} has not been past the empty shed since.',
    'Suckler farmer with bad lungs, told to stop the silage, has stopped everything.',
    'Dairy farmer, working alone since {his} father’s stroke. Blood pressure up, not sleeping, snaps at the children and then cannot forgive {self}.',
    'Sold the cows in spring because of the back. {He} says the yard is “too quiet to walk into”.',
    'Bachelor farmer, hip replaced in March, doing well but has not gone back to the mart since.',
    'The vet asked me to see {him}. Three bad winters, letters from the bank not opened.',
    'Handed over to a nephew last year. Does not know where to put {self} in the mornings.',
    'Injured by a bull at Easter. The ribs are mended, the nerve is not.',
    'Came with chest pain, all clear. Talked for forty minutes about silage. I think there is more behind it.',
  ],
  words: [
    'A farm is a great place for not talking. You could do it for years.',
    'I know what to do with a sick calf. I do not know what to do with this.',
    'The letters are in the meal bin. I know where they are, so I do.',
    'My father had me beside him and I had him. My own lad is in Sydney, and right too.',
    'You cannot be down at the mart. They would smell it off you.',
    'I get up at five out of habit and there is nothing to get up to.',
    'I was never one for a group. I would stand beside a man looking at a beast, that is about the size of it.',
  ],
  later: [
    'Gearóid had the same letters in the same bin. We laughed till we had to go out.',
    'I slept Tuesday night. I do not know why, but I slept.',
    'I opened four of them. Two were advertisements.',
  ],
  end: [
    'The bank is a person called Sinéad, it turns out. I can talk to a person.',
    'I go to the mart for the dinner now, and sell nothing.',
    'The yard is still quiet. I have the young lad from the school in on Saturdays and he never stops asking questions.',
    'I am not right yet, but I am not on my own with it.',
  ],
  concerns: ['Lying awake at four', 'The unopened letters', 'Short temper at home', 'Nothing to get up for'],
  goals: [
    {
      words: 'To open the letters with somebody beside me.',
      actions: [
        ['l', 'Book an hour with the money advice people'],
        ['p', 'Bring the meal bin, the whole of it'],
        ['b', 'Go together'],
      ],
    },
    {
      words: 'One evening in the week away from the yard.',
      actions: [
        ['p', 'Ask the neighbour to do the milking on Thursdays'],
        ['l', 'Find something that begins after eight'],
      ],
    },
    {
      words: 'To go back to the mart without selling or buying.',
      actions: [
        ['l', 'Say hello to the mart table'],
        ['p', 'Go for the dinner'],
      ],
    },
    {
      words: 'To sleep past four.',
      actions: [
        ['l', 'Bring the stress class dates'],
        ['p', 'Leave the phone in the kitchen'],
      ],
    },
    {
      words: 'To use the hands for something that is not broken.',
      actions: [
        ['l', 'Ask the shed about joining'],
        ['p', 'Bring the adze, they have none'],
      ],
    },
  ],
  strengths: [
    'Patient with animals, and with people who are patient. Never missed a milking in thirty years.',
    'Knows stone walls. Carries more than {he} says.',
    'Straight, funny when the door is closed, respected at the mart.',
  ],
  worse: [
    'Lock the gun case and give the key to my brother. Ring him. 116 123 if he does not answer.',
    'Ring Gearóid from the mart table, he said any hour. The doctor knows.',
    'Go in and tell the house. Do not walk the land at night with it.',
  ],
  barriers: [
    ['time_work', 'Cows do not take a day off', 'Evenings only, and relief milking once a week'],
    ['stigma', 'They would talk', 'A group two parishes over, and no name on the sheet'],
    ['literacy', 'Forms and me do not agree', 'The advice worker reads and writes, I say'],
  ],
  services: [
    'Small Farms, Big Talk',
    'The Repair Bench',
    'Broadford Bench',
    'Fergusside Money Advice',
    'Stress Control, six evenings',
    'Barefield Bowls',
    'Feakle Kitchen Session',
    'Corofin Lake Anglers for Beginners',
  ],
};
