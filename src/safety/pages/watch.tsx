import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import type { Actor } from '../../platform/database/index.ts';
import {
  Button,
  Card,
  document,
  Empty,
  Facts,
  Form,
  LinkButton,
  Ltr,
  Notice,
  Phone,
  StaffLayout,
  Tag,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { type Listed, lastLook, type OpenAlarm, onCallList, openAlarms, watchOf } from '../alarms/queries.ts';
import type { Watch } from '../alarms/rules.ts';
import { takeAlarm } from '../alarms/take-alarm.ts';
import { wayTo } from '../alarms/waiting.ts';
import { keepers } from '../policy.ts';

type WatchAsk = Ask<unknown, unknown, unknown>;

/**
 * What waits unread now, whom it was told, and who is called at night.
 * @param mail whether a mail server is set up: without one nobody outside of these pages hears an alarm
 */
export const watchPage = (mail: boolean): Route =>
  route({
    method: 'get',
    path: '/safety',
    door: ['link_worker', 'coordinator', 'administrator'],
    async handle(ask) {
      const found = await ask.within(async scope => {
        const alarms = await openAlarms(scope);
        await auditAll(
          scope,
          alarms.map(one => ({ verb: 'alarm.listed' as const, subject: { kind: 'alarm', id: one.id } })),
        );
        const looked = await lastLook(scope);
        return { alarms, looked, list: await onCallList(scope), watch: await watchOf(scope) };
      });
      return ask.page(page(ask, mail, found));
    },
  });

/** "I am on it." */
export const alarmTaken = route({
  method: 'post',
  path: '/safety/alarms/:alarmId/take',
  door: ['link_worker', 'coordinator'],
  params: z.object({ alarmId: z.uuid() }),
  handle: ask =>
    ask.commit(async scope => {
      await takeAlarm(scope, ask.params.alarmId);
      return { to: '/safety', flash: { key: 'safety.alarm.done.taken' } };
    }),
});

type Found = {
  readonly alarms: readonly OpenAlarm[];
  /** When the watch last looked. */
  readonly looked: Temporal.Instant | null;
  readonly list: readonly Listed[];
  readonly watch: Watch & { readonly set: boolean };
};

/** Minutes without a look after which the page says so. */
const LATE_MINUTES = 5;

function page(ask: WatchAsk, mail: boolean, { alarms, looked, list, watch }: Found) {
  const { view, actor } = ask;
  const { t } = view;
  const keeps = keepers.some(role => role === actor.role);
  return document(
    <StaffLayout view={view} title={t('safety.watch.title')} current="watch" frame="narrow" flash={ask.flash}>
      <div class="stack">
        <h1>{t('safety.watch.title')}</h1>
        <p class="lead">{t('safety.watch.lead')}</p>
        {looked && looked.until(ask.now).total('minutes') <= LATE_MINUTES ? null : (
          <Notice tone="wait" title={t('safety.watch.late')}>
            <p>
              {looked
                ? t('safety.watch.late_since', { when: view.say.when(looked) })
                : t('safety.watch.never')}
            </p>
          </Notice>
        )}
        {mail ? null : (
          <Notice tone="wait" title={t('safety.watch.no_mail')}>
            <p>{t('safety.watch.no_mail_text')}</p>
          </Notice>
        )}
        {alarms.length === 0 ? (
          <Empty title={t('safety.alarm.none')}>
            <p>{t('safety.alarm.none_text')}</p>
          </Empty>
        ) : (
          alarms.map(alarm => <Alarm view={view} actor={actor} alarm={alarm} />)
        )}
        <section class="section stack">
          <div class="head-row">
            <h2>{t('safety.on_call.title')}</h2>
            {keeps ? (
              <LinkButton href="/safety/on-call" look="quiet">
                {t('safety.on_call.change')}
              </LinkButton>
            ) : null}
          </div>
          {list.length === 0 ? <p>{t('safety.on_call.nobody')}</p> : null}
          <ol class="list-rules">
            {list.map(one => (
              <li>
                <b>{one.name}</b> · {t(`safety.on_call.cover.${one.cover}`)}
                {one.phone ? (
                  <>
                    {' · '}
                    <Phone view={view} number={one.phone} name={one.name} />
                  </>
                ) : null}
              </li>
            ))}
          </ol>
          <Times view={view} watch={watch} />
        </section>
        {keeps ? (
          <p>
            <a href="/safety/crisis-lines">{t('safety.lines.title')}</a>
          </p>
        ) : null}
      </div>
    </StaffLayout>,
  );
}

function Alarm({
  view,
  actor,
  alarm,
}: {
  readonly view: View;
  readonly actor: Actor;
  readonly alarm: OpenAlarm;
}) {
  const { t, say } = view;
  const works = actor.role !== 'administrator';
  return (
    <Card title={t(`safety.alarm.kind.${alarm.kind}`)}>
      <p class="row">
        <Tag tone="look" icon="clock">
          {t('safety.alarm.since', { when: say.when(alarm.since) })}
        </Tag>
        {alarm.takenBy ? (
          <Tag tone="wait">
            {t('safety.alarm.taken', {
              who: alarm.takenBy,
              when: alarm.takenAt ? say.when(alarm.takenAt) : '',
            })}
          </Tag>
        ) : null}
      </p>
      <ul class="list-rules">
        {alarm.told.map(call => (
          <li>
            {t('safety.alarm.told', { who: call.name, when: say.when(call.at) })}
            {call.fate === 'failed' || call.fate === 'held' ? ` ${t('safety.alarm.not_sent')}` : null}
          </li>
        ))}
      </ul>
      {works ? (
        <div class="acts">
          <LinkButton href={wayTo(alarm)}>{t('safety.alarm.read')}</LinkButton>
          <Form view={view} action={`/safety/alarms/${alarm.id}/take`} inline>
            <Button look="quiet">{t('safety.alarm.take')}</Button>
          </Form>
        </div>
      ) : (
        <p class="quiet">{t('safety.alarm.not_yours')}</p>
      )}
    </Card>
  );
}

/** How long things may wait, in words. */
function Times({ view, watch }: { readonly view: View; readonly watch: Watch }) {
  const { t } = view;
  const minutes = (count: number) => t('safety.watch.minutes', { count });
  return (
    <Facts
      items={[
        {
          term: t('safety.watch.hours'),
          detail: (
            <Ltr>
              {watch.opens.toString({ smallestUnit: 'minute' })}–
              {watch.closes.toString({ smallestUnit: 'minute' })}
            </Ltr>
          ),
        },
        { term: t('safety.watch.unread'), detail: minutes(watch.unreadMinutes) },
        { term: t('safety.watch.unread_out'), detail: minutes(watch.unreadMinutesOut) },
        { term: t('safety.watch.next'), detail: minutes(watch.nextMinutes) },
      ]}
    />
  );
}
