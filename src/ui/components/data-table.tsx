// biome-ignore-all lint/a11y/noRedundantRoles: a browser forgets the roles of a table when its display changes.
import type { Child } from '../jsx/html.ts';
import { Icon } from './icon.tsx';

export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  /** The column that names the row. */
  readonly head?: boolean | undefined;
  readonly numeric?: boolean | undefined;
  /** Makes the label a link that sorts by it; `now` says how the list is sorted by it at present. */
  readonly sort?:
    | { readonly href: string; readonly now?: 'ascending' | 'descending' | undefined }
    | undefined;
};

export type DataTableProps<Row> = {
  readonly caption: string;
  readonly hiddenCaption?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey?: ((row: Row) => string) | undefined;
  /** False keeps a narrow table a table on a phone. */
  readonly cards?: boolean | undefined;
};

/**
 * A table; below 40 rem every row becomes a card with its labels. The roles are written out because a browser
 * forgets them when the display changes.
 *
 * @example
 * <DataTable caption={t('referrals.inbox')} rows={rows} rowKey={row => row.id} columns={[
 *   { label: t('people.name'), head: true, cell: row => <a href={row.href}>{row.name}</a> },
 *   { label: t('referrals.waiting'), numeric: true, cell: row => view.say.waited(row.days) },
 * ]} />
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hiddenCaption, columns, rows, rowKey, cards = true } = props;
  return (
    <table class={cards ? 'table table--cards' : 'table'} role="table">
      <caption class={hiddenCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(column => (
            <HeadCell column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(row => (
          <tr role="row" id={rowKey ? `row-${rowKey(row)}` : undefined}>
            {columns.map(column => (
              <Cell column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeadCell<Row>({ column }: { readonly column: Column<Row> }) {
  const { label, numeric, sort } = column;
  return (
    <th scope="col" role="columnheader" class={numeric ? 'n' : undefined} aria-sort={sort?.now}>
      {sort ? (
        <a href={sort.href} class="table__sort">
          {label}
          {sort.now ? <Icon name={sort.now === 'ascending' ? 'up' : 'down'} /> : null}
        </a>
      ) : (
        label
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const names = column.numeric ? 'n' : undefined;
  if (column.head) {
    return (
      <th scope="row" role="rowheader" class={names}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" class={names} data-label={column.label}>
      <span class="table__v">{column.cell(row)}</span>
    </td>
  );
}
