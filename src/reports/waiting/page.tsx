import { audit } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { everAsked, scaleName } from '../../outcomes/index.ts';
import { areasOf } from '../../people/index.ts';
import { Caveat, DataTable, DotScale, document, Fold, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { askedOf, askedQuery } from '../asked/asked.ts';
import { pathOf, ReportFrame } from '../asked/frame.tsx';
import type { Measure } from '../help/help.ts';
import { codeOf, span } from '../help/words.ts';
import { answeredWaiting } from './queries.ts';
import { type Comparison, compareWithWaiting, type Group, WEEKS } from './waiting.ts';

/** Would it have got better anyway? Change with us beside change while waiting, of those who agreed. */
const waitingPage = route({
  method: 'get',
  path: pathOf('waiting'),
  door: ['coordinator'],
  query: askedQuery,
  async handle(ask) {
    const { view, today, programme } = ask;
    const { t, say } = view;
    const asked = askedOf(ask.query, today);
    const { found, areas, pack } = await ask.within(async scope => {
      const pack = await everAsked(scope, programme.settings);
      const both = await allOf({ found: answeredWaiting(scope, asked, view.zone), areas: areasOf(scope) });
      await audit(scope, {
        verb: 'report.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: 'waiting',
      });
      return { ...both, pack };
    });
    const rows = pack
      .flatMap(instrument => instrument.scales.map(scale => ({ instrument, scale })))
      .map(measure => ({ measure, ...compareWithWaiting(found.answered, measure) }));
    const some = rows.filter(row => row.waiting.people + row.waiting.unpaired > 0);
    return ask.page(
      document(
        <ReportFrame view={view} question="waiting" asked={asked} today={today} areas={areas}>
          <p class="lead">{t('team.compare.lead', { weeks: WEEKS })}</p>
          {some.length === 0 ? <p>{t('team.compare.none')}</p> : <Compared view={view} rows={some} />}
          <p class="quiet">{t('team.compare.without_yes', { count: found.withoutYes })}</p>
          <Fold summary={t('team.compare.how')}>
            <p>{t('team.compare.definition', { weeks: WEEKS })}</p>
          </Fold>
          <Caveat title={t('reports.caveat')} level={2}>
            <p>{t('team.compare.caveat.lot')}</p>
            <p>{t('team.compare.caveat.wait')}</p>
            <p>{t('team.compare.caveat.missing')}</p>
            <p>{t('team.compare.caveat.many', { count: say.number(20) })}</p>
          </Caveat>
        </ReportFrame>,
      ),
    );
  },
});

export const waitingCompareRoutes: readonly Route[] = [waitingPage];

type Row = Comparison & { readonly measure: Measure };
type ComparedProps = { readonly view: View; readonly rows: readonly Row[] };

function Compared({ view, rows }: ComparedProps) {
  const { t, say } = view;
  const of = (group: Group) => t('team.compare.of', { people: group.people, unpaired: group.unpaired });
  const figure = (value: number | null) => (value === null ? t('reports.too_few') : say.number(value, 1));
  const signed = (value: number | null) => (value === null ? t('reports.too_few') : signOf(view, value));
  const name = (row: Row) => scaleName(view, row.measure.instrument, row.measure.scale);
  const key = (row: Row) => codeOf(row.measure);
  return (
    <>
      <section class="section stack" aria-labelledby="change">
        <h2 id="change">{t('team.compare.change')}</h2>
        <div class="split">
          {rows.map(row => (
            <Changes view={view} row={row} name={name(row)} />
          ))}
        </div>
        <DataTable
          caption={t('team.compare.change')}
          hiddenCaption
          rows={rows}
          rowKey={row => `change-${key(row)}`}
          columns={[
            { label: t('team.compare.measure'), head: true, cell: name },
            { label: t('team.compare.waited'), cell: row => of(row.waiting) },
            { label: t('team.compare.waited_change'), cell: row => signed(row.waiting.change) },
            { label: t('team.compare.helped'), cell: row => of(row.programme) },
            { label: t('team.compare.helped_change'), cell: row => signed(row.programme.change) },
            { label: t('team.compare.difference'), cell: row => span(view, row.difference) },
          ]}
        />
      </section>
      <section class="section stack" aria-labelledby="start">
        <h2 id="start">{t('team.compare.start')}</h2>
        <p class="quiet">{t('team.compare.start.note')}</p>
        <DataTable
          caption={t('team.compare.start')}
          hiddenCaption
          rows={rows}
          rowKey={row => `start-${key(row)}`}
          columns={[
            { label: t('team.compare.measure'), head: true, cell: name },
            { label: t('team.compare.waited_start'), cell: row => figure(row.waiting.start) },
            { label: t('team.compare.helped_start'), cell: row => figure(row.programme.start) },
            { label: t('team.compare.start_difference'), cell: row => span(view, row.atStart) },
            { label: t('team.compare.days'), cell: row => both(view, row, 'days') },
            { label: t('team.compare.born'), cell: row => both(view, row, 'birthYear') },
          ]}
        />
      </section>
    </>
  );
}

/** Change on average of both groups on one line; nothing where one of them has too few. */
function Changes({ view, row, name }: { readonly view: View; readonly row: Row; readonly name: string }) {
  const { t } = view;
  const [waited, helped] = [row.waiting.change, row.programme.change];
  if (waited === null || helped === null) return null;
  const end = Math.max(1, Math.ceil(Math.max(Math.abs(waited), Math.abs(helped))));
  const values = { waited: signOf(view, waited), helped: signOf(view, helped) };
  return (
    <DotScale
      view={view}
      title={name}
      note={t('team.compare.chart_note')}
      summary={t('team.compare.both', values)}
      min={-end}
      max={end}
      rows={[
        { label: t('team.compare.row_waited'), value: Math.round(waited * 10) / 10 },
        { label: t('team.compare.row_helped'), value: Math.round(helped * 10) / 10 },
      ]}
    />
  );
}

const signOf = ({ say }: View, value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${say.number(Math.abs(value), 1)}`;

function both({ t, say }: View, { waiting, programme }: Row, of: 'days' | 'birthYear'): string {
  const [one, other] = [waiting[of], programme[of]];
  if (one === null || other === null) return t('reports.too_few');
  const write = (value: number) => (of === 'birthYear' ? String(Math.round(value)) : say.number(value, 0));
  return t('team.compare.both', { waited: write(one), helped: write(other) });
}
