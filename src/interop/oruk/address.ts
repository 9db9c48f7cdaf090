import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { directoryChangedAt, publishedInstead, serviceChangedAt } from '../../directory/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type Route, route } from '../../web/index.ts';
import { Elsewhere, json } from './answer.ts';
import type { Query } from './asked.ts';

export type Db = Scope['db'];

/** An address whose answer holds of the whole directory: its date is that of the last change anywhere. */
export function listAddress(path: string, answer: (db: Db, query: Query) => Promise<object>): Route {
  return route({
    method: 'get',
    path,
    door: 'anyone',
    open: true,
    handle: json(ask =>
      ask.within(async ({ db }) => {
        // Asked first: what changes meanwhile is told with an older date, never hidden by a newer one.
        const changedAt = await directoryChangedAt(db);
        return { body: await answer(db, ask.c.req.queries()), changedAt };
      }),
    ),
  });
}

const uuid = z.guid();

/** An id from an address; what is no UUID is not found, as an id that nobody has. */
export function idOf(given: string | undefined): string {
  const id = uuid.safeParse(given);
  if (!id.success) throw new NotFound('record');
  return id.data;
}

/** One record by its id. */
export function recordAddress(
  path: string,
  answer: (db: Db, id: string, query: Query) => Promise<object>,
): Route {
  return route({
    method: 'get',
    path: `${path}/:id`,
    door: 'anyone',
    open: true,
    handle: json(ask => {
      const id = idOf(ask.c.req.param('id'));
      return ask.within(async ({ db }) => {
        const changedAt = await directoryChangedAt(db);
        return { body: await answer(db, id, ask.c.req.queries()), changedAt };
      });
    }),
  });
}

/** One service by its id; one that was merged leads to the service it became. */
export function serviceAddress(path: string, answer: (db: Db, id: string) => Promise<object>): Route {
  return route({
    method: 'get',
    path: `${path}/:id`,
    door: 'anyone',
    open: true,
    handle: json(ask => {
      const id = idOf(ask.c.req.param('id'));
      return ask.within(async ({ db }) => {
        const changedAt = await serviceChangedAt(db, id);
        const body = await standing(
          db,
          id,
          other => `${path}/${other}`,
          () => answer(db, id),
        );
        return { body, changedAt };
      });
    }),
  });
}

/**
 * What is published of a service. Throws Elsewhere when it was merged into another one that is published.
 * @param addressOf the same of another service
 */
export async function standing<T>(
  db: Db,
  id: string,
  addressOf: (id: string) => string,
  answer: () => Promise<T>,
): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    const instead = error instanceof NotFound ? await publishedInstead(db, id) : null;
    if (instead === null) throw error;
    throw new Elsewhere(addressOf(instead));
  }
}
