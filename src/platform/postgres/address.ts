import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest socket path that every system takes is 103 characters; the file itself is `/.s.PGSQL.5432`. */
const LONGEST_FOLDER = 103 - '/.s.PGSQL.5432'.length;

/** How to connect to the server: its socket lies inside the database folder. */
export type Address = {
  /** `postgres://role@localhost/database?host=/folder&port=5432`; `localhost` is there for parsers that want a host. */
  urlOf(role: string, database: string): string;
  release(): void;
};

/** Where the path is too long for a socket, clients come through a short link in a private folder of our own. */
export function addressOf(folder: string): Address {
  const short =
    folder.length <= LONGEST_FOLDER ? null : mkdtempSync(join(realpathSync(tmpdir()), 'hedgerow-'));
  const host = short ? join(short, 'db') : folder;
  if (short) symlinkSync(folder, host);
  return {
    urlOf: (role, database) =>
      `postgres://${role}@localhost/${database}?host=${encodeURIComponent(host)}&port=5432`,
    release() {
      if (short) rmSync(short, { recursive: true, force: true });
    },
  };
}
