import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { route } from '../../web/index.ts';
import { readFeed } from '../read-feed.ts';

/** What a calendar program asks for, by its private address. */
export const feedFile = route({
  method: 'get',
  path: '/:programme/calendar/:file{[A-Za-z0-9_-]+\\.ics}',
  door: 'visitor',
  params: z.object({
    programme: z.string(),
    file: z.string().transform(file => file.slice(0, -'.ics'.length)),
  }),
  async handle(ask) {
    const text = await ask.withinAs(systemActor(ask.programme.id), scope => readFeed(scope, ask.params.file));
    if (text === null) throw new NotFound('calendar');
    return ask.file(new TextEncoder().encode(text), 'text/calendar; charset=utf-8', 'meetings.ics');
  },
});
