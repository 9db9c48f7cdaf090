import { DataTable, Ltr, Tag, type View } from '../../../ui/index.ts';
import type { DataSet } from '../definition.ts';
import { dictionaryOf } from '../dictionary-file.ts';

/** Every column of a data set with what it means, its type and its codes. */
export function ColumnsTable({ view, set }: { readonly view: View; readonly set: DataSet }) {
  const { t } = view;
  return (
    <DataTable
      caption={t('reports.sets.columns')}
      hiddenCaption
      rows={dictionaryOf(view, set)}
      columns={[
        { label: t('reports.sets.dictionary.column'), head: true, cell: row => <Ltr>{row.header}</Ltr> },
        { label: t('reports.sets.dictionary.meaning'), cell: row => row.meaning },
        { label: t('reports.sets.dictionary.type'), cell: row => row.type },
        {
          label: t('reports.sets.dictionary.mandatory'),
          cell: row => (row.mandatory ? <Tag tone="look">{t('reports.sets.must')}</Tag> : '–'),
        },
      ]}
    />
  );
}
