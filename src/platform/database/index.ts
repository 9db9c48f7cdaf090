export { type Actor, nobody, onlyReads, type Role, roles, systemActor, visitor } from './actor.ts';
export { ensureAppLogin } from './app-login.ts';
export { compiledOnce } from './compiled-once.ts';
export {
  type Database,
  type DatabaseOptions,
  type Db,
  openDatabase,
  type Scope,
  type Tables,
} from './database.ts';
export { insertOnce } from './insert-once.ts';
export { MigrationProblem, migrate } from './migrate.ts';
export { plannedByValues } from './planned-by-values.ts';
export { DatabaseProblem, reachDatabase } from './reach.ts';
export type { Json, JsonObject } from './schema.ts';
