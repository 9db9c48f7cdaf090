import { type CodeOf, codeList } from './code-list.ts';

const version = '2026-11';

/** What somebody says of their sex where everybody is asked; `not_said` is their answer too. */
export const sexes = codeList('sexes', version, ['female', 'male', 'another', 'not_said']);
export type Sex = CodeOf<typeof sexes>;

/**
 * Ethnic group or background, as the censuses ask for it: Central Statistics Office 2022 and Office for National Statistics 2021.
 * A region asks for its own (`ethnicitiesOf`); the rest are read in figures only.
 */
export const ethnicities = codeList('ethnicities', version, [
  'white_irish',
  'irish_traveller',
  'white_british',
  'gypsy_traveller',
  'roma',
  'white_other',
  'african',
  'caribbean',
  'black_other',
  'chinese',
  'south_asian',
  'indian',
  'pakistani',
  'bangladeshi',
  'asian_other',
  'arab',
  'mixed',
  'other_background',
  'not_said',
]);
export type Ethnicity = CodeOf<typeof ethnicities>;
