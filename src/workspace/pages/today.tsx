import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { openTasksOf } from '../../care/index.ts';
import { allOf } from '../../core/index.ts';
import { document, Icon, LinkButton, StaffLayout, Twig, type View } from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { recentPeople } from '../search-queries.ts';
import { goodNews, loads, nextDay, overview, owedBy, sessionsOfDay } from '../today-queries.ts';
import { Diary } from './diary.tsx';
import { firstPlace } from './first-place.ts';
import { OverviewSection } from './overview.tsx';
import { OwedList } from './owed.tsx';

const goodNewsKeys = {
  first_attended: 'workspace.good.first_attended',
  attending: 'workspace.good.attending',
  completed: 'workspace.good.completed',
} as const;

const AHEAD = { days: 7 } as const;

/** What a link worker's day holds: sessions in order, what is overdue, what waits. A co-ordinator sees the programme. */
export const todayPage: Route = route({
  method: 'get',
  path: '/today',
  door: ['link_worker', 'coordinator', 'administrator', 'analyst'],
  query: z.object({ day: z.iso.date().optional().catch(undefined) }),
  async handle(ask) {
    const day = ask.query.day ? Temporal.PlainDate.from(ask.query.day) : ask.today;
    if (ask.actor.role === 'coordinator') return programmeToday(ask);
    const elsewhere = firstPlace(ask.actor.role);
    if (elsewhere) return ask.go({ to: elsewhere });
    const facts = await ask.within(async scope => {
      const found = await allOf({
        sessions: sessionsOfDay(scope, day),
        owed: owedBy(scope, ask.today.add(AHEAD)),
        tasks: openTasksOf(scope, ask.actor.id),
        tomorrow: nextDay(scope, day),
        news: goodNews(scope, ask.now.subtract({ hours: 7 * 24 })),
        recent: recentPeople(scope),
      });
      await auditAll(
        scope,
        [...found.sessions, ...found.owed, ...found.news].map(one => ({
          verb: 'today.read' as const,
          subject: { kind: 'referral', id: one.referralId },
          personId: one.personId,
        })),
      );
      return found;
    });
    return ask.page(render(ask, day, facts));
  },
});

type Facts = {
  readonly sessions: Awaited<ReturnType<typeof sessionsOfDay>>;
  readonly owed: Awaited<ReturnType<typeof owedBy>>;
  readonly tomorrow: Awaited<ReturnType<typeof nextDay>>;
  readonly news: Awaited<ReturnType<typeof goodNews>>;
  readonly tasks: Awaited<ReturnType<typeof openTasksOf>>;
  readonly recent: Awaited<ReturnType<typeof recentPeople>>;
};

function render(
  { view, today, flash }: Ask<unknown, unknown, unknown>,
  day: Temporal.PlainDate,
  facts: Facts,
) {
  const { t, say } = view;
  const isLate = (one: Facts['owed'][number]) => Temporal.PlainDate.compare(one.nextActionOn, today) < 0;
  const late = facts.owed.filter(isLate);
  const waiting = facts.owed.filter(one => !isLate(one));
  return document(
    <StaffLayout
      view={view}
      title={t('workspace.today.title')}
      current="today"
      flash={flash}
      recent={facts.recent}
    >
      <div class="day-head">
        <div>
          <h1>{say.day(day)}</h1>
          <p class="quiet">{dayLine(view, facts.sessions)}</p>
        </div>
        <p class="day-head__go">
          <DayLink view={view} day={day.subtract({ days: 1 })} back />
          <DayLink view={view} day={day.add({ days: 1 })} />
        </p>
      </div>
      <div class="today">
        <div>
          <Diary view={view} sessions={facts.sessions} />
          {facts.tomorrow && (
            <p class="day-end">
              {t('workspace.today.next', {
                day: say.near(facts.tomorrow.startsAt),
                count: facts.tomorrow.count,
                time: say.time(facts.tomorrow.startsAt),
              })}
            </p>
          )}
          {facts.news.length > 0 && (
            <section aria-labelledby="good" class="good">
              <Twig />
              <h2 id="good">{t('workspace.today.good')}</h2>
              {facts.news.map(one => (
                <p>
                  {t.rich(goodNewsKeys[one.state], {
                    name: <a href={`/cases/${one.referralId}`}>{one.name}</a>,
                    service: one.service,
                  })}
                </p>
              ))}
            </section>
          )}
        </div>
        <div class="side">
          <OwedList view={view} id="late" title={t('workspace.today.late')} rows={late} late />
          <OwedList view={view} id="waiting" title={t('workspace.today.waiting')} rows={waiting} />
          <p>
            <a href="/tasks">{t('workspace.today.tasks', { count: facts.tasks.length })}</a>
          </p>
        </div>
      </div>
    </StaffLayout>,
  );
}

function dayLine({ t, say }: View, sessions: Facts['sessions']): string {
  const first = sessions[0];
  if (!first) return t('workspace.today.none');
  const values = { count: sessions.length, time: say.time(first.startsAt) };
  return first.place
    ? t('workspace.today.line', { ...values, place: first.place })
    : t('workspace.today.lineAt', values);
}

function DayLink({
  view,
  day,
  back,
}: {
  readonly view: View;
  readonly day: Temporal.PlainDate;
  readonly back?: boolean;
}) {
  return (
    <a class="link-btn" href={`/today?day=${day}`}>
      {back && <Icon name="arrow" turn="back" />}
      {view.say.weekday(day)}
      {!back && <Icon name="arrow" turn="way" />}
    </a>
  );
}

async function programmeToday(ask: Ask<unknown, unknown, unknown>): Promise<Response> {
  const { view, today, flash } = ask;
  const facts = await ask.within(scope =>
    allOf({
      overview: overview(scope, today),
      loads: loads(scope, today),
      recent: recentPeople(scope),
    }),
  );
  const { t, say } = view;
  return ask.page(
    document(
      <StaffLayout
        view={view}
        title={t('workspace.today.title')}
        current="today"
        flash={flash}
        recent={facts.recent}
        inboxNew={facts.overview.inbox}
      >
        <div class="day-head">
          <div>
            <h1>{say.day(today)}</h1>
            <p class="quiet">{ask.programme.name}</p>
          </div>
          <p class="day-head__go">
            <LinkButton look="words" href="/referrals/new" icon="plus">
              {t('workspace.today.newReferral')}
            </LinkButton>
          </p>
        </div>
        <OverviewSection view={view} overview={facts.overview} loads={facts.loads} />
      </StaffLayout>,
    ),
  );
}
