import { calendarFeeds, calendarOf, endFeed, giveFeed } from '../../calendar/index.ts';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { Button, document, Form, LinkButton, Ltr } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { asOwn, OwnPage, ownBase } from './own.tsx';

const kind = 'person' as const;

/** Meetings in the person's own calendar: whether there is an address, a new one, and a file for once. */
const calendarPage = route({
  method: 'get',
  path: '/:programme/my/calendar',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async own => {
      const { view } = ask;
      const { t, say } = view;
      const open = await ask.withinAs(systemActor(ask.programme.id), scope =>
        calendarFeeds(scope).of(kind, own.personId),
      );
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={t('calendar.own.title')}>
            <h1>{t('calendar.own.title')}</h1>
            <p class="lead">{t('calendar.own.lead')}</p>
            <p>
              <LinkButton href={`${ownBase(ask)}/calendar.ics`} look="quiet">
                {t('calendar.own.file')}
              </LinkButton>
            </p>
            {open ? <p>{t('calendar.since', { day: say.day(open.made_at) })}</p> : null}
            <Form view={view} action={`${ownBase(ask)}/calendar`}>
              <Button>{t(open ? 'calendar.renew' : 'calendar.make')}</Button>
            </Form>
            {open ? (
              <Form view={view} action={`${ownBase(ask)}/calendar/end`}>
                <Button look="quiet">{t('calendar.end')}</Button>
              </Form>
            ) : null}
          </OwnPage>,
        ),
      );
    }),
});

/** The address is shown on this one page and nowhere else. */
const give = route({
  method: 'post',
  path: '/:programme/my/calendar',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async own => {
      const { view, programme } = ask;
      const { t } = view;
      const token = await ask.withinAs(systemActor(programme.id), scope =>
        giveFeed(scope, { kind, subjectId: own.personId, shows: 'meeting' }),
      );
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={t('calendar.given')}>
            <h1>{t('calendar.given')}</h1>
            <p class="lead">{t('calendar.once')}</p>
            <p class="kept-text">
              <Ltr>{`${ask.publicUrl}/${programme.slug}/calendar/${token}.ics`}</Ltr>
            </p>
            <p>{t('calendar.how')}</p>
          </OwnPage>,
        ),
      );
    }),
});

const end = route({
  method: 'post',
  path: '/:programme/my/calendar/end',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, ({ personId }) =>
      ask.commit(
        async scope => {
          await endFeed(scope, { kind, subjectId: personId });
          return { to: `${ownBase(ask)}/calendar`, flash: { key: 'calendar.ended' } };
        },
        { as: systemActor(ask.programme.id) },
      ),
    ),
});

const file = route({
  method: 'get',
  path: '/:programme/my/calendar.ics',
  door: 'visitor',
  handle: ask =>
    asOwn(ask, async own => {
      const text = await ask.withinAs(systemActor(ask.programme.id), scope =>
        calendarOf(scope, kind, own.personId, 'meeting'),
      );
      if (text === null) throw new NotFound('calendar');
      return ask.file(new TextEncoder().encode(text), 'text/calendar; charset=utf-8', 'meetings.ics');
    }),
});

export const ownCalendarRoutes: readonly Route[] = [calendarPage, give, end, file];
