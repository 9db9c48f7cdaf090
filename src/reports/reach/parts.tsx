import type { Area } from '../../people/index.ts';
import { BarChart, DataTable, Fold, type View } from '../../ui/index.ts';
import type { Dimension, Residents } from '../population/index.ts';
import { ofHundred, partWords, spanWords } from './part-words.ts';
import { FEWEST_KNOWN, type PartReached, type Reached } from './reach.ts';

type GlanceProps = {
  readonly view: View;
  readonly areas: readonly Area[];
  readonly reached: readonly (readonly [Dimension, Reached])[];
};

/** Each dimension in a line: who comes less and more than the area would lead one to expect, and of how many it is not known. */
export function AtAGlance({ view, areas, reached }: GlanceProps) {
  const { t, say } = view;
  return (
    <section class="section" aria-labelledby="glance">
      <h2 id="glance">{t('reach.page.glance')}</h2>
      <DataTable
        caption={t('reach.page.glance')}
        hiddenCaption
        rows={reached}
        rowKey={([dimension]) => dimension}
        columns={[
          {
            label: t('reach.page.by'),
            head: true,
            cell: ([dimension]) => t(`reach.dimension.${dimension}`),
          },
          {
            label: t('reach.glance.fewer'),
            cell: ([dimension, one]) => besideWords(view, dimension, one, 'fewer', areas),
          },
          {
            label: t('reach.glance.more'),
            cell: ([dimension, one]) => besideWords(view, dimension, one, 'more', areas),
          },
          { label: t('reach.glance.known'), numeric: true, cell: ([, one]) => say.number(one.known) },
          {
            label: t('reach.glance.not_recorded'),
            numeric: true,
            cell: ([, one]) => missingWords(view, one),
          },
        ]}
      />
    </section>
  );
}

function besideWords(
  view: View,
  dimension: Dimension,
  { parts }: Reached,
  beside: 'fewer' | 'more',
  areas: readonly Area[],
): string {
  if (parts.every(part => part.ratio === null)) return view.t('reach.glance.cannot');
  const those = parts.filter(part => part.beside === beside);
  if (those.length === 0) return view.t('reach.glance.nobody');
  return view.say.list(those.map(({ part }) => partWords(view, dimension, part, areas)));
}

/** Of how many it is not recorded, and their share of all. */
function missingWords({ t, say }: View, { known, notRecorded, notSaid }: Reached): string {
  const all = known + notRecorded + notSaid;
  return t('reach.glance.of', {
    count: notRecorded + notSaid,
    percent: all === 0 ? '0' : say.number((100 * (notRecorded + notSaid)) / all, 0),
  });
}

type OneProps = {
  readonly view: View;
  readonly dimension: Dimension;
  readonly reached: Reached;
  readonly residents: Residents | null;
  readonly areas: readonly Area[];
};

/** One dimension: the people beside the residents, drawn and in figures, with whose figures the residents are. */
export function OneDimension({ view, dimension, reached, residents, areas }: OneProps) {
  const { t, say } = view;
  const { parts, known, notRecorded, notSaid } = reached;
  const name = (part: PartReached) => partWords(view, dimension, part.part, areas);
  return (
    <>
      <p>{t('reach.dimension.said', { known, not_recorded: notRecorded, not_said: notSaid })}</p>
      {dimension === 'deprivation' && known === 0 ? (
        <p class="quiet">{t('reach.dimension.no_small_areas')}</p>
      ) : null}
      {known > 0 ? (
        <BarChart
          view={view}
          title={t(`reach.chart.${dimension}`)}
          note={t('reach.chart.note', { count: known })}
          summary={parts
            .map(part => `${name(part)} ${hundredth(view, part.share?.value ?? null)}`)
            .join(', ')}
          bars={parts.map(part => ({
            label: name(part),
            value: part.share === null ? null : 100 * part.share.value,
            text: hundredth(view, part.share?.value ?? null),
            note:
              part.residentShare === null
                ? undefined
                : t('reach.chart.live', { share: hundredth(view, part.residentShare) }),
          }))}
        />
      ) : null}
      <DataTable
        caption={t(`reach.chart.${dimension}`)}
        hiddenCaption
        rows={parts}
        rowKey={row => row.part}
        columns={[
          { label: t(`reach.dimension.${dimension}`), head: true, cell: name },
          { label: t('reach.col.people'), numeric: true, cell: row => say.number(row.people) },
          { label: t('reach.col.share'), numeric: true, cell: row => ofHundred(view, row.share) },
          {
            label: t('reach.col.residents'),
            numeric: true,
            cell: row => (row.residents === null ? '–' : say.number(row.residents)),
          },
          {
            label: t('reach.col.resident_share'),
            numeric: true,
            cell: row => hundredth(view, row.residentShare),
          },
          { label: t('reach.col.ratio'), numeric: true, cell: row => spanWords(view, row.ratio, 1, 2) },
          { label: t('reach.col.rate'), numeric: true, cell: row => spanWords(view, row.rate) },
          {
            label: t('reach.col.beside'),
            cell: row =>
              row.ratio === null ? t('reach.beside.cannot') : t(`reach.beside.${row.beside ?? 'chance'}`),
          },
        ]}
      />
      {residents && known < FEWEST_KNOWN ? (
        <p class="quiet">{t('reach.dimension.too_few', { count: FEWEST_KNOWN })}</p>
      ) : null}
      {residents ? (
        <Fold summary={t('reach.page.sources')}>
          <ul class="bullets">
            {residents.from.map(one => (
              <li>
                {t('reach.source', {
                  title: one.title,
                  publisher: one.publisher,
                  licence: one.licence,
                  day: say.date(one.dated),
                })}
              </li>
            ))}
          </ul>
        </Fold>
      ) : (
        <p class="quiet">{t('reach.dimension.no_residents')}</p>
      )}
    </>
  );
}

/** Of a hundred, to a tenth where it is small. */
function hundredth({ say }: View, share: number | null): string {
  if (share === null) return '–';
  return say.number(100 * share, share > 0 && share < 0.1 ? 1 : 0);
}
