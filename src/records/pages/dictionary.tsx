import { sealedTables } from '../../platform/vault/index.ts';
import { DataTable, document, Fold, StaffLayout, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { erasureOf } from '../dictionary/as-markdown.ts';
import { dictionary, dictionaryGroups, type Mark, type TableMarks } from '../dictionary/index.ts';
import { RecordTabs } from './tabs.tsx';

const sealed: Readonly<Record<string, { readonly columns: readonly string[] } | undefined>> = sealedTables;

/** Every column of the database: what it is, whose, whether it is given out, and what happens to it. */
export const dictionaryPage = route({
  method: 'get',
  path: '/records/dictionary',
  door: ['coordinator', 'administrator'],
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('records.dictionary.title')} current="records" flash={ask.flash}>
          <div class="stack">
            <h1>{t('records.dictionary.title')}</h1>
            <RecordTabs view={view} current="dictionary" />
            <p class="lead">{t('records.dictionary.lead')}</p>
            {view.locale === 'en' ? null : <p class="quiet">{t('records.dictionary.english')}</p>}
            {Object.values(dictionaryGroups).flatMap(group =>
              Object.keys(group).map(name => {
                const table = dictionary[name];
                return table ? <Table view={view} name={name} table={table} /> : null;
              }),
            )}
          </div>
        </StaffLayout>,
      ),
    );
  },
});

type TableProps = { readonly view: View; readonly name: string; readonly table: TableMarks };

function Table({ view, name, table }: TableProps) {
  const { t } = view;
  const rows = Object.entries(table.columns).map(([column, mark]) => ({ column, mark }));
  const further = ({ column, mark }: { readonly column: string; readonly mark: Mark }): string =>
    [
      mark.special ? t('records.dictionary.special') : '',
      sealed[name]?.columns.includes(column) ? t('records.dictionary.sealed') : '',
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <Fold
      summary={
        <span class="records-name" lang="en">
          <bdi dir="ltr">{name}</bdi>: {table.is}
        </span>
      }
    >
      <p class="small quiet">{t(`records.kept.${table.kept}`)}</p>
      <DataTable
        caption={name}
        hiddenCaption
        rows={rows}
        rowKey={row => row.column}
        columns={[
          {
            label: t('records.dictionary.column'),
            head: true,
            cell: row => (
              <bdi class="records-name" dir="ltr">
                {row.column}
              </bdi>
            ),
          },
          { label: t('records.dictionary.is'), cell: row => <span lang="en">{row.mark.is}</span> },
          { label: t('records.dictionary.whose'), cell: row => t(`records.whose.${row.mark.whose}`) },
          { label: t('records.dictionary.access'), cell: row => t(`records.access.${row.mark.access}`) },
          {
            label: t('records.dictionary.erase'),
            cell: row => t(`records.erasure.${erasureOf(table, row.mark)}`),
          },
          { label: t('records.dictionary.marks'), cell: row => further(row) || '–' },
        ]}
      />
    </Fold>
  );
}
