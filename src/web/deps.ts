import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { ProgrammeBook } from '../programmes/index.ts';

/** What the web room is given by main. */
export type WebDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly programmes: ProgrammeBook;
  readonly log: Log;
  /** Key of form tokens; 32 bytes. */
  readonly secret: Buffer;
  readonly demo: boolean;
  /** What addresses of our own begin with where they are shown or sent: scheme and host, no slash at the end. */
  readonly publicUrl: string;
  /** Another host that pictures may come from, as maps need it; none unless it was set up. */
  readonly picturesFrom?: string | null;
  /** How many proxies of the operator stand in front and say where a request comes from; 0 unless set up. */
  readonly proxies?: number;
  /** Whether cookies are marked Secure: true behind https. */
  readonly secureCookies: boolean;
  /** Ready when the database answers. */
  readonly ready: () => Promise<boolean>;
};
