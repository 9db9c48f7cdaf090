import { DataTable, Select, type View } from '../../ui/index.ts';
import type { Columns } from '../reading/columns.ts';
import { type Mapping, type MappingField, mappingFields, suggestMapping } from '../reading/mapping.ts';
import type { ServiceRecord } from '../record.ts';

const isField = (value: unknown): value is MappingField => mappingFields.some(field => field === value);

/** The mapping that a form with a `MappingTable` sends back: `map-0`, `map-1` … in the order of the columns. */
export function mappingFrom(columns: readonly string[], at: (name: string) => unknown): Mapping {
  return Object.fromEntries(
    columns.map((column, index) => {
      const value = at(`map-${index}`);
      return [column, isField(value) ? value : 'extra'];
    }),
  );
}

/** Column by column: what it is called, the first thing in it, and what it is read as. */
export function MappingTable({
  view,
  columns,
  mapping,
}: {
  readonly view: View;
  readonly columns: Columns;
  /** Null: as suggested from the names. */
  readonly mapping: Mapping | null;
}) {
  const { t } = view;
  const chosen = mapping ?? suggestMapping(columns.map(one => one.column));
  return (
    <DataTable
      caption={t('directory.preview.mapping')}
      rows={columns.map((one, index) => ({ ...one, index }))}
      rowKey={row => String(row.index)}
      columns={[
        { label: t('directory.preview.column'), head: true, cell: row => row.column },
        { label: t('directory.preview.example'), cell: row => <span dir="auto">{row.example}</span> },
        {
          label: t('directory.preview.field'),
          cell: row => (
            <Select
              view={view}
              name={`map-${row.index}`}
              label={t('directory.preview.field_of', { column: row.column })}
              hiddenLabel
              size="full"
              value={chosen[row.column] ?? 'extra'}
              options={mappingFields.map(field => ({ value: field, label: t(`directory.field.${field}`) }))}
            />
          ),
        },
      ]}
    />
  );
}

/** The first services, as they would come in. */
export function Sample({
  view,
  services,
}: {
  readonly view: View;
  readonly services: readonly ServiceRecord[];
}) {
  const { t, say } = view;
  if (services.length === 0) return null;
  return (
    <section class="section">
      <DataTable
        caption={t('directory.preview.sample')}
        rows={services}
        rowKey={row => row.key}
        columns={[
          { label: t('directory.field.name'), head: true, cell: row => <span dir="auto">{row.name}</span> },
          {
            label: t('directory.find.kind'),
            cell: row => say.list(row.kinds.map(kind => t.code('asset_kinds', kind))) || t('ui.not_known'),
          },
          { label: t('directory.service.cost'), cell: row => t(`directory.fact.${row.free}`) },
        ]}
      />
    </section>
  );
}
