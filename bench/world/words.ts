/** What people of the made-up world are called and say. Nobody in it is real. */
export const givenNames = [
  ...[
    'Aoife',
    'Breda',
    'Caitlín',
    'Declan',
    'Eithne',
    'Fergal',
    'Gráinne',
    'Hugh',
    'Íde',
    'James',
    'Kathleen',
  ],
  ...['Liam', 'Máire', 'Noel', 'Orla', 'Pádraig', 'Rita', 'Seán', 'Tadhg', 'Una', 'Vera', 'Winnie', 'Amina'],
  ...[
    'Bartosz',
    'Chidi',
    'Daria',
    'Emeka',
    'Fatima',
    'Grace',
    'Hassan',
    'Ivana',
    'Joana',
    'Krzysztof',
    'Lucia',
  ],
];
export const familyNames = [
  ...[
    'Garrihy',
    'Hehir',
    'Considine',
    'Kelleher',
    'Hayes',
    'Moloney',
    'Frawley',
    'Shannon',
    'O’Dea',
    'McInerney',
  ],
  ...['Talty', 'Killeen', 'Vaughan', 'Lillis', 'Marrinan', 'Cleary', 'Guthrie', 'Haugh', 'Keane', 'Lenihan'],
  ...[
    'Nagle',
    'O’Loughlin',
    'Pilkington',
    'Queally',
    'Reidy',
    'Sexton',
    'Tubridy',
    'Whelan',
    'Ashworth',
    'Okoye',
  ],
  ...['Kowalski', 'Nwosu', 'Popescu', 'Silva', 'Haddad', 'Novak', 'Byrne', 'Doyle', 'Walsh', 'Ryan', 'Nolan'],
];
export const needs = [
  'lonely',
  'bereavement',
  'carer',
  'low_mood',
  'anxiety',
  'money_benefits',
  'activity',
  'digital',
];
export const said = [
  'The house is quiet since Pat died. I leave the radio on for the sound of it.',
  'I am minding Mam night and day and I have not had an hour to myself since Easter.',
  'I would go if somebody went in the door with me the first time.',
  'I used to sing. I do not know when I stopped.',
  'The bus goes at ten and comes back at two, and that is the day gone.',
  'I was asked by name. I had forgotten what that is like.',
  'Thursdays are mine now. I put on my good coat.',
  'I do not sleep, and then I am too tired to go out, and then I do not sleep.',
];
export const notes = [
  'Met at the library. We went through the week, looked at what made the good days good, and rang the group together.',
  'Came in tired but stayed for the hour. The letter about the heating grant is filled in and goes in the post today.',
  'Walked to the pier and back. Talked about work, about the knee, about what a normal week used to look like.',
  'Short session by phone. The lift did not come, so we planned the bus and who to ask for at the door.',
  'Went in together and stayed for tea. Two people knew the family. Wants to go alone next time.',
];
export const goals = [
  'To sing with people again, not at the radio.',
  'An afternoon a week that is mine.',
  'A reason to put on my good coat in the middle of the week.',
  'To stop worrying about the bills.',
  'To walk to the shop without stopping.',
];
export const steps = [
  'Ring the group and ask who opens the door',
  'Go in together the first time',
  'Look up the bus on Fridays',
  'Ask my brother to take one weekend a month',
  'Fill in the form for the grant',
];
export const places = [
  'Tulla Courthouse',
  'the library in Ennis',
  'the family centre',
  'at home',
  'the pier café',
];
