export {
  type CrisisLines,
  crisisLines,
  crisisLinesToCheck,
  type KnownLine,
  knownLines,
} from './crisis-lines.ts';
export { crisisRegistryOf } from './crisis-registry.ts';
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
export { crisisPurpose, regionIds } from './profile.ts';
export { regionOf } from './regions.ts';
