export { accountFor } from './account.ts';
export { PostgresProblem } from './problem.ts';
export { runningPostgres } from './running.ts';
export { type Postgres, type PostgresLog, type PostgresOptions, startPostgres } from './start.ts';
export { startThrowawayPostgres, type ThrowawayPostgres } from './throwaway.ts';
