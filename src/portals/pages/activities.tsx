import { z } from 'zod';
import { awaitingStates, firstVisitParts, type IntroductionState } from '../../introductions/index.ts';
import { Button, Card, document, Facts, Form, LinkButton, Notice, Phone, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type ActivityInFull, askedOf, readActivities, readActivity } from '../activities.ts';
import type { OwnActivity } from '../queries.ts';
import { newestSaid, type Said } from '../said/said.ts';
import { localNow } from './meeting.tsx';
import { asOwn, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';

export const ofActivity = z.object({ programme: z.string(), activityId: z.uuid() });

const listPage = route({
  method: 'get',
  path: '/:programme/my/activities',
  door: 'visitor',
  query: z.object({ care: z.literal('1').optional().catch(undefined) }),
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const { view } = ask;
        const { t } = view;
        const { activities, said } = await readActivities(ask, own);
        return ask.page(
          document(
            <OwnPage ask={ask} own={own} title={t('portals.activity.title')} alert={ask.query.care === '1'}>
              <h1>{t('portals.activity.title')}</h1>
              {activities.length === 0 ? (
                <Notice tone="calm" title={t('portals.activity.none')}>
                  <p>{t('portals.activity.none_text')}</p>
                </Notice>
              ) : (
                <p class="lead">{t('portals.activity.lead')}</p>
              )}
              {activities.map(one => (
                <Card title={one.name}>
                  <StateLine view={view} activity={one} />
                  <Told view={view} said={newestSaid(said, ['went', 'not_gone', 'still_going'], one.id)} />
                  <LinkButton
                    href={`${ownBase(ask)}/activities/${one.id}`}
                    look={askedOf(one, localNow(ask)) ? 'main' : 'quiet'}
                    way
                    hiddenText={one.name}
                  >
                    {t(askedOf(one, localNow(ask)) ? 'portals.activity.how' : 'portals.activity.open')}
                  </LinkButton>
                </Card>
              ))}
              <Ring view={view} phone={ask.programme.phone} />
            </OwnPage>,
          ),
        );
      },
      'activities',
    ),
});

const onePage = route({
  method: 'get',
  path: '/:programme/my/activities/:activityId',
  door: 'visitor',
  params: ofActivity,
  query: z.object({ care: z.literal('1').optional().catch(undefined) }),
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const { view } = ask;
        const found = await readActivity(ask, own, ask.params.activityId);
        const { activity, said } = found;
        return ask.page(
          document(
            <OwnPage ask={ask} own={own} title={activity.name} alert={ask.query.care === '1'}>
              <h1 dir="auto">{activity.name}</h1>
              <StateLine view={view} activity={activity} lead />
              <Told view={view} said={newestSaid(said, ['went', 'not_gone', 'still_going'], activity.id)} />
              <How ask={ask} found={found} />
              <Where view={view} found={found} />
              <Expect view={view} found={found} />
              <Ring view={view} phone={ask.programme.phone} />
            </OwnPage>,
          ),
        );
      },
      'activities',
    ),
});

export const activityRoutes: readonly Route[] = [listPage, onePage];

const awaiting: readonly IntroductionState[] = awaitingStates;

function StateLine({
  view: { t, say },
  activity: { state, bookedFor },
  lead = false,
}: {
  readonly view: View;
  readonly activity: OwnActivity;
  readonly lead?: boolean;
}) {
  return (
    <p class={lead ? 'lead' : undefined}>
      {t.of(`portals.activity.state.${awaiting.includes(state) ? 'asked' : state}`)}
      {state === 'booked' && bookedFor ? (
        <>
          {' '}
          <b>{say.when(bookedFor)}</b>
        </>
      ) : null}
    </p>
  );
}

/** What was said of it last, and what became of that. */
function Told({ view: { t, say }, said }: { readonly view: View; readonly said: Said | null }) {
  if (!said) return null;
  const day = say.day(said.at);
  if (said.outcome === 'late') return <p role="status">{t('portals.activity.said.late', { day })}</p>;
  if (said.outcome === null) return <p role="status">{t('portals.activity.said.waiting')}</p>;
  if (said.kind === 'not_gone' && said.outcome === 'done') return null;
  const key = said.kind === 'went' || said.kind === 'not_gone' ? said.kind : 'still_going';
  return (
    <p class="quiet" role="status">
      {t(`portals.activity.said.${key}`, { day })}
    </p>
  );
}

function How({ ask, found }: { readonly ask: OwnAsk; readonly found: ActivityInFull }) {
  const { t } = ask.view;
  const { activity, mine } = found;
  const asked = askedOf(activity, localNow(ask));
  if (!asked || !mine.referralId) return null;
  const at = `${ownBase(ask)}/activities/${activity.id}`;
  return (
    <section class="meet stack" aria-labelledby="how">
      <h2 id="how">{t(asked === 'went' ? 'portals.activity.how' : 'portals.activity.how.still')}</h2>
      <div class="acts">
        {asked === 'went' ? (
          <LinkButton href={`${at}/went`}>{t('portals.activity.how.went')}</LinkButton>
        ) : (
          <Form view={ask.view} action={`${at}/still`} inline>
            <Button icon="check">{t('portals.activity.how.still_yes')}</Button>
          </Form>
        )}
        <LinkButton href={`${at}/not`} look="quiet">
          {t(asked === 'went' ? 'portals.activity.how.not' : 'portals.activity.how.still_no')}
        </LinkButton>
      </div>
      <p class="quiet">{t('portals.activity.how.who')}</p>
    </section>
  );
}

function Where({ view, found }: { readonly view: View; readonly found: ActivityInFull }) {
  const { t, say } = view;
  const { activity, card } = found;
  const items = [
    ...(activity.bookedFor
      ? [{ term: t('portals.activity.when'), detail: say.when(activity.bookedFor) }]
      : []),
    ...(card?.address ? [{ term: t('portals.activity.where'), detail: card.address }] : []),
    ...(card?.phone
      ? [{ term: t('portals.activity.phone'), detail: <Phone view={view} number={card.phone} /> }]
      : []),
  ];
  return items.length > 0 ? <Facts items={items} /> : null;
}

function Expect({ view: { t }, found }: { readonly view: View; readonly found: ActivityInFull }) {
  const { visit } = found;
  const items = visit
    ? firstVisitParts.flatMap(part =>
        visit[part]
          ? [{ term: t(`matching.visit.part.${part}`), detail: <span dir="auto">{visit[part]}</span> }]
          : [],
      )
    : [];
  return (
    <section class="stack">
      <h2>{t('portals.activity.expect')}</h2>
      {items.length > 0 ? <Facts items={items} /> : <p>{t('portals.activity.expect_none')}</p>}
    </section>
  );
}
