export * from './codes/index.ts';
export { foundProgramme, type ProgrammeToFound, programmeToFound } from './found-programme.ts';
export { type Programme, type ProgrammeSettings, programmeSettings } from './programme.ts';
export { type ProgrammeBook, programmeBook } from './queries.ts';
export * from './region/index.ts';
