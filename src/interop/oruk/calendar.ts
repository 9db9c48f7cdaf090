import { publishedService, serviceChangedAt } from '../../directory/index.ts';
import { route } from '../../web/index.ts';
import { idOf, standing } from './address.ts';
import { guarded, publish } from './answer.ts';
import { calendarText } from './calendar-text.ts';

const calendarOf = (id: string): string => `/api/services/${id}/calendar.ics`;

/** The regular times of one service, to take over into a calendar or to subscribe to. */
export const calendarRoute = route({
  method: 'get',
  path: '/api/services/:id/calendar.ics',
  door: 'anyone',
  open: true,
  handle: guarded(async ask => {
    const id = idOf(ask.c.req.param('id'));
    const { service, changedAt } = await ask.within(async ({ db }) => ({
      changedAt: await serviceChangedAt(db, id),
      service: await standing(db, id, calendarOf, () => publishedService(db, id)),
    }));
    return publish(ask, calendarText(service), 'text/calendar; charset=utf-8', changedAt);
  }),
});
