import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { Caveat, DataTable, document, Empty, StaffLayout, Tabs, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { countSteps, type Step, steps, type TrueCounts } from '../figures-queries.ts';
import { codeOf, daysOf, quartersBefore } from '../quarter.ts';
import { type Shown, type ShownLine, suppressLine } from '../suppress.ts';

/** Quarters that can be looked at. */
const BACK = 8;

/**
 * What an analyst sees: counts of a quarter that is over, by first need, each line through the one suppression. No other cut of the
 * same people is offered, so nothing can be subtracted from it.
 */
export const figuresPage = route({
  method: 'get',
  path: '/reports/figures',
  door: ['analyst', 'coordinator'],
  query: z.object({ quarter: z.string().max(6).default('') }),
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const quarters = quartersBefore(ask.today, BACK);
    const quarter = quarters.find(one => codeOf(one) === ask.query.quarter) ?? quarters[0];
    if (!quarter) throw new RangeError('no quarter is over');
    await ask.within(scope =>
      audit(scope, {
        verb: 'figures.read',
        subject: { kind: 'programme', id: scope.actor.programmeId },
        reason: codeOf(quarter),
      }),
    );
    // Rows of people are not for the reader: they are counted in the name of the programme, and suppressed before they are drawn.
    const counts = await ask.withinAs(systemActor(ask.actor.programmeId), scope =>
      countSteps(scope, { ...daysOf(quarter), zone: view.zone }),
    );
    const { needs, lines } = suppressed(counts);
    return ask.page(
      document(
        <StaffLayout view={view} title={t('reports.figures.title')} current="figures" flash={ask.flash}>
          <h1>{t('reports.figures.title')}</h1>
          <p class="lead">{t('reports.figures.lead')}</p>
          <Tabs
            label={t('reports.figures.quarters')}
            items={quarters.map(one => ({
              label: t('reports.figures.quarter', { number: one.number, year: String(one.year) }),
              href: `/reports/figures?quarter=${codeOf(one)}`,
              current: one === quarter,
            }))}
          />
          {needs.length === 0 ? (
            <Empty title={t('reports.figures.none')} />
          ) : (
            <Counts view={view} needs={needs} lines={lines} />
          )}
          <Caveat title={t('reports.figures.caveat_title')} level={2}>
            <p>{t('reports.figures.caveat_small')}</p>
            <p>{t('reports.figures.caveat_steps')}</p>
          </Caveat>
        </StaffLayout>,
      ),
    );
  },
});

type Lines = Readonly<Record<Step, ShownLine>>;

function suppressed(counts: TrueCounts): {
  readonly needs: readonly (string | null)[];
  readonly lines: Lines;
} {
  // In the order of their names: by size, the order would tell what is hidden.
  const needs = [...counts.keys()].toSorted((a, b) => (a ?? '~').localeCompare(b ?? '~', 'en'));
  const lineOf = (step: Step) => suppressLine(needs.map(need => counts.get(need)?.[step] ?? 0));
  return {
    needs,
    lines: { received: lineOf('received'), allocated: lineOf('allocated'), attended: lineOf('attended') },
  };
}

type CountsProps = {
  readonly view: View;
  readonly needs: readonly (string | null)[];
  readonly lines: Lines;
};

function Counts({ view, needs, lines }: CountsProps) {
  const { t, say } = view;
  const cell = (one: Shown | undefined) =>
    one?.kind === 'count' ? say.number(one.value) : <span class="quiet">{t('reports.figures.hidden')}</span>;
  const rows = [
    { key: 'all', name: <b>{t('reports.figures.all')}</b>, of: (line: ShownLine) => line.total },
    ...needs.map((need, at) => ({
      key: need ?? 'none',
      name: need === null ? t('reports.figures.no_need') : t.code('needs', need),
      of: (line: ShownLine) => line.parts[at],
    })),
  ];
  return (
    <DataTable
      caption={t('reports.figures.by_need')}
      rows={rows}
      rowKey={row => row.key}
      columns={[
        { label: t('reports.figures.need'), head: true, cell: row => row.name },
        ...steps.map(step => ({
          label: t(`reports.figures.${step}`),
          numeric: true,
          cell: (row: (typeof rows)[number]) => cell(row.of(lines[step])),
        })),
      ]}
    />
  );
}
