export { allOf } from './all-of.ts';
export { ageOn, dayIn, daysSince, isAdultOn, mondayOf, weeksSince } from './dates.ts';
export { distanceKm, type Point } from './distance.ts';
export { Forbidden, NotFound, type ReasonValues, Refused, Stale } from './errors.ts';
export { foldName, foldSurname } from './fold.ts';
export * from './identifiers/index.ts';
export { isId, newId } from './ids.ts';
export { type DateFault, type DateParts, parseDate, parseIsoDate } from './parse-date.ts';
export { parseReference, type ReferenceFault, reference } from './references.ts';
export { fail, ok, type Result } from './result.ts';
export {
  addWorkingDays,
  type Holidays,
  isWorkingDay,
  nextWorkingDay,
  noHolidays,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts';
