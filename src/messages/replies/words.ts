/** Words that turn a sentence round. None of them is ever part of a yes, but for the idioms that phrases name whole. */
export const negations: readonly string[] = [
  ...'no nope nah naw not dont doesnt didnt cant cannot wont wouldnt couldnt shouldnt never nothing none neither nor isnt arent wasnt unable without hardly'.split(
    ' ',
  ),
  ...'ní níl nach níor nílim nílimid ná gan'.split(' '),
  ...'nie nigdy bez żaden żadnych nic'.split(' '),
  ...'не ні ніколи без нет нет никогда нічого'.split(' '),
  ...'لا ما لن لم ليس لست مش مو بدون غير ماقدر مقدرش'.split(' '),
  ...'não nunca jamais nem sem nada'.split(' '),
];

/** Words after which somebody comes, but otherwise: earlier, later, with somebody, if. A person reads that. */
export const conditions: readonly string[] = [
  ...'but unless until till before after without if only alone except though although however maybe might perhaps think hopefully probably earlier later late early instead whether'.split(
    ' ',
  ),
  ...'ach mura munar má dá roimh tar éis luath déanach níos'.split(' '),
  ...'ale jeśli jeżeli chyba może bez przed po dopiero wcześniej później'.split(' '),
  ...'але якщо мабуть може без до після раніше пізніше если но'.split(' '),
  ...'لكن بس اذا لو ربما ممكن قبل بعد بدون'.split(' '),
  ...'mas se talvez sem antes depois só mais cedo tarde'.split(' '),
];

/** Words with which a reason for not coming begins. */
export const reasons: readonly string[] = [
  ...'because as since due cos coz cause bc im i ive my the we have got feeling sick on at in this that today tomorrow too and'.split(
    ' ',
  ),
  ...'mar toisc tá amárach inniu'.split(' '),
  ...'bo ponieważ gdyż jestem mam mój moja moje jutro dziś dzisiaj z'.split(' '),
  ...'бо тому оскільки у в я мій моя завтра сьогодні захворів захворіла хворію потому'.split(' '),
  ...'لان لاني لانني عندي انا ابني ابنتي بسبب غدا اليوم بكرا مريض مريضه'.split(' '),
  ...'porque pois estou tenho o a meu minha amanhã hoje por fiquei'.split(' '),
];

/** A call to 112 is not a call from us. */
export const emergencies: readonly string[] = [
  ...'ambulance 112 999 heart attack stroke bleeding overdose otharcharr pogotowie karetka zawał швидка швидку скорая скорую инсульт інфаркт اسعاف الاسعاف بالاسعاف للاسعاف نزيف ambulância enfarte avc'.split(
    ' ',
  ),
];
