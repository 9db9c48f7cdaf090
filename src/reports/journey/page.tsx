import { z } from 'zod';
import { audit, auditAll } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { everAsked } from '../../outcomes/index.ts';
import { areasOf } from '../../people/index.ts';
import {
  BackLink,
  BarChart,
  Caveat,
  DataTable,
  document,
  Empty,
  Pager,
  RunChart,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Asked, addressOf, askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, periodWords, ReportFrame } from '../asked/frame.tsx';
import { controlChart } from '../statistics/control-chart.ts';
import { resampled, shareOf } from '../statistics/interval.ts';
import { nineOfTen } from '../statistics/nine-of-ten.ts';
import { factsNow, journeyNow, shapeOf } from '../summaries/index.ts';
import { furthest, type Step, type StepCount, steps, type Waited } from './journey.ts';
import { type BehindFigure, behindFigure, MOST_BEHIND, type MonthOfWaits } from './queries.ts';

const door = ['coordinator'] as const;
/** Months of the run chart. */
const MONTHS = 18;

/** How long do they wait, and where do they stop? */
const journeyPage = route({
  method: 'get',
  path: pathOf('journey'),
  door,
  query: askedQuery,
  async handle(ask) {
    const { view, today } = ask;
    const asked = askedOf(ask.query, today);
    const found = await ask.within(async scope => {
      const pack = await everAsked(scope, ask.programme.settings);
      const answer = await allOf({
        figures: journeyNow(scope, asked, {
          zone: view.zone,
          shape: shapeOf(pack),
          today,
          months: MONTHS,
        }),
        areas: areasOf(scope),
      });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'journey',
      });
      return answer;
    });
    const { t } = view;
    const { counts, waited, months } = found.figures;
    return ask.page(
      document(
        <ReportFrame view={view} question="journey" asked={asked} today={today} areas={found.areas}>
          {counts[0]?.reached === 0 ? (
            <Empty title={t('reports.none', { period: periodWords(view, asked.period) })} />
          ) : (
            <>
              <Funnel view={view} asked={asked} counts={counts} />
              <Waits view={view} waited={waited} />
            </>
          )}
          <Months view={view} months={months} />
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('reports.journey.caveat.steps')}</p>
            <p>{t('reports.journey.caveat.young')}</p>
            <p>{t('reports.caveat.uncounted')}</p>
          </Caveat>
        </ReportFrame>,
      ),
    );
  },
});

type FunnelProps = { readonly view: View; readonly asked: Asked; readonly counts: readonly StepCount[] };

