import type { Role } from '../../src/platform/database/index.ts';
import type { Route } from '../../src/web/index.ts';
import type { Asker } from './cast.ts';
import type { Unguarded } from './held-database.ts';

/** The application with its own guards off: what is left between a reader and a record is the database. */
export type Disguise = Unguarded & {
  /** Lets the application take whoever asks next for somebody who may open this door. */
  as(asker: Asker, route: Route): void;
};

const ofStaff = /app\.role = '(link_worker|coordinator|administrator|analyst)'/;

/** A statement's own filter by programme, as Kysely and hand-written SQL say it. */
const filter = /((?:"\w+"|\b\w+)\.)?"?\bprogramme_id\b"? = (\$\d+)(::uuid)?/g;

/**
 * Three things are turned off at once, all from outside: the application is told that a member of staff has a role which
 * opens the door and passes every policy; its filters by programme are taken out of its statements; the transaction still
 * speaks for who they really are.
 */
export function disguised(): Disguise {
  let asker: Asker | null = null;
  let role: Role | null = null;
  return {
    as(next, { door }) {
      asker = next;
      role = Array.isArray(door) && !door.includes('coordinator') ? (door[0] ?? null) : 'coordinator';
    },
    context(statements) {
      const real = asker?.actor;
      return real && statements.includes(`app.actor = '${real.id}'`)
        ? statements.replace(ofStaff, `app.role = '${real.role}'`)
        : statements;
    },
    row: row => (role && 'staff_id' in row && 'role' in row && 'proven' in row ? { ...row, role } : row),
    sql: text => text.replace(filter, '$2::uuid is not null'),
  };
}
