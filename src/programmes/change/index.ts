export { changeProgramme } from './change-programme.ts';
export { mayChangeProgramme } from './policy.ts';
export {
  type OpenColumns,
  type ProgrammeAsSet,
  type ProgrammeChange,
  programmeChangeStore,
} from './store.ts';
