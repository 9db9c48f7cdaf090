/** What people say, long and short, misspelt and in other languages; the same over and over, as nobody says it the same. */
export const sentences: readonly string[] = [
  'Since my husband died I see nobody. I used to sing in the choir, and I have no car.',
  'I would love to get back to gardening but my knees are gone and I can’t manage stairs.',
  'lonley since i retird, used to play bowls, must be free',
  'I mind my wife who has dementia and I need somebody to talk to who understands.',
  'The bills are piling up and the landlord is putting up the rent. I need help with forms.',
  'Tá uaigneas orm agus ba bhreá liom Gaeilge a labhairt agus ceol a sheinm.',
  'Jestem samotna, nie mam z kim porozmawiać, lubię malować i gotować.',
  'Я нещодавно приїхала, хочу вчити англійську і люблю співати.',
  'أنا وحيدة وأحب البستنة',
  'walking',
  'I have long covid and I am exhausted by noon. Something gentle, maybe yoga or tai chi, by day, near home. I was made redundant in the spring and money is tight, so it would have to be cheap. My daughter says I should get out of the house, meet people my own age, do a bit of painting or knitting, anything with a cup of tea. I am not one for bingo. I don’t drive and the bus is every two hours.',
  'Something for my teenage lad and me, computers or photography, in the evening after work.',
];
