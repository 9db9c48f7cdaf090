export * from './change/index.ts';
export * from './codes/index.ts';
export { foundProgramme } from './found-programme.ts';
export {
  areaIn,
  hoursIn,
  type Programme,
  type ProgrammeSettings,
  programmeSettings,
  programmeToFound,
} from './programme.ts';
export { type ProgrammeBook, programmeBook } from './queries.ts';
export * from './region/index.ts';
