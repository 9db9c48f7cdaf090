import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { publishedService } from '../../directory/index.ts';
import { route } from '../../web/index.ts';
import { guarded, publish } from './answer.ts';
import { calendarText } from './calendar-text.ts';

const uuid = z.guid();

/** The regular times of one service, to take over into a calendar or to subscribe to. */
export const calendarRoute = route({
  method: 'get',
  path: '/api/services/:id/calendar.ics',
  door: 'anyone',
  open: true,
  handle: guarded(async ask => {
    const id = uuid.safeParse(ask.c.req.param('id'));
    if (!id.success) throw new NotFound('service');
    const service = await ask.within(({ db }) => publishedService(db, id.data));
    return publish(ask, calendarText(service), 'text/calendar; charset=utf-8');
  }),
});
