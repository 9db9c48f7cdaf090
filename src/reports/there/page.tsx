import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { everAsked } from '../../outcomes/index.ts';
import { areasOf } from '../../people/index.ts';
import { BarChart, Caveat, DataTable, document, Empty, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, periodWords, ReportFrame } from '../asked/frame.tsx';
import type { Interval } from '../statistics/interval.ts';
import { shapeOf, thereNow } from '../summaries/index.ts';
import { type Cut, cuts, FEWEST_OF_A_PLACE, type PlaceWent, type ThereFigures, type Went } from './there.ts';

/** Most barriers that are drawn. */
const MOST_BARRIERS = 8;

/** Do people get there, what stops them, and which groups work for whom? */
const therePage = route({
  method: 'get',
  path: pathOf('there'),
  door: ['coordinator'],
  query: askedQuery,
  async handle(ask) {
    const { view, today } = ask;
    const asked = askedOf(ask.query, today);
    const { figures, areas } = await ask.within(async scope => {
      const pack = await everAsked(scope, ask.programme.settings);
      const found = await allOf({
        figures: thereNow(scope, asked, view.zone, shapeOf(pack)),
        areas: areasOf(scope),
      });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'there',
      });
      return found;
    });
    const { t } = view;
    return ask.page(
      document(
        <ReportFrame view={view} question="there" asked={asked} today={today} areas={areas}>
          {figures.went.introduced === 0 ? (
            <Empty title={t('reports.there.none', { period: periodWords(view, asked.period) })} />
          ) : (
            <Answer view={view} figures={figures} />
          )}
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('reports.there.caveat.told')}</p>
            <p>{t('reports.there.caveat.groups')}</p>
            <p>{t('reports.caveat.uncounted')}</p>
          </Caveat>
        </ReportFrame>,
      ),
    );
  },
});

type AnswerProps = { readonly view: View; readonly figures: ThereFigures };

function Answer({ view, figures }: AnswerProps) {
  const { t, say } = view;
  const { went } = figures;
  const steps = [
    { label: t('reports.there.introduced'), value: went.introduced },
    { label: t('reports.there.attended'), value: went.attended },
    { label: t('reports.there.going'), value: went.going },
  ];
  return (
    <>
      <section class="section stack" aria-labelledby="went">
        <h2 id="went">{t('reports.there.went')}</h2>
        <p>
          {t('reports.there.answer', {
            introduced: went.introduced,
            waiting: went.waiting,
            share: shareWords(view, went.share),
          })}
        </p>
        <div class="split">
          <BarChart
            view={view}
            title={t('reports.there.chart')}
            summary={steps.map(one => `${one.label} ${say.number(one.value)}`).join(', ')}
            of={went.introduced}
            funnel
            bars={steps}
          />
          <Barriers view={view} figures={figures} />
        </div>
      </section>
      <section class="section stack" aria-labelledby="everyone">
        <h2 id="everyone">{t('reports.there.everyone')}</h2>
        <p class="quiet">{t('reports.there.everyone.note')}</p>
        {cuts.map(cut => (
          <ByCut view={view} figures={figures} cut={cut} />
        ))}
      </section>
      <Places view={view} places={figures.places} />
    </>
  );
}

function Barriers({ view, figures }: AnswerProps) {
  const { t, say } = view;
  const { barriers, declined } = figures;
  if (barriers.length === 0) return <p class="quiet">{t('reports.there.no_barriers')}</p>;
  const bars = barriers
    .slice(0, MOST_BARRIERS)
    .map(({ code, count }) => ({ label: t.code('barriers', code), value: count }));
  return (
    <BarChart
      view={view}
      title={t('reports.there.barriers')}
      note={declined > 0 ? t('reports.there.declined', { count: declined }) : undefined}
      summary={bars.map(one => `${one.label} ${say.number(one.value)}`).join(', ')}
      tone="clay"
      bars={bars}
    />
  );
}

function ByCut({ view, figures, cut }: AnswerProps & { readonly cut: Cut }) {
  const { t } = view;
  const name = (part: string | null): string => {
    if (part === null) return t('reports.not_recorded');
    return cut === 'route' ? t.of(`referrals.route.${part}`) : part;
  };
  return (
    <DataTable
      caption={t(`reports.there.cut.${cut}`)}
      rows={figures.parts[cut]}
      columns={[
        { label: t(`reports.there.part.${cut}`), head: true, cell: row => name(row.part) },
        ...wentColumns(view),
      ]}
    />
  );
}

function Places({ view, places }: { readonly view: View; readonly places: readonly PlaceWent[] }) {
  const { t } = view;
  return (
    <section class="section stack" aria-labelledby="places">
      <h2 id="places">{t('reports.there.places')}</h2>
      <p class="quiet">{t('reports.there.places.note', { count: FEWEST_OF_A_PLACE })}</p>
      {places.length === 0 ? (
        <p>{t('reports.there.places.none')}</p>
      ) : (
        <DataTable
          caption={t('reports.there.places')}
          hiddenCaption
          rows={places}
          rowKey={row => row.serviceId}
          columns={[
            {
              label: t('reports.there.place'),
              head: true,
              cell: row => <a href={`/services/${row.serviceId}`}>{row.name}</a>,
            },
            ...wentColumns(view),
            {
              label: t('reports.there.beside'),
              cell: row =>
                row.beside ? t(`reports.there.beside.${row.beside}`) : t('reports.there.beside.chance'),
            },
          ]}
        />
      )}
    </section>
  );
}

function wentColumns(view: View) {
  const { t, say } = view;
  return [
    { label: t('reports.there.introduced'), numeric: true, cell: (row: Went) => say.number(row.introduced) },
    { label: t('reports.there.waiting'), numeric: true, cell: (row: Went) => say.number(row.waiting) },
    { label: t('reports.there.attended'), numeric: true, cell: (row: Went) => say.number(row.attended) },
    { label: t('reports.there.of100'), numeric: true, cell: (row: Went) => shareWords(view, row.share) },
  ];
}

function shareWords({ t, say }: View, share: Interval | null): string {
  if (share === null) return '–';
  const [value, low, high] = [share.value, share.low, share.high].map(one => say.number(one * 100, 0));
  return `${value} (${t('reports.span', { low: low ?? '', high: high ?? '' })})`;
}

export const thereRoutes: readonly Route[] = [therePage];
