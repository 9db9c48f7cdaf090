import { DataTable, document, Empty, StaffLayout, Tag, type View } from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { workers } from '../../pages/frame.tsx';
import { supervisionQueue } from '../queries.ts';

/** Weeks after which a supervision is missed in the list. */
const WEEKS = 6;
type Row = Awaited<ReturnType<typeof supervisionQueue>>[number];

/** Whose supervision is next, and what waits for it. A link worker goes to their own agenda. */
const queuePage = route({
  method: 'get',
  path: '/supervision',
  door: workers,
  async handle(ask) {
    const { view, actor } = ask;
    const { t } = view;
    if (actor.role === 'link_worker') return ask.go({ to: `/supervision/${actor.id}` });
    const rows = await ask.within(scope => supervisionQueue(scope, null));
    return ask.page(
      document(
        <StaffLayout view={view} title={t('team.supervision.title')} current="supervision" flash={ask.flash}>
          <div class="stack">
            <h1>{t('team.supervision.title')}</h1>
            <p class="lead">{t('team.supervision.lead')}</p>
            {rows.length === 0 ? (
              <Empty title={t('team.none')}>
                <p>{t('team.none.do')}</p>
              </Empty>
            ) : (
              <Queue view={view} rows={rows} today={ask.today} />
            )}
            <p>
              <a href="/reports/team">{t('reports.team.title')}</a>
            </p>
          </div>
        </StaffLayout>,
      ),
    );
  },
});

export const queueRoutes: readonly Route[] = [queuePage];

type QueueProps = {
  readonly view: View;
  readonly rows: readonly Row[];
  readonly today: Temporal.PlainDate;
};

function Queue({ view, rows, today }: QueueProps) {
  const { t, say } = view;
  const due = ({ last }: Row) =>
    last === null || Temporal.PlainDate.compare(last, today.subtract({ weeks: WEEKS })) < 0;
  return (
    <DataTable
      caption={t('team.supervision.table')}
      hiddenCaption
      rows={rows}
      rowKey={row => row.id}
      columns={[
        {
          label: t('team.name'),
          head: true,
          cell: row => <a href={`/supervision/${row.id}`}>{row.name}</a>,
        },
        { label: t('team.supervision.waiting'), numeric: true, cell: row => say.number(row.waiting) },
        {
          label: t('team.supervision.oldest'),
          cell: row => (row.oldest ? say.near(row.oldest) : t('team.supervision.nothing')),
        },
        {
          label: t('team.last_supervision'),
          cell: row => (
            <>
              {row.last ? say.date(row.last) : t('team.never')}{' '}
              {due(row) ? <Tag tone="look">{t('team.supervision.due', { weeks: WEEKS })}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  );
}