function Funnel({ view, asked, counts }: FunnelProps) {
  const { t, say } = view;
  const all = counts[0]?.reached ?? 0;
  const share = (reached: number) => say.number((100 * reached) / all, 0);
  const name = (step: Step) => t(`reports.journey.step.${step}`);
  const attended = counts.find(one => one.step === 'attended')?.reached ?? 0;
  const span = shareOf(attended, all);
  return (
    <section class="section stack" aria-labelledby="where">
      <h2 id="where">{t('reports.journey.where')}</h2>
      <p>
        {t('reports.journey.answer', {
          all,
          attended: share(attended),
          low: say.number((span?.low ?? 0) * 100, 0),
          high: say.number((span?.high ?? 0) * 100, 0),
        })}
      </p>
      <div class="split">
        <BarChart
          view={view}
          title={t('reports.journey.chart')}
          note={t('reports.journey.chart.note')}
          summary={counts.map(one => `${name(one.step)} ${say.number(one.reached)}`).join(', ')}
          of={all}
          funnel
          bars={counts.map(one => ({ label: name(one.step), value: one.reached }))}
        />
        <DataTable
          caption={t('reports.journey.table', { period: periodWords(view, asked.period) })}
          rows={counts}
          rowKey={row => row.step}
          columns={[
            { label: t('reports.journey.step'), head: true, cell: row => name(row.step) },
            { label: t('reports.journey.reached'), numeric: true, cell: row => say.number(row.reached) },
            { label: t('reports.journey.of100'), numeric: true, cell: row => share(row.reached) },
            {
              label: t('reports.journey.ended'),
              numeric: true,
              cell: row => (
                <Behind view={view} asked={asked} step={row.step} which="ended" count={row.ended} />
              ),
            },
            {
              label: t('reports.journey.open'),
              numeric: true,
              cell: row => (
                <Behind view={view} asked={asked} step={row.step} which="open" count={row.onTheirWay} />
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

type BehindProps = {
  readonly view: View;
  readonly asked: Asked;
  readonly step: Step;
  readonly which: 'ended' | 'open';
  readonly count: number;
};

function Behind({ view, asked, step, which, count }: BehindProps) {
  const shown = view.say.number(count);
  if (count === 0) return shown;
  return <a href={addressOf('/reports/journey/people', asked, { step, which })}>{shown}</a>;
}

function Waits({ view, waited }: { readonly view: View; readonly waited: readonly Waited[] }) {
  const { t, say } = view;
  const none = t('reports.too_few');
  return (
    <section class="section stack" aria-labelledby="waits">
      <h2 id="waits">{t('reports.journey.waits')}</h2>
      <DataTable
        caption={t('reports.journey.waits.table')}
        rows={waited}
        rowKey={row => `wait-${row.wait}`}
        columns={[
          {
            label: t('reports.journey.until'),
            head: true,
            cell: row => t(`reports.journey.wait.${row.wait}`),
          },
          {
            label: t('reports.journey.half'),
            numeric: true,
            cell: ({ days }) => {
              const half = resampled(days, 'median');
              if (!half) return none;
              const [low, high] = [say.number(half.low, 0), say.number(half.high, 0)];
              return `${say.number(half.value, 0)} (${t('reports.span', { low, high })})`;
            },
          },
          {
            label: t('reports.journey.nine'),
            numeric: true,
            cell: ({ days }) => {
              const most = nineOfTen(days);
              return most === null ? none : say.number(most, 0);
            },
          },
          { label: t('reports.journey.people'), numeric: true, cell: row => say.number(row.days.length) },
          {
            label: t('reports.journey.waiting'),
            numeric: true,
            cell: row =>
              row.longest === null
                ? say.number(0)
                : t('reports.journey.longest', { count: row.waiting, days: row.longest }),
          },
        ]}
      />
    </section>
  );
}

function Months({ view, months }: { readonly view: View; readonly months: readonly MonthOfWaits[] }) {
  const { t, say } = view;
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || months.length < 2) return null;
  const chart = controlChart(months.map(one => one.days));
  const write = (days: number) => say.number(days, 0);
  return (
    <section class="section stack" aria-labelledby="months">
      <h2 id="months">{t('reports.journey.months')}</h2>
      <RunChart
        view={view}
        title={t('reports.journey.months.chart')}
        note={t(chart ? 'reports.journey.months.note' : 'reports.journey.months.few')}
        summary={t('reports.journey.months.summary', {
          first: say.month(first.month),
          before: write(first.days),
          last: say.month(last.month),
          after: write(last.days),
        })}
        limits={chart}
        write={write}
        points={months.map(({ month, days }, at) => {
          const signal = chart?.signals[at];
          return {
            name: say.month(month),
            short: say.monthShort(month),
            value: days,
            signal: signal ? t(`reports.signal.${signal}`) : undefined,
          };
        })}
      />
    </section>
  );
}

/** Who stands behind one figure of the way: for those who see the whole programme anyway. */
const behindPage = route({
  method: 'get',
  path: '/reports/journey/people',
  door,
  query: askedQuery.extend({
    step: z.enum(steps).catch('referred').default('referred'),
    which: z.enum(['ended', 'open']).catch('ended').default('ended'),
    after: z.uuid().optional().catch(undefined),
  }),
  async handle(ask) {
    const { view, today } = ask;
    const { step, which, after = null } = ask.query;
    const asked = askedOf(ask.query, today);
    const found = await ask.within(async scope => {
      const pack = await everAsked(scope, ask.programme.settings);
      const facts = await factsNow(scope, asked, { zone: view.zone, shape: shapeOf(pack), today });
      const these = facts
        .filter(fact => furthest(fact) === step && fact.open === (which === 'open'))
        .map(fact => fact.id);
      const found = await behindFigure(scope, these, { zone: view.zone, after });
      const people = found.slice(0, MOST_BEHIND);
      await auditAll(
        scope,
        people.map(row => ({
          verb: 'report.people_read' as const,
          subject: { kind: 'referral', id: row.referralId },
          personId: row.personId,
        })),
      );
      return { people, more: found.length > people.length };
    });
    const { people, more } = found;
    const last = people.at(-1)?.referralId;
    const newer =
      more && last ? addressOf('/reports/journey/people', asked, { step, which, after: last }) : undefined;
    const { t } = view;
    const title = t(`reports.behind.${which}`, { step: t(`reports.journey.step.${step}`) });
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="reports">
          <BackLink href={addressOf(pathOf('journey'), asked)}>{t('reports.journey.title')}</BackLink>
          <h1>{title}</h1>
          <p class="lead">{periodWords(view, asked.period)}</p>
          {people.length === 0 ? (
            <Empty title={t('reports.behind.none')} />
          ) : (
            <People view={view} rows={people} />
          )}
          <Pager view={view} newer={newer} />
        </StaffLayout>,
      ),
    );
  },
});

function People({ view, rows }: { readonly view: View; readonly rows: readonly BehindFigure[] }) {
  const { t, say } = view;
  return (
    <DataTable
      caption={t('reports.behind.table')}
      hiddenCaption
      rows={rows}
      rowKey={row => row.referralId}
      columns={[
        {
          label: t('reports.behind.name'),
          head: true,
          cell: row => <a href={`/cases/${row.referralId}`}>{row.name}</a>,
        },
        { label: t('reports.behind.reference'), cell: row => row.reference },
        { label: t('reports.behind.state'), cell: row => t.of(`workspace.state.${row.state}`) },
        { label: t('reports.behind.received'), cell: row => say.date(row.receivedOn) },
      ]}
    />
  );
}

export const journeyRoutes: readonly Route[] = [journeyPage, behindPage];
