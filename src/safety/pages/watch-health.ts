import { route } from '../../web/index.ts';
import { isWatchLate } from '../alarms/queries.ts';

/**
 * For whoever watches the machine from outside: 200 while the watch has looked within five minutes in every programme, else 503. An alarm
 * that stands still must be heard of by somebody who is not asleep beside it.
 */
export const watchHealth = route({
  method: 'get',
  path: '/health/watch',
  door: 'anyone',
  async handle(ask) {
    const late = await isWatchLate(ask.database, ask.now);
    return ask.c.json({ status: late ? 'late' : 'ok' }, late ? 503 : 200);
  },
});
