import { z } from 'zod';
import { systemActor } from '../../platform/database/index.ts';
import { type Route, route } from '../../web/index.ts';
import { recordArrival } from '../record-arrival.ts';
import { openedBy } from './key.ts';
import { readReceipt } from './read-receipt.ts';

/** One thing a gateway tells, or several in a list. Names differ; what is known of them is read one by one. */
export const told = z
  .union([z.record(z.string(), z.unknown()), z.array(z.record(z.string(), z.unknown())).max(500)])
  .transform(body => (Array.isArray(body) ? body : [body]));

/**
 * `POST /<programme>/hooks/messages`: a gateway tells what became of messages; a mail server's helper tells of bounces. Answers 204 also
 * to what is unknown or old, so that nobody goes on telling it.
 * @param hookKey what the gateway shows; null: nobody is heard, and the address does not exist
 */
export function receiptHook(hookKey: string | null): Route {
  return route({
    method: 'post',
    path: '/:programme/hooks/messages',
    door: 'visitor',
    keyed: openedBy(hookKey),
    form: told,
    async handle(ask) {
      for (const body of ask.form) {
        const { arrival, ...of } = readReceipt(body);
        if (arrival === null) continue;
        await ask.withinAs(systemActor(ask.programme.id), scope => recordArrival(scope, of, arrival));
      }
      return ask.c.body(null, 204);
    },
  });
}
