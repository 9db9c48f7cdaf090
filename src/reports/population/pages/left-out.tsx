import { DataTable, type View } from '../../../ui/index.ts';
import type { LeftOut } from '../figures.ts';

type LeftOutProps = {
  readonly view: View;
  readonly leftOut: readonly LeftOut[];
  /** All that were left out; the list shows the first of them. */
  readonly total: number;
};

/** Rows that were not read in, each with its line in the file and the reason. */
export function LeftOutRows({ view, leftOut, total }: LeftOutProps) {
  const { t, say } = view;
  if (total === 0) return null;
  return (
    <section class="section stack" aria-labelledby="left-out">
      <h2 id="left-out">{t('reach.left_out.title')}</h2>
      <p>{t('reach.left_out.lead', { shown: leftOut.length, total })}</p>
      <DataTable
        caption={t('reach.left_out.title')}
        hiddenCaption
        rows={leftOut}
        rowKey={row => String(row.line)}
        columns={[
          { label: t('reach.left_out.line'), head: true, cell: row => say.number(row.line) },
          { label: t('reach.left_out.why'), cell: row => t(`reach.why.${row.why}`) },
          { label: t('reach.left_out.text'), cell: row => <span dir="auto">{row.text || '–'}</span> },
        ]}
      />
    </section>
  );
}
