import { scaleName } from '../../outcomes/index.ts';
import { DataTable, type View } from '../../ui/index.ts';
import { groupChange, helpFigures, type Measure } from '../help/help.ts';
import type { EndedCase } from '../help/queries.ts';
import { span } from '../help/words.ts';
import { partWords } from '../reach/part-words.ts';
import { type AssetFact, byParts, toldNeeds, type Works } from './assets.ts';

type OneKindProps = {
  readonly view: View;
  readonly kind: string;
  readonly facts: readonly AssetFact[];
  /** Cases that have ended of those who went to something of the kind. */
  readonly cases: readonly EndedCase[];
  readonly measures: readonly Measure[];
  readonly columns: readonly {
    readonly label: string;
    readonly numeric?: boolean;
    readonly cell: (row: Works) => string;
  }[];
};

/** For whom one kind works: by age and need, and how the measures changed of those who went. */
export function OneKind({ view, kind, facts, cases, measures, columns }: OneKindProps) {
  const { t, say } = view;
  const ages = byParts(facts, fact => [fact.ageBand ?? '']).toSorted((a, b) =>
    a.part === '' ? 1 : b.part === '' ? -1 : a.part.localeCompare(b.part, 'en', { numeric: true }),
  );
  const age = (part: string) => (part === '' ? t('reports.not_recorded') : partWords(view, 'age', part, []));
  const changes = helpFigures(cases, measures)
    .changes.filter(change => change.pairs.length > 0)
    .map(change => ({
      ...change,
      key: `${change.instrument.id}.${change.scale.id}`,
      mean: groupChange(change.pairs).mean,
    }));
  return (
    <section class="section stack reach" aria-labelledby="whom">
      <h2 id="whom">{t('reach.assets.whom', { kind: t.code('asset_kinds', kind) })}</h2>
      <DataTable
        caption={t('reach.assets.by_age')}
        rows={ages}
        rowKey={row => row.part}
        columns={[{ label: t('reach.dimension.age'), head: true, cell: row => age(row.part) }, ...columns]}
      />
      <DataTable
        caption={t('reach.assets.by_need')}
        rows={byParts(facts, toldNeeds)}
        rowKey={row => row.part}
        columns={[
          { label: t('reports.asked.need'), head: true, cell: row => t.code('needs', row.part) },
          ...columns,
        ]}
      />
      <p class="quiet">{t('reach.assets.need_note')}</p>
      <h3>{t('reach.assets.change')}</h3>
      <p class="quiet">{t('reach.assets.change_note')}</p>
      {changes.length === 0 ? (
        <p>{t('reach.assets.change_none')}</p>
      ) : (
        <DataTable
          caption={t('reach.assets.change')}
          hiddenCaption
          rows={changes}
          rowKey={row => row.key}
          columns={[
            {
              label: t('reach.assets.measure'),
              head: true,
              cell: row => scaleName(view, row.instrument, row.scale),
            },
            { label: t('reach.assets.pairs'), numeric: true, cell: row => say.number(row.pairs.length) },
            {
              label: t('reach.assets.missing'),
              numeric: true,
              cell: row => say.number(row.cases - row.pairs.length),
            },
            { label: t('reach.assets.mean'), numeric: true, cell: row => span(view, row.mean) },
          ]}
        />
      )}
    </section>
  );
}
