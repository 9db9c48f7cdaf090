import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { weightedLoads } from '../../referrals/index.ts';
import {
  BarChart,
  Button,
  Caveat,
  type Child,
  document,
  Empty,
  Fold,
  Form,
  Select,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Asked, askedOf } from '../asked/asked.ts';
import { pathOf, periodWords, QuestionFrame } from '../asked/frame.tsx';
import { periodsOn } from '../asked/period.ts';
import { NOTE_DAYS, workOfTeam } from './queries.ts';
import { LoadTable, OwedTable, WaitsTable, WorkTable } from './tables.tsx';
import { byTeam, type Line, linesOf, together } from './team.ts';

/** How is the team? Everybody’s for the co-ordinator; a link worker sees their own line and nobody else’s. */
const teamPage = route({
  method: 'get',
  path: pathOf('team'),
  door: ['coordinator', 'link_worker'],
  query: z.object({ period: z.string().max(8).catch('').default('') }),
  async handle(ask) {
    const { view, today, actor } = ask;
    const asked = askedOf(ask.query, today);
    const workerId = actor.role === 'coordinator' ? null : actor.id;
    const lines = await ask.within(async scope => {
      const found = await allOf({
        work: workOfTeam(scope, { period: asked.period, zone: view.zone, today, workerId }),
        loads: weightedLoads(scope, workerId),
      });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: actor.programmeId },
        reason: 'team',
      });
      return linesOf(found.work, found.loads);
    });
    const { t, say } = view;
    return ask.page(
      document(
        <Frame view={view} asked={asked} own={workerId !== null}>
          <Form view={view} action={pathOf('team')} method="get">
            <div class="filters">
              <Select
                view={view}
                name="period"
                label={t('team.period')}
                value={asked.period.code}
                options={periodsOn(today).map(one => ({ value: one.code, label: periodWords(view, one) }))}
              />
              <Button look="quiet">{t('reports.asked.show')}</Button>
            </div>
          </Form>
          {lines.length === 0 ? (
            <Empty title={t('team.none')}>
              <p>{t('team.none.do')}</p>
            </Empty>
          ) : (
            <Answer view={view} asked={asked} lines={lines} own={workerId !== null} />
          )}
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('team.caveat.league')}</p>
            <p>{t('team.caveat.time')}</p>
            <p>{t('team.caveat.weight')}</p>
            <p>{t('team.caveat.notes', { days: say.number(NOTE_DAYS) })}</p>
          </Caveat>
        </Frame>,
      ),
    );
  },
});

export const teamRoutes: readonly Route[] = [teamPage];

type FrameProps = {
  readonly view: View;
  readonly asked: Asked;
  readonly own: boolean;
  readonly children?: Child;
};

/** The other questions are the co-ordinator’s, so a link worker is not led to them. */
function Frame({ view, asked, own, children }: FrameProps) {
  if (!own)
    return (
      <QuestionFrame view={view} question="team" asked={asked}>
        {children}
      </QuestionFrame>
    );
  const title = view.t('team.own.title');
  return (
    <StaffLayout view={view} title={title} current="board">
      <h1>{title}</h1>
      {children}
    </StaffLayout>
  );
}

type AnswerProps = {
  readonly view: View;
  readonly asked: Asked;
  readonly lines: readonly Line[];
  readonly own: boolean;
};

function Answer({ view, asked, lines, own }: AnswerProps) {
  const { t, say } = view;
  const whole = together(lines, t('team.whole'));
  const several = lines.length > 1;
  const rows = [...lines, ...byTeam(lines, t('team.no_team')), ...(several ? [whole] : [])];
  const most = Math.max(...lines.flatMap(line => [line.weighted, line.capacity, line.open]), 1);
  const tables = { view, rows, whole, period: periodWords(view, asked.period) };
  return (
    <>
      <p>
        {t(own ? 'team.answer.own' : 'team.answer', {
          open: say.number(whole.open),
          weighted: say.number(whole.weighted, 1),
          capacity: say.number(whole.capacity),
        })}
      </p>
      <section class="section stack" aria-labelledby="load">
        <h2 id="load">{t('team.load')}</h2>
        <div class="split">
          <BarChart
            view={view}
            title={t('team.load.chart')}
            note={t('team.load.note')}
            summary={lines.map(line => `${line.name} ${say.number(line.weighted, 1)}`).join(', ')}
            of={most}
            bars={lines.map(line => ({
              label: line.name,
              value: line.weighted,
              text: t('team.load.of', {
                weighted: say.number(line.weighted, 1),
                capacity: say.number(line.capacity),
              }),
            }))}
          />
          <LoadTable {...tables} />
        </div>
        <Fold summary={t('team.load.how')}>
          <p>{t('team.load.definition')}</p>
          {own ? null : (
            <p>
              <a href="/settings/caseload">{t('team.load.weights')}</a>
            </p>
          )}
        </Fold>
      </section>
      <section class="section stack" aria-labelledby="waits">
        <h2 id="waits">{t('team.waits')}</h2>
        <WaitsTable {...tables} />
      </section>
      <section class="section stack" aria-labelledby="work">
        <h2 id="work">{t('team.work')}</h2>
        <WorkTable {...tables} />
      </section>
      <section class="section stack" aria-labelledby="owed">
        <h2 id="owed">{t('team.owed')}</h2>
        <OwedTable {...tables} />
        <p>
          <a href="/supervision">{t('team.to_supervision')}</a>
        </p>
      </section>
    </>
  );
}
