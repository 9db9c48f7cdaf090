export { type CrisisLines, crisisLines, crisisLinesToCheck } from './crisis-lines.ts';
export { type Holiday, holidaysIn, holidaysOf } from './holidays.ts';
export {
  formatIdentifier,
  type IdentifierRule,
  type PostcodeKind,
  parseIdentifier,
  parsePostcode,
} from './identifiers.ts';
export { type Place, placeOf } from './place-of.ts';
export type { CrisisLine, RegionId, RegionProfile, RetentionRule } from './profile.ts';
export { regionIds } from './profile.ts';
export { regionOf } from './regions.ts';
