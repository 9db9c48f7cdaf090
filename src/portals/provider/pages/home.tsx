import { pausesOf } from '../../../directory/index.ts';
import { Button, Card, document, Empty, Form, LinkButton, Notice, type View } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { readGroup, type Shown } from '../read-group.ts';
import { asGroup, GroupPage, groupBase, RingUs } from './frame.tsx';
import { asksWhat, TapForms, tappable } from './taps.tsx';

const awaiting = ['sent', 'no_reply', 'chased', 'escalated'];

/** The first of a group's pages: who waits for an answer, who comes, and what else a group can say. */
const home = route({
  method: 'get',
  path: '/:programme/provider',
  door: 'visitor',
  handle: ask =>
    asGroup(ask, async group => {
      const shown = await readGroup(ask, group);
      const pause = await ask.withinAs(group.actor, async ({ db, actor }) =>
        (await pausesOf({ db, programmeId: actor.programmeId }, [group.serviceId], ask.today)).get(
          group.serviceId,
        ),
      );
      const { view } = ask;
      const { t, say } = view;
      const base = groupBase(ask);
      const known = shown.filter(one => one.read !== null);
      const toAnswer = known.filter(one => awaiting.includes(one.state) && one.said === null);
      const others = known.filter(one => !toAnswer.includes(one));
      return ask.page(
        document(
          <GroupPage ask={ask} title={t('provider.home.title')} back={null}>
            <h1 dir="auto">{group.card.name}</h1>
            <p class="lead">{t('provider.home.lead', { programme: ask.programme.name })}</p>
            {pause ? (
              <Notice title={t('provider.pause.on', { day: say.date(pause.until) })}>
                <a href={`${base}/pause`}>{t('provider.pause.change')}</a>
              </Notice>
            ) : null}
            <h2>{t('provider.home.answer')}</h2>
            {toAnswer.length === 0 ? <Empty title={t('provider.home.answer_none')} /> : null}
            {toAnswer.map(one => (
              <Waiting view={view} base={base} one={one} />
            ))}
            <h2>{t('provider.home.coming')}</h2>
            {others.length === 0 ? <p>{t('provider.home.coming_none')}</p> : null}
            {others.map(one => (
              <Card title={one.read?.told.firstName ?? ''} level={3}>
                <p>{standing(view, one)}</p>
                {tappable(one, ask.today) ? (
                  <>
                    <p>
                      <strong>{asksWhat(view, one, ask.today)}</strong>
                    </p>
                    <TapForms view={view} base={base} one={one} today={ask.today} />
                  </>
                ) : null}
                <LinkButton href={`${base}/introductions/${one.id}`} look="quiet" way>
                  {t('provider.home.more')}
                  <span class="visually-hidden">: {one.read?.told.firstName}</span>
                </LinkButton>
              </Card>
            ))}
            <h2>{t('provider.home.else')}</h2>
            <ul class="list-rules">
              <li>
                <a href={`${base}/pause`}>{t('provider.pause.title')}</a>
              </li>
              <li>
                <a href={`${base}/numbers`}>{t('provider.numbers.title')}</a>
              </li>
              <li>
                <a href={`${base}/keys`}>{t('provider.keys.title')}</a>
              </li>
            </ul>
            <Form view={view} action={`${base}/entry`} inline>
              <Button look="quiet">{t('provider.entry.go')}</Button>
            </Form>
            <RingUs view={view} phone={ask.programme.phone} />
            <Form view={view} action={`${base}/leave`} inline>
              <Button look="quiet">{t('provider.leave.go')}</Button>
            </Form>
            <p class="quiet">{t('provider.home.record')}</p>
          </GroupPage>,
        ),
      );
    }),
});

export const groupHomeRoutes: readonly Route[] = [home];

function Waiting({ view, base, one }: { readonly view: View; readonly base: string; readonly one: Shown }) {
  const { t, say } = view;
  return (
    <Card title={t('provider.home.would', { name: one.read?.told.firstName ?? '' })} level={3}>
      <p>{t('provider.home.since', { day: say.day(one.sentAt) })}</p>
      <LinkButton href={`${base}/introductions/${one.id}`} way>
        {t('provider.home.look')}
        <span class="visually-hidden">: {one.read?.told.firstName}</span>
      </LinkButton>
    </Card>
  );
}

/** Where somebody stands, as the group needs it; what it said a moment ago counts already. */
export function standing({ t, say }: View, one: Shown): string {
  if (one.said) return t(`provider.said.${one.said}`);
  if (one.state === 'booked' && one.bookedFor)
    return t('provider.state.booked', { when: say.when(one.bookedFor) });
  if (one.firstAttendedOn) return t('provider.state.going', { day: say.date(one.firstAttendedOn) });
  return one.state === 'accepted' ? t('provider.state.accepted') : t('provider.state.waiting');
}
