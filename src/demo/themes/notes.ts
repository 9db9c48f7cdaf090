/**
 * Parts of notes that any session may have. A note is one opening and one turn (and an ending now and then), dealt
 * from decks. `{service}` and `{place}` are filled in; `{He}`, `{his}` and `{name}` as in themes.
 */
export const firstNotes = {
  openings: [
    'Met at {place}. Tea, and an hour that went quickly.',
    'First meeting, at {place}. Took a while to warm up, then did not want to stop.',
    'Explained who we are and that {he} can stop whenever {he} likes.',
    'We sat by the window at {place}, away from the door, as asked.',
    '{name} had written a list and we went through it together.',
    'Quiet start. I talked too much in the first five minutes, and then stopped.',
    'Came early and was waiting outside in the car. Glad of the company walking in.',
    'Long talk, some tears, some laughing. Said it was easier than the form.',
  ],
  turns: [
    'What matters came out near the end, as it often does. I wrote it down word for word and read it back.',
    'Went through what is kept and who sees it. Agreed to most, wants to think about the groups.',
    'Did the questions together, four minutes. Found the one about yesterday hard.',
    'Not ready for forms today. We leave them until next time.',
    'Told me about good years as well as bad ones. There is plenty to build on.',
    'Worried about being a nuisance. I said that it is what I am for.',
    'We drew the week on a page. Tuesday and Sunday are the empty ones.',
    'Asked whether the GP will read everything. Explained that only the short letter goes.',
    'Would like to go slowly. So we go slowly.',
  ],
} as const;

export const middleNotes = {
  openings: [
    'Met at {place}.',
    'By phone, a good line this time.',
    'Walked as far as the bridge and back while we talked.',
    'At home. The fire was lit, which I took as a compliment.',
    'Short one today, half an hour, by {his} choice.',
    'A harder week. We did not push.',
    'In good form. {He} had news before I had my coat off.',
    'Rain, so we stayed in the car and talked with the heater on.',
    'Met at {place}; {he} had come by bus alone.',
    'Began with what went well, as we agreed.',
  ],
  turns: [
    'Talked about {service}. Interested, and nervous of the first ten minutes. I offered to come in along.',
    'Looked at what gets in the way. It is less the distance than the walking in.',
    'Went through the plan line by line. One line crossed out, one put in.',
    'Had tried what we agreed and it did not suit. That is worth knowing too.',
    'Two of the three things from last time are done. The third can wait.',
    'Rang {service} together on speaker. They were kind and had a place.',
    'We made the list of what {he} is good at. {He} thought there would be three things. There are eleven.',
    'Slept better, did not know why. We did not take it apart.',
    'Family visit stirred things up. Mostly I listened.',
    'Talked about money, first time. Agreed that I bring the form.',
    'Confidence went from a 4 to a 6 when we planned the lift home.',
    'A letter from the hospital was worrying {him}. We read it together. It was only a date.',
    'Wants to be the one who rings next time. Good.',
    'Planned the first visit to {service} to the minute: who, which door, where to sit.',
    'Brought photographs. I learnt more in ten minutes than in three meetings.',
    'Not sure that the group is right. Will give it one more go and then say no with a clear head.',
    'Asked about driving. Parked that for now.',
    'Talked about the bad days and wrote down what helps. It is in the plan.',
  ],
} as const;

export const goingNotes = {
  openings: [
    'Went to {service} together. I left after twenty minutes, as agreed.',
    'Met after {service}, over tea.',
    '{He} went to {service} alone this week.',
    'Did not get to {service}; the week got in the way. No harm.',
    'Third time at {service}. Knows names now.',
    'Looked in at {service} on the way. {name} was too busy to talk to me, which is the best sign.',
  ],
  turns: [
    'Stayed to the end and helped with the chairs.',
    'Sat near the door. Next week, one chair further in.',
    'Somebody remembered how {he} takes the tea.',
    'Found it loud. We asked for the smaller table and there is one.',
    'Came home tired and pleased.',
    'Was asked to bring something next week. Pretends to be put out about it.',
    'Wants to keep going when we two have finished. I said that was the idea.',
    'The lift home fell through. {He} rang the other number, and it worked.',
    'Talked about missing a week without giving up.',
    'One person was sharp. We spoke about how to let that pass, and when not to.',
  ],
} as const;

export const lastNotes = {
  openings: [
    'Last but one. Looked back over the page from the first day.',
    'Looked ahead: what keeps going, who to ring, how to come back to us.',
    'Our last meeting, at {place}. {He} had bought buns.',
    'Finished where we began, at the same table.',
    'Went through the letter together and changed two words.',
  ],
  turns: [
    'Did the questions again. Some numbers moved, some did not, and we talked about both.',
    'Did not want the questions again, and that is fine.',
    'The first goal is met, the second is on its way. {He} says so {self}.',
    'Wrote the own next steps on a card for the fridge.',
    'A little afraid of stopping. We agreed a call in three months.',
    'It was not a straight line, and we said so.',
  ],
} as const;

/** Places where people meet a link worker, by town; the first is the usual one. */
export const meetingPlaces: Readonly<Record<string, readonly string[]>> = {
  Ennis: ['the library, Mill Road', 'the office, 3 Mill Lane', 'the café by the bridge'],
  Tulla: ['the library, Tulla', 'the courthouse, Tulla'],
  Scarriff: ['the library, Scarriff', 'the Market House, Scarriff'],
  Shannon: ['the town centre café, Shannon', 'the library, Shannon'],
  Kilrush: ['the library, Kilrush', 'the marina café, Kilrush'],
  Ennistymon: ['the library, Ennistymon', 'the café by the cascades, Ennistymon'],
  Sale: ['the library, Sale Waterside', 'a bench by the canal, Sale'],
  Altrincham: ['the library, Altrincham', 'the market hall, Altrincham'],
  Stretford: ['the library, Stretford', 'the café in the mall, Stretford'],
};
