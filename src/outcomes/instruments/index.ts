export {
  type Absent,
  type AbsentReason,
  type Answer,
  type Answers,
  absentReasons,
  answerTo,
  type Condition,
  isAbsent,
  numberTo,
} from './answers.ts';
export { type Catalogue, catalogueOf } from './catalogue.ts';
export type { Standing } from './fold-steps.ts';
export { defaultPack, instrumentOf, instruments } from './house.ts';
export {
  type Band,
  type EnableWhen,
  type Instrument,
  type Item,
  isComparable,
  type Option,
  type Origin,
  questionsOf,
  type Scale,
  versionOf,
  type Wording,
} from './instrument.ts';
export { isAsked } from './is-asked.ts';
export { directLoneliness, ucla3 } from './loneliness.ts';
export { ons4 } from './ons4.ts';
export { control, ladder, ownConcerns, selfRatedHealth, serviceUse } from './own.ts';
export { gad7, phq4, phq9 } from './phq.ts';
export { instrumentsOf } from './queries.ts';
export { deJongGierveld6, swemwbs } from './slots.ts';
export { languageIn, type Text, wordsIn } from './text.ts';
export { type WordingNote, wordingNote } from './wording-note.ts';
