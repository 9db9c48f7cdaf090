import { scaleName } from '../../outcomes/index.ts';
import { DataTable, DotScale, type View } from '../../ui/index.ts';
import { type Asked, addressOf } from '../asked/asked.ts';
import { pathOf } from '../asked/frame.tsx';
import {
  type GroupChange,
  groupChange,
  type HelpFigures,
  type MeasureChange,
  type Reliably,
  reliably,
} from './help.ts';
import { better, codeOf, hundred, span } from './words.ts';

type AllProps = {
  readonly view: View;
  readonly question: 'help' | 'services';
  readonly asked: Asked;
  readonly figures: HelpFigures;
};

/** How each measure changed over the cases that ended. */
export function AllMeasures({ view, question, asked, figures }: AllProps) {
  const { t, say } = view;
  const rows: readonly Row[] = figures.changes.map(change => ({
    ...change,
    ...groupChange(change.pairs),
    reliable: reliably(change),
  }));
  return (
    <section class="section stack" aria-labelledby="all">
      <h2 id="all">{t('reports.help.all')}</h2>
      <p>{t('reports.help.answer', { cases: figures.cases })}</p>
      <BeforeAndAfter view={view} rows={rows.filter(({ scale }) => scale.min === 0 && scale.max === 10)} />
      <DataTable
        caption={t('reports.help.table')}
        rows={rows}
        rowKey={codeOf}
        columns={[
          {
            label: t('reports.help.measure'),
            head: true,
            cell: row => (
              <>
                <a href={addressOf(pathOf(question), asked, { measure: codeOf(row) })}>
                  {scaleName(view, row.instrument, row.scale)}
                </a>
                <br />
                <span class="small quiet">{better(view, row)}</span>
              </>
            ),
          },
          { label: t('reports.help.pairs'), numeric: true, cell: row => say.number(row.people) },
          {
            label: t('reports.help.missing'),
            numeric: true,
            cell: row => say.number(row.cases - row.people),
          },
          { label: t('reports.help.mean'), numeric: true, cell: row => span(view, row.mean) },
          ...(rows.some(row => row.reliable)
            ? [
                {
                  label: t('reports.help.reliably'),
                  numeric: true,
                  cell: ({ reliable }: Row) =>
                    reliable
                      ? t('reports.help.both_ways', {
                          better: hundred(view, reliable.better.value),
                          worse: hundred(view, reliable.worse.value),
                        })
                      : t('reports.help.unpublished'),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

type Row = MeasureChange & GroupChange & { readonly reliable: Reliably };

/** Where people stood on average at the start and at the end, for all that is asked from 0 to 10. */
function BeforeAndAfter({ view, rows }: { readonly view: View; readonly rows: readonly Row[] }) {
  const { t, say } = view;
  const drawn = rows.flatMap(row => {
    const { before, mean } = row;
    if (before === null || mean === null) return [];
    return [{ label: scaleName(view, row.instrument, row.scale), before, value: before + mean.value }];
  });
  if (drawn.length === 0) return null;
  return (
    <DotScale
      view={view}
      title={t('reports.help.chart')}
      note={t('reports.help.chart.note')}
      summary={drawn
        .map(({ label, before, value }) =>
          t('reports.help.chart.line', { label, before: say.number(before, 1), after: say.number(value, 1) }),
        )
        .join(' ')}
      min={0}
      max={10}
      rows={drawn.map(row => ({ ...row, before: tenth(row.before), value: tenth(row.value) }))}
    />
  );
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
