import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { Button, document, Form, LinkButton, Notice, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { meetingCalendar } from '../meeting-calendar.ts';
import { comingOf, type Meeting, type MeetingSaid, meetingsOf, standingOfMeeting } from '../meetings.ts';
import { onRecord } from '../private/on-record.ts';
import { ownCase } from '../queries.ts';
import type { Said } from '../said/said.ts';
import { saidStore } from '../said/store.ts';
import { tell } from '../said/tell.ts';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';

export const ofMeeting = z.object({ programme: z.string(), sessionId: z.uuid() });

/** Local time of the page. */
export const localNow = ({ view }: Pick<OwnAsk, 'view'>): Temporal.PlainDateTime =>
  view.now.toZonedDateTimeISO(view.zone).toPlainDateTime();

/** The meetings of the person with what they said of them, read out by the house. */
export async function readMeetings(ask: OwnAsk, own: Own) {
  await ask.withinAs(own.actor, scope => onRecord(scope, own, 'meetings'));
  return ask.withinAs(systemActor(ask.programme.id), async scope => {
    const case_ = await ownCase(scope, own.personId);
    if (!case_) throw new NotFound('person');
    const sessions = await meetingsOf(scope, case_);
    const said = await saidStore(scope).of(own.personId, ['confirm', 'cannot_come', 'move', 'ring_me']);
    return { own: case_, sessions, said, coming: comingOf(sessions, localNow(ask)) };
  });
}

const meetingPage = route({
  method: 'get',
  path: '/:programme/my/meetings',
  door: 'visitor',
  query: z.object({ care: z.literal('1').optional().catch(undefined) }),
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const { t } = ask.view;
        const { own: mine, coming, said } = await readMeetings(ask, own);
        const [next, ...later] = coming;
        return ask.page(
          document(
            <OwnPage ask={ask} own={own} title={t('portals.meeting.title')} alert={ask.query.care === '1'}>
              <h1>{t('portals.meeting.title')}</h1>
              {next ? (
                <>
                  <NextMeeting view={ask.view} meeting={next} standing={standingOfMeeting(said, next)} />
                  <MeetingActs ask={ask} meeting={next} standing={standingOfMeeting(said, next)} />
                </>
              ) : (
                <section class="meet">
                  <h2>{t('portals.meeting.none')}</h2>
                  <p>{t('portals.meeting.none_text')}</p>
                </section>
              )}
              {later.length > 0 ? <Later view={ask.view} meetings={later} /> : null}
              <RingMe ask={ask} said={said} open={mine.referralId !== null && mine.closedAt === null} />
              {own.helper ? null : (
                <p>
                  <a href={`${ownBase(ask)}/calendar`}>{t('calendar.own.door')}</a>
                </p>
              )}
              <Ring view={ask.view} phone={ask.programme.phone} />
            </OwnPage>,
          ),
        );
      },
      'meetings',
    ),
});

const confirm = route({
  method: 'post',
  path: '/:programme/my/meetings/:sessionId/confirm',
  door: 'visitor',
  params: ofMeeting,
  handle: ask =>
    asOwn(
      ask,
      own =>
        tell(
          ask,
          own,
          { kind: 'confirm', subjectId: ask.params.sessionId, says: {} },
          `${ownBase(ask)}/meetings`,
        ),
      'meetings',
    ),
});

const ringMe = route({
  method: 'post',
  path: '/:programme/my/ring',
  door: 'visitor',
  handle: ask =>
    asOwn(
      ask,
      own =>
        tell(ask, own, { kind: 'ring_me', subjectId: own.personId, says: {} }, `${ownBase(ask)}/meetings`, {
          key: 'portals.ring.done',
        }),
      'meetings',
    ),
});

/** A file for the person’s own calendar. */
const calendar = route({
  method: 'get',
  path: '/:programme/my/meetings/:sessionId/calendar',
  door: 'visitor',
  params: ofMeeting,
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const { coming } = await readMeetings(ask, own);
        const meeting = coming.find(one => one.id === ask.params.sessionId);
        if (!meeting) throw new NotFound('session');
        const { t, zone } = ask.view;
        const text = meetingCalendar({
          meeting,
          zone,
          summary: t('portals.ics.summary', { worker: meeting.linkWorkerName }),
          place: meeting.place,
          now: ask.now,
        });
        return ask.file(new TextEncoder().encode(text), 'text/calendar; charset=utf-8', 'meeting.ics');
      },
      'meetings',
    ),
});

