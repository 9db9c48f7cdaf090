export { checkKeys } from './check-keys.ts';
export { type SealedTableName, sealedTables } from './columns.ts';
export { destroyKeys } from './destroy-keys.ts';
export { SealBroken } from './envelope.ts';
export { keepPhoneEndings } from './phone-endings.ts';
export { readProgrammeKeys } from './programme-keys.ts';
export { KeyProblem, type KeyRing, readKeys, ringOf } from './ring.ts';
export {
  type Rotation,
  retiredKeys,
  rotateDataKeys,
  rotateIndexKey,
  rotateInstallationKey,
  rotateProgrammeKey,
} from './rotate.ts';
export { plainRows, sealAllRows, sealingRoutines, tablesToSeal } from './seal-old.ts';
export { endingsOf, FEWEST_FIGURES, type TokenKind } from './tokens.ts';
export { type Owner, ownerOf, sealed, tokensToFind } from './values.ts';
export { makeVault, type TransactionVault, type Vault } from './vault.ts';
