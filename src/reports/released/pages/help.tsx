import { DataTable, document, type View } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import type { Release } from '../release.ts';
import { askedRelease, cellWords, door, ReleasedFrame, released, scaleWords } from './frame.tsx';
import { quarterQuery } from './way.tsx';

/** Does it help, and is the GP called on less: paired change of those who ended, as means of eight people or more. */
export const helpedPage: Route = route({
  method: 'get',
  path: released.help,
  door,
  query: quarterQuery,
  async handle(ask) {
    const { all, one } = await askedRelease(ask);
    const { view, flash } = ask;
    return ask.page(
      document(
        <ReleasedFrame view={view} flash={flash} question="help" all={all} one={one}>
          {one ? <Changes view={view} one={one} /> : null}
        </ReleasedFrame>,
      ),
    );
  },
});

type ChangesProps = { readonly view: View; readonly one: Release };

function Changes({ view, one }: ChangesProps) {
  const { t, say } = view;
  const number = (value: number | null) => (value === null ? t('reports.too_few') : say.number(value, 1));
  const signed = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${say.number(Math.abs(value), 1)}`;
  return (
    <section class="section stack" aria-label={t('reports.figures.help')}>
      <p>{t('reports.figures.ended', { count: cellWords(view, one.ended) })}</p>
      <DataTable
        caption={t('reports.figures.changes')}
        rows={one.changes}
        rowKey={row => `${row.instrument}-${row.scale}`}
        columns={[
          {
            label: t('reports.figures.scale'),
            head: true,
            cell: row => scaleWords(view, row.instrument, row.scale),
          },
          { label: t('reports.help.pairs'), numeric: true, cell: row => cellWords(view, row.pairs) },
          { label: t('reports.help.start'), numeric: true, cell: row => number(row.before) },
          {
            label: t('reports.help.mean'),
            numeric: true,
            cell: row => (row.mean === null ? t('reports.too_few') : signed(row.mean)),
          },
        ]}
      />
      <p>{t('reports.help.caveat.compare')}</p>
      <p>{t('reports.help.caveat.missing')}</p>
    </section>
  );
}
