import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Ltr,
  Notice,
  StaffLayout,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { endFeed, giveFeed } from '../give-feed.ts';
import { groupsWithDates } from '../queries.ts';
import { type CalendarFeed, calendarFeeds, feedShows } from '../store.ts';

const door = ['link_worker', 'coordinator'] as const;
const form = z.object({ shows: choice(feedShows, 'calendar.error.shows') });
type MineAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'actor' | 'within' | 'flash'>;

/** One's own calendar, and those of groups. */
const minePage = route({
  method: 'get',
  path: '/calendar',
  door,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

/** The address is shown on this one page and nowhere else. */
const giveMine = route({
  method: 'post',
  path: '/calendar',
  door,
  form,
  async handle(ask) {
    const subjectId = ask.actor.id;
    const token = await ask.within(scope => giveFeed(scope, { kind: 'staff', subjectId, ...ask.form }));
    return ask.page(given(ask.view, addressOf(ask, token)));
  },
  again: showAgain(shown),
});

const endMine = route({
  method: 'post',
  path: '/calendar/end',
  door,
  handle: ask =>
    ask.commit(async scope => {
      await endFeed(scope, { kind: 'staff', subjectId: scope.actor.id });
      return { to: '/calendar', flash: { key: 'calendar.ended' } };
    }),
});

const groupParams = z.object({ groupId: z.uuid() });

const giveGroup = route({
  method: 'post',
  path: '/calendar/groups/:groupId',
  door,
  params: groupParams,
  async handle(ask) {
    const token = await ask.within(scope =>
      giveFeed(scope, { kind: 'group', subjectId: ask.params.groupId, shows: 'initials' }),
    );
    return ask.page(given(ask.view, addressOf(ask, token)));
  },
});

const endGroup = route({
  method: 'post',
  path: '/calendar/groups/:groupId/end',
  door,
  params: groupParams,
  handle: ask =>
    ask.commit(async scope => {
      await endFeed(scope, { kind: 'group', subjectId: ask.params.groupId });
      return { to: '/calendar', flash: { key: 'calendar.ended' } };
    }),
});

export const mineRoutes: readonly Route[] = [minePage, giveMine, endMine, giveGroup, endGroup];

const addressOf = (
  { publicUrl, programme }: Pick<Ask<unknown, unknown, unknown>, 'publicUrl' | 'programme'>,
  token: string,
): string => `${publicUrl}/${programme.slug}/calendar/${token}.ics`;

function given(view: View, address: string) {
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('calendar.title')} current="calendar" frame="narrow">
      <div class="page-head stack stack--tight">
        <BackLink href="/calendar">{t('calendar.title')}</BackLink>
        <h1>{t('calendar.given')}</h1>
        <p class="lead">{t('calendar.once')}</p>
      </div>
      <p class="kept-text">
        <Ltr>{address}</Ltr>
      </p>
      <p>{t('calendar.how')}</p>
    </StaffLayout>,
  );
}

async function shown(ask: MineAsk, values: Typed, errors: FieldErrors | null) {
  const { view, actor } = ask;
  const { t } = view;
  const { mine, groups, open } = await ask.within(async scope => {
    const feeds = calendarFeeds(scope);
    await audit(scope, { verb: 'calendar.listed', subject: { kind: 'staff', id: actor.id } });
    return {
      mine: await feeds.of('staff', actor.id),
      groups: await groupsWithDates(scope),
      open: await feeds.openOf('group'),
    };
  });
  return document(
    <StaffLayout view={view} title={t('calendar.title')} current="calendar" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <h1>{t('calendar.title')}</h1>
        <p class="lead">{t('calendar.lead')}</p>
      </div>
      <Standing view={view} feed={mine} />
      <Form view={view} action="/calendar">
        <ChoiceGroup
          view={view}
          name="shows"
          legend={t('calendar.shows')}
          hint={t('calendar.shows_hint')}
          value="initials"
          values={values}
          errors={errors}
          options={feedShows.map(value => ({ value, label: t(`calendar.shows.${value}`) }))}
        />
        <FormEnd>
          <Button>{t(mine ? 'calendar.renew' : 'calendar.make')}</Button>
        </FormEnd>
      </Form>
      {groups.length > 0 ? (
        <section class="stack section">
          <h2>{t('calendar.groups')}</h2>
          <p>{t('calendar.groups_text')}</p>
          <ul class="list-rules">
            {groups.map(group => (
              <li>
                <GroupFeed view={view} group={group} feed={open.get(group.id)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </StaffLayout>,
  );
}

type GroupFeedProps = {
  readonly view: View;
  readonly group: { readonly id: string; readonly name: string };
  readonly feed: CalendarFeed | undefined;
};

function GroupFeed({ view, group, feed }: GroupFeedProps) {
  const { t, say } = view;
  const address = `/calendar/groups/${group.id}`;
  return (
    <>
      <div class="head-row">
        <span>{group.name}</span>
        <div class="row">
          <Form view={view} action={address} inline>
            <Button look="quiet" small>
              {t(feed ? 'calendar.renew_group' : 'calendar.make')}{' '}
              <span class="visually-hidden">{group.name}</span>
            </Button>
          </Form>
          {feed ? (
            <Form view={view} action={`${address}/end`} inline>
              <Button look="words" small>
                {t('calendar.end')} <span class="visually-hidden">{group.name}</span>
              </Button>
            </Form>
          ) : null}
        </div>
      </div>
      {feed ? (
        <p class="small quiet">
          {t('calendar.since', { day: say.day(feed.made_at) })}{' '}
          {feed.read_at ? t('calendar.read', { day: say.day(feed.read_at) }) : t('calendar.unread')}
        </p>
      ) : null}
    </>
  );
}

function Standing({ view, feed }: { readonly view: View; readonly feed: CalendarFeed | undefined }) {
  const { t, say } = view;
  if (!feed) return <p>{t('calendar.none')}</p>;
  return (
    <Notice tone="calm" title={t('calendar.open')}>
      <p>
        {t('calendar.since', { day: say.day(feed.made_at) })}{' '}
        {feed.read_at ? t('calendar.read', { day: say.day(feed.read_at) }) : t('calendar.unread')}
      </p>
      <Form view={view} action="/calendar/end" inline>
        <Button look="quiet" small>
          {t('calendar.end')}
        </Button>
      </Form>
    </Notice>
  );
}
