/**
 * Words for who somebody is: gender and kin, faith, ethnicity. Full text never looks for them, so that two statements
 * that differ only in them give the same list. A wish ("women only", "get to mass") is a concept and is heard as such.
 */
const words = [
  'woman women female lady ladies girl girls wife mother mothers mammy sister sisters daughter daughters aunt granny',
  'grandmother widow mother mums niece herself queen madam',
  'male gentleman husband father fathers daddy brother brothers sons uncle granda grandad grandfather widower nephew',
  'himself boy boys lads nonbinary trans transgender',
  'catholic protestant christian muslim islam islamic jewish judaism hindu sikh buddhist atheist anglican methodist',
  'presbyterian orthodox quaker pentecostal evangelical believer religious faith religion mosque temple synagogue church',
  'white black asian irish british english polish ukrainian arab arabic african caribbean indian pakistani chinese roma',
  'gypsy traveller brazilian portuguese nigerian syrian european immigrant foreign',
]
  .join(' ')
  .split(' ');

export const protectedWords: ReadonlySet<string> = new Set(words);