export const meetingRoutes: readonly Route[] = [meetingPage, confirm, ringMe, calendar];

/** When, how, where and with whom, and what was said of it. */
export function NextMeeting({
  view,
  meeting,
  standing,
}: {
  readonly view: View;
  readonly meeting: Meeting;
  readonly standing: MeetingSaid;
}) {
  const { t, say } = view;
  return (
    <section class="meet" aria-labelledby="meet">
      <h2 id="meet">{t('portals.meeting.next')}</h2>
      <p class="meet__when">{say.when(meeting.startsAt)}</p>
      <p>{t('portals.meeting.with', { worker: meeting.linkWorkerName })}</p>
      <p>
        {t.of(`portals.meeting.mode.${meeting.mode}`)}
        {meeting.place ? (
          <>
            : <bdi>{meeting.place}</bdi>
          </>
        ) : null}
      </p>
      <p class="quiet">{t('portals.meeting.about', { minutes: say.minutes(meeting.minutesPlanned) })}</p>
      {standing.what === 'nothing' ? null : (
        <p class="meet__said" role="status">
          {t(`portals.meeting.said.${standing.what}`, { day: say.day(standing.at) })}
        </p>
      )}
    </section>
  );
}

function MeetingActs({
  ask,
  meeting,
  standing,
}: {
  readonly ask: OwnAsk;
  readonly meeting: Meeting;
  readonly standing: MeetingSaid;
}) {
  const { t } = ask.view;
  const at = `${ownBase(ask)}/meetings/${meeting.id}`;
  return (
    <>
      {standing.what === 'confirm' ? null : (
        <Form view={ask.view} action={`${at}/confirm`}>
          <Button icon="check">
            {t(standing.what === 'cannot' ? 'portals.meeting.after_all' : 'portals.meeting.yes')}
          </Button>
        </Form>
      )}
      <div class="acts">
        <LinkButton href={`${at}/move`} look="quiet">
          {t('portals.meeting.move')}
        </LinkButton>
        {standing.what === 'cannot' ? null : (
          <LinkButton href={`${at}/cannot`} look="quiet">
            {t('portals.meeting.cannot')}
          </LinkButton>
        )}
        <LinkButton href={`${at}/calendar`} look="words" icon="cal">
          {t('portals.meeting.calendar')}
        </LinkButton>
      </div>
      <h2>{t('portals.meeting.way')}</h2>
      <p>{t('portals.meeting.way_text')}</p>
    </>
  );
}

function Later({ view, meetings }: { readonly view: View; readonly meetings: readonly Meeting[] }) {
  const { t, say } = view;
  return (
    <section class="stack stack--tight">
      <h2>{t('portals.meeting.later')}</h2>
      <ul class="list-rules">
        {meetings.map(one => (
          <li>
            <b>{say.when(one.startsAt)}</b>
            <br />
            {t.of(`portals.meeting.mode.${one.mode}`)}
            {one.place ? (
              <>
                : <bdi>{one.place}</bdi>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A wish to be rung, and that it was said. */
function RingMe({
  ask,
  said,
  open,
}: {
  readonly ask: OwnAsk;
  readonly said: readonly Said[];
  readonly open: boolean;
}) {
  const { t, say } = ask.view;
  if (!open) return null;
  const lately = said.find(
    one =>
      one.kind === 'ring_me' && Temporal.Instant.compare(one.at, ask.now.subtract({ hours: 3 * 24 })) > 0,
  );
  if (lately) return <Notice tone="calm">{t('portals.ring.asked', { day: say.day(lately.at) })}</Notice>;
  return (
    <Form view={ask.view} action={`${ownBase(ask)}/ring`} inline>
      <Button look="quiet" icon="phone">
        {t('portals.ring.ask')}
      </Button>
    </Form>
  );
}
