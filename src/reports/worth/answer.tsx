import { DataTable, RangeChart, type View } from '../../ui/index.ts';
import { span } from '../help/words.ts';
import type { Typed } from './typed.ts';
import {
  type Fall,
  type Kind,
  kinds,
  type Scenario,
  type Swing,
  swingsOf,
  type Worth,
  worthOf,
} from './worth.ts';

const scenarios: readonly Scenario[] = ['low', 'central', 'high'];

type Props = {
  readonly view: View;
  readonly falls: readonly Fall[];
  readonly typed: Typed;
  readonly source: string;
};

/** What the fall in use comes to in three scenarios, kinds of money apart, and what the figure hangs on. */
export function Answer({ view, falls, typed, source }: Props) {
  const { t } = view;
  const given = { ...typed, falls };
  const rows = scenarios.map(scenario => ({ scenario, ...worthOf(given, scenario) }));
  const counted = kinds.filter(kind =>
    Object.values(typed.costs).some(cost => cost.isPaidEach === (kind === 'cash')),
  );
  return (
    <>
      <section class="section stack" aria-labelledby="worth">
        <h2 id="worth">{t('reports.worth.answer')}</h2>
        <DataTable
          caption={t('reports.worth.table')}
          rows={rows}
          rowKey={row => row.scenario}
          columns={[
            {
              label: t('reports.worth.scenario'),
              head: true,
              cell: row => t(`reports.worth.scenario.${row.scenario}`),
            },
            ...kinds.map(kind => ({
              label: t(`reports.worth.${kind}`),
              numeric: true,
              cell: (row: Worth) => ofCost(view, row[kind], typed.cost),
            })),
          ]}
        />
        <p class="small quiet">
          {source ? t('reports.worth.from', { source }) : t('reports.worth.no_source')}
        </p>
      </section>
      <div class="split section">
        <div class="stack">
          {counted.map(kind => (
            <Swings view={view} kind={kind} swings={swingsOf(given, kind)} />
          ))}
        </div>
        <Falls view={view} falls={falls} typed={typed} />
      </div>
    </>
  );
}

type SwingsProps = { readonly view: View; readonly kind: Kind; readonly swings: readonly Swing[] };

function Swings({ view, kind, swings }: SwingsProps) {
  const { t } = view;
  const write = (cents: number) => money(view, cents);
  const name = ({ what }: Swing) => t(`reports.worth.swing.${what}`);
  const span = (low: string, high: string) => t('reports.span', { low, high });
  return (
    <section class="stack" aria-labelledby={`swings-${kind}`}>
      <h2 id={`swings-${kind}`}>{t('reports.worth.swings', { kind: t(`reports.worth.${kind}`) })}</h2>
      <RangeChart
        view={view}
        title={t('reports.worth.swings.note')}
        summary={swings.map(one => `${name(one)} ${span(write(one.low), write(one.high))}`).join(', ')}
        write={write}
        span={span}
        ranges={swings.map(one => ({ label: name(one), low: one.low, high: one.high }))}
      />
    </section>
  );
}

function Falls({ view, falls, typed }: Omit<Props, 'source'>) {
  const { t, say } = view;
  return (
    <section class="stack" aria-labelledby="falls">
      <h2 id="falls">{t('reports.worth.falls')}</h2>
      <p class="quiet">{t('reports.worth.falls.note')}</p>
      <DataTable
        caption={t('reports.worth.falls')}
        hiddenCaption
        rows={falls}
        rowKey={row => row.service}
        columns={[
          {
            label: t('reports.worth.service'),
            head: true,
            cell: row => t(`reports.worth.service.${row.service}`),
          },
          { label: t('reports.help.pairs'), numeric: true, cell: row => say.number(row.people) },
          { label: t('reports.help.mean'), numeric: true, cell: row => span(view, row.change) },
          {
            label: t('reports.worth.one_costs'),
            numeric: true,
            cell: row => {
              const cost = typed.costs[row.service];
              return cost ? say.money(cost.cents) : t('reports.worth.not_counted');
            },
          },
        ]}
      />
    </section>
  );
}

/** With what it is of a hundred that the programme cost, where that was typed. */
function ofCost(view: View, cents: number, cost: number | null): string {
  const { t, say } = view;
  if (!cost) return money(view, cents);
  const share = Math.round((100 * cents) / cost) + 0;
  return t('reports.worth.of_cost', { money: money(view, cents), share: say.number(share, 0) });
}

/** To whole money: a cent would pretend to know. */
function money({ say }: View, cents: number): string {
  const whole = Math.round(Math.abs(cents) / 100) * 100;
  return `${cents < 0 && whole > 0 ? '−' : ''}${say.money(whole)}`;
}
