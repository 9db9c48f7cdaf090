import type { Theme } from '../theme.ts';

export const alone: Theme = {
  key: 'alone',
  ages: [58, 91],
  needs: [
    ['lonely', 'lives_alone'],
    ['lonely', 'transport'],
    ['lives_alone', 'lonely', 'activity'],
    ['lonely', 'digital', 'lives_alone'],
  ],
  reasons: [
    'Found by the postman talking to the radio, quite happily. {He} says the radio does not answer back, which is the trouble with it.',
    'New hip, old house, no visitors. Walks to the gate for the post and reads the flyers twice.',
    '[m] Retired lighthouse man. Says {he} was less alone on the rock.',
    '{His} words on the form, in full: “company, any”. I could not put it better.',
    'Comes early for every appointment and stays for the heat and the talk in the waiting room.',
    'Lives four miles from the nearest shop. Gave up the car after the cataract. I am often the only person {he} speaks to in a week.',
    'Rings the surgery most mornings about small things. The secretary thinks {he} is lonely and so do I.',
    'Moved home from Boston after fifty years to find that everybody {he} knew is gone.',
    'Sharp as a tack, bad knees, upstairs in a flat without a lift. Bored, {he} says, “to the bone”.',
    'Seen for a dressing twice a week and would like it to be more often, for the chat. Public health nurse asks if there is something better.',
    'Falls clinic found nothing broken. {He} has not been out since, except to us.',
    'Neighbours have sold up and the houses beside {him} are holiday lets, dark from September.',
    '[m] Good health for {his} age. Would like “a reason to shave”.',
    'The home help is the only caller. She tells me {he} saves up things to say to her.',
  ],
  words: [
    'I could go from Sunday to Sunday and the only voice is the wireless.',
    'The dog died in February. You would not think a dog was conversation, but he was.',
    '[m] I was thirty years on the buildings in London with ten men around me. Now I have a kettle.',
    'I ring the speaking clock sometimes. Do not write that down. Ah, do.',
    'They all have their phones. I am not in the phone.',
    'It is not that I want to be minded. I want to be missed, if I did not turn up.',
    'The road is too narrow for walking now, with the speed of them.',
    'I have the kitchen so clean there is nothing left to clean.',
  ],
  later: [
    '[m] A man there had worked in Cricklewood the same years. We could have met at any bus stop.',
    'They rang to see was I coming. Imagine. They rang me.',
    'I was tired after it. A good tired, the way you would be after hay.',
  ],
  end: [
    'I have to keep a diary now. I never in my life kept a diary.',
    'Wednesday is the day. The other days are only the days on the way to Wednesday, but I can do them.',
    'I have four numbers in the phone. Four is plenty.',
    '[m] I would not say I am a new man. I would say I am a man with somewhere to go.',
    'It is a small thing, a cup of tea. It was a big thing getting to it.',
  ],
  concerns: [
    'Nobody to talk to',
    'The length of the day',
    'Being stuck in the house',
    'Feeling forgotten',
    'The weekend',
  ],
  goals: [
    {
      words: 'To be missed if I did not turn up.',
      actions: [
        ['l', 'Ask which groups ring people who do not come'],
        ['p', 'Give them my number'],
        ['b', 'Go together on the first day'],
      ],
    },
    {
      words: 'To get out the gate twice a week, rain or no rain.',
      actions: [
        ['p', 'Walk to the cross and back on dry mornings'],
        ['l', 'Ask the bus to come up the lane'],
      ],
    },
    {
      words: 'To see my granddaughter’s face on the telephone.',
      actions: [
        ['l', 'Book the one-to-one help with phones'],
        ['p', 'Bring the phone, and the charger, and the box it came in'],
      ],
    },
    {
      words: 'To beat somebody at draughts.',
      actions: [
        ['l', 'Find out who plays, and by day'],
        ['p', 'Find the board'],
      ],
    },
    {
      words: 'Somebody to ring me, so that I do not always have to do the ringing.',
      actions: [
        ['l', 'Introduce to the telephone friends'],
        ['p', 'Say which time suits'],
      ],
    },
    {
      words: 'To be of some use yet.',
      actions: [
        ['b', 'Make a list of what I am still good at'],
        ['l', 'Ask where an hour of that is wanted'],
      ],
    },
  ],
  strengths: [
    'Tells a story so that you can see it. Never late in {his} life.',
    'Knows every field name between here and Gort. Fixes radios.',
    'Great reader, great listener, no time for pity.',
    'Kept a shop for forty years and can still add a column in {his} head.',
  ],
  worse: [
    'Ring the neighbour with the key. Leave the hall light on. Samaritans are there all night, 116 123.',
    'Say it to the home help in the morning, do not save it up. 112 if I fall.',
    'Ring the sister in Leeds. If I am frightened, ring the doctor’s night number.',
  ],
  barriers: [
    ['transport', 'No car since the eyes', 'Local Link bus, and a volunteer driver for the way home'],
    [
      'hearing',
      'I miss half of it in a crowd',
      'A small table, back to the wall, and the loop at the library',
    ],
    ['mobility', 'Steps', 'Only places with a ramp, and a chair with arms'],
    [
      'past_experience',
      'I went once and nobody spoke to me',
      'The greeter waits at the door and sits beside me',
    ],
  ],
  services: [
    'The Tuesday Table',
    'A Friend on the Line',
    'East Clare Bus Times',
    'Chair and Stretch',
    'Kildysart Day Club',
    'Miltown Monday Club',
    'Screens Without Tears',
    'Loop Head Lift',
    'Sing from the Kitchen',
  ],
};
