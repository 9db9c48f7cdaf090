import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { Caveat, DataTable, document, Empty, Facts, Notice, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf } from '../asked/asked.ts';
import { pathOf, periodWords, QuestionFrame } from '../asked/frame.tsx';
import { resampled } from '../statistics/interval.ts';
import { nineOfTen } from '../statistics/nine-of-ten.ts';
import { ownWork } from './queries.ts';
import {
  enoughOf,
  lacksOf,
  loadOf,
  type OwnWork,
  type Spread,
  type Staffed,
  staffings,
  waitsForSomethingElse,
} from './workers.ts';

/** The wait that is asked for, in days. */
const AIM = 14;

/** How many link workers for a two-week wait? Played with the programme’s own figures of twelve months. */
const workersPage = route({
  method: 'get',
  path: pathOf('workers'),
  door: ['coordinator'],
  query: z.object({}),
  async handle(ask) {
    const { view, today } = ask;
    const asked = askedOf({ period: '' }, today);
    const work = await ask.within(async scope => {
      const found = await ownWork(scope, asked.period, view.zone);
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'workers',
      });
      return found;
    });
    const lack = lacksOf(work);
    const { t } = view;
    return ask.page(
      document(
        <QuestionFrame view={view} question="workers" asked={asked}>
          <p class="lead">{t('reports.workers.lead', { period: periodWords(view, asked.period) })}</p>
          {lack ? (
            <Empty title={t(`reports.workers.lacks.${lack}`)}>
              <p>{t('reports.workers.lacks.why')}</p>
            </Empty>
          ) : (
            <Answer view={view} work={work} />
          )}
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('reports.workers.caveat.model')}</p>
            <p>{t('reports.workers.caveat.same')}</p>
          </Caveat>
        </QuestionFrame>,
      ),
    );
  },
});

function Answer({ view, work }: { readonly view: View; readonly work: OwnWork }) {
  const { t, say } = view;
  const staffed = staffings(work, AIM);
  const enough = enoughOf(staffed);
  const spread = ({ middle, low, high }: Spread) =>
    `${say.number(middle, 0)} (${t('reports.span', { low: say.number(low, 0), high: say.number(high, 0) })})`;
  const monthly = (work.accepted / work.days) * (365.25 / 12);
  return (
    <>
      <p>
        <b>
          {enough
            ? t('reports.workers.answer', { workers: enough.workers, now: work.workers })
            : t('reports.workers.answer_none')}
        </b>
      </p>
      {waitsForSomethingElse(work, staffed) ? (
        <Notice tone="wait" title={t('reports.workers.else.title')} level={2}>
          <p>{t('reports.workers.else')}</p>
        </Notice>
      ) : null}
      <section class="section stack" aria-labelledby="played">
        <h2 id="played">{t('reports.workers.played')}</h2>
        <DataTable
          caption={t('reports.workers.table')}
          rows={staffed}
          rowKey={row => String(row.workers)}
          columns={[
            {
              label: t('reports.workers.workers'),
              head: true,
              numeric: true,
              cell: row => <Workers view={view} row={row} now={work.workers} />,
            },
            { label: t('reports.workers.half'), numeric: true, cell: row => spread(row.half) },
            { label: t('reports.workers.nine'), numeric: true, cell: row => spread(row.nineOfTen) },
            {
              label: t('reports.workers.held'),
              numeric: true,
              cell: row => t('reports.workers.held_of100', { share: say.number(row.held * 100, 0) }),
            },
          ]}
        />
      </section>
      <section class="section stack" aria-labelledby="given">
        <h2 id="given">{t('reports.workers.given')}</h2>
        <Facts
          items={[
            { term: t('reports.workers.accepted'), detail: say.number(monthly, 1) },
            {
              term: t('reports.workers.stay'),
              detail: t('reports.workers.stay_days', {
                days: Math.round(work.stays.reduce((sum, days) => sum + days, 0) / work.stays.length),
                cases: work.stays.length,
              }),
            },
            { term: t('reports.workers.waited'), detail: <Waited view={view} days={work.waited} /> },
            { term: t('reports.workers.places'), detail: say.number(work.places) },
            { term: t('reports.workers.load'), detail: say.number(loadOf(work), 0) },
          ]}
        />
      </section>
    </>
  );
}

function Waited({ view, days }: { readonly view: View; readonly days: readonly number[] }) {
  const { t, say } = view;
  const [half, nine] = [resampled(days, 'median'), nineOfTen(days)];
  if (!half || nine === null) return t('reports.too_few');
  return t('reports.workers.waited_days', { half: say.number(half.value, 0), nine: say.number(nine, 0) });
}

function Workers({ view, row, now }: { readonly view: View; readonly row: Staffed; readonly now: number }) {
  const { t, say } = view;
  if (row.workers !== now) return say.number(row.workers);
  return (
    <>
      {say.number(row.workers)} <span class="small quiet">{t('reports.workers.now')}</span>
    </>
  );
}

export const workersRoutes: readonly Route[] = [workersPage];
