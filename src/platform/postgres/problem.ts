/**
 * The database could not be started or kept running. The message is one plain sentence or two for the person
 * at the keyboard: what is wrong, with which folder, and what to do. Nothing was deleted or changed.
 */
export class PostgresProblem extends Error {
  override readonly name = 'PostgresProblem';
}

const REASONS: readonly (readonly [RegExp, (folder: string) => string])[] = [
  [
    /No space left on device|Check free disk space|ENOSPC|Disk quota exceeded|EDQUOT|53100/i,
    folder =>
      `The disk that holds ${folder} is full, so the database cannot start. Nothing is lost: free some space and start again.`,
  ],
  [/ENOTDIR|EEXIST/, folder => `${folder} is a file, or lies below one. Set DATA_DIR to a folder.`],
  [
    /EROFS|Read-only file system/i,
    folder =>
      `The folder ${folder} is on a disk that cannot be written to. Set DATA_DIR to a folder that can be.`,
  ],
  [
    /EACCES|EPERM|Permission denied|has wrong ownership/i,
    folder =>
      `This account may not use the folder ${folder}. Start Hedgerow as the account that owns it, or set DATA_DIR to another folder.`,
  ],
  [
    /could not (?:create|map) (?:anonymous )?shared memory|Cannot allocate memory|ENOMEM/i,
    () => 'This machine has too little memory left for the database. Stop something else and start again.',
  ],
  [
    /GLIBC_|cannot open shared object|ENOENT.*(?:initdb|postgres)|spawn .*ENOENT|Exec format error/i,
    () =>
      'The PostgreSQL that comes with Hedgerow does not run on this system. Set DATABASE_URL to a PostgreSQL of your own, version 15 or newer.',
  ],
];

/**
 * Turns what PostgreSQL or the operating system said into a `PostgresProblem`.
 * @param said the error, or the end of PostgreSQL's log
 * @param folder the data folder, named in the sentence
 */
export function explain(said: unknown, folder: string): PostgresProblem {
  if (said instanceof PostgresProblem) return said;
  const text = said instanceof Error ? said.message : String(said);
  const known = REASONS.find(([pattern]) => pattern.test(text));
  if (known) return new PostgresProblem(known[1](folder), { cause: said });
  const worst = text.split('\n').findLast(line => /FATAL|PANIC|error/i.test(line));
  return new PostgresProblem(
    worst
      ? `The database in ${folder} cannot start. PostgreSQL says: ${worst.trim()}`
      : `The database in ${folder} ended without saying why. Its log is postgres.log in the data folder.`,
    { cause: said },
  );
}
