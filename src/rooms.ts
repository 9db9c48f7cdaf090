import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/index.ts';
import type { Listener, Routine } from './platform/events/index.ts';
import type { Log } from './platform/log.ts';
import type { ProgrammeBook } from './programmes/index.ts';
import { type Route, signInRoutes } from './web/index.ts';

type Setup = {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly programmes: ProgrammeBook;
  readonly log: Log;
  readonly secret: Buffer;
};

/** Every room's addresses, and what must be closed at the end. */
export type Rooms = { readonly routes: readonly Route[]; close(): Promise<void> };

/** Opens all rooms of the house in the order of the pathway. */
export function openRooms(setup: Setup): Rooms {
  const web = {
    ...setup,
    demo: setup.config.demo,
    secureCookies: setup.config.publicUrl.startsWith('https:'),
    ready: async () => true,
  };
  return { routes: [...signInRoutes(web)], close: async () => undefined };
}

/** What hears events, of all rooms. */
export function listeners(_rooms: Rooms): readonly Listener[] {
  return [];
}

/** What the clock does, of all rooms. */
export function routines(_rooms: Rooms): readonly Routine[] {
  return [];
}
