import type { Theme } from '../theme.ts';

export const money: Theme = {
  key: 'money',
  ages: [23, 68],
  needs: [
    ['money_benefits', 'stress'],
    ['housing', 'anxiety'],
    ['debt', 'low_mood'],
    ['fuel', 'money_benefits', 'lives_alone'],
    ['food', 'money_benefits'],
    ['housing', 'parenting', 'stress'],
  ],
  reasons: [
    'Pays the rent and then sees what is left for the heating, which is nothing. Chest twice this month.',
    'Phone bill of a teenager, car that failed, and then the rest fell like cards. Not sleeping.',
    'Works two jobs and is poor in both. Asked for vitamins; needs an afternoon with somebody who knows the forms.',
    'Arrears since the illness. Landlord decent so far. There is still time, if somebody helps now.',
    'Notice to leave by the end of the quarter. Two children in the local school. Blood pressure and temper both up.',
    'Chest infections every winter in a house that cannot be heated. Too proud to ask, so I am asking.',
    'Lent money to a cousin, borrowed from a man in a car. Frightened. Guards are aware. Needs proper advice.',
    'Separated, suddenly on one wage. Skips dinner so that the children do not.',
    'Card debts since the café closed. Has stopped answering the phone, including to us.',
    'Long in a mobile home on a friend’s land. The damp is in {his} lungs now.',
  ],
  words: [
    'The letters have windows. You know before you open them.',
    'I can make a dinner for four out of very little. I cannot make rent out of it.',
    'I worked since I was fifteen. I do not know how to be the one who asks.',
    'I wear the coat in bed. It is a good coat.',
    'If the phone rings I turn it over, like a fish.',
    'You cannot think about your health when you are counting.',
  ],
  later: [
    'She wrote the whole of it on one page. It is bad, but it is one page.',
    'I rang them, with Jacinta on the other phone. They were nearly nice.',
    'The kids had dinner and I had dinner.',
  ],
  end: [
    'I owe what I owe, and I know what it is, and I pay it on Fridays.',
    'We got the grant. I cried in the queue like an eejit.',
    'We are not out of it. But somebody knows our name at the desk.',
    'I open them now. Window first.',
  ],
  concerns: ['Where we will live', 'Opening the post', 'Being cold', 'Shame', 'Food at the end of the week'],
  goals: [
    {
      words: 'To know the whole of it, on one page.',
      actions: [
        ['l', 'Book the money advice and go along'],
        ['p', 'Put every letter in one bag'],
      ],
    },
    {
      words: 'To be warm in one room.',
      actions: [
        ['l', 'Ask about the fuel allowance and the warmer homes grant'],
        ['p', 'Read the meter on Mondays'],
      ],
    },
    {
      words: 'To stay in the same school, wherever we sleep.',
      actions: [
        ['b', 'Go to the housing desk with the notice'],
        ['l', 'Ring the school about the bus'],
        ['p', 'Ask the landlord for it in writing'],
      ],
    },
    {
      words: 'To eat at the same table as my children.',
      actions: [
        ['l', 'Tell about the shop without prices'],
        ['p', 'Go on Wednesday when it is quiet'],
      ],
    },
    {
      words: 'To sit somewhere warm where it costs nothing and nobody asks.',
      actions: [
        ['l', 'Make a list of what is open by day'],
        ['p', 'Try the library first'],
      ],
    },
  ],
  strengths: [
    'Can stretch anything. Raised three good ones on it.',
    'Never owed a penny until last year. Hard worker, good neighbour.',
    'Reads the small print better than the people who wrote it.',
  ],
  worse: [
    'Ring the advice line before the lender. My sister has the spare key. 116 123 at night.',
    'Bring the children to Mam’s. Do not answer the door to him. Ring 999.',
  ],
  barriers: [
    ['stigma', 'I would die if they saw me going in', 'The side door, and the quiet hour'],
    ['phone_credit', 'No credit', 'They ring me, I never ring them'],
    ['literacy', 'I read slowly and they talk fast', 'The worker comes along and reads it out'],
    ['housing_crisis', 'I cannot think past the end of the month', 'One thing a week, and the notice first'],
  ],
  services: [
    'Fergusside Money Advice',
    'Housing Help Desk',
    'Fergus Food Shelf',
    'Back to Work, Your Way',
    'First Steps Parents',
    'Kitchen of the World',
  ],
};
