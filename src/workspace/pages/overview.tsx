import { DataTable, Tag, type View } from '../../ui/index.ts';
import type { Load, Overview } from '../today-queries.ts';

type Props = { readonly view: View; readonly overview: Overview; readonly loads: readonly Load[] };

/** The programme at a glance: what waits for the co-ordinator, and how much each link worker carries. */
export function OverviewSection({ view, overview, loads }: Props) {
  const { t } = view;
  const waits = [
    {
      href: '/inbox',
      words: t('workspace.overview.inbox', { count: overview.inbox }),
      since: overview.inboxOldest,
    },
    {
      href: '/waiting',
      words: t('workspace.overview.waiting', { count: overview.waiting }),
      since: overview.waitingOldest,
    },
    {
      href: '/concerns',
      words: t('workspace.overview.concerns', { count: overview.concerns }),
      late: overview.concernsLate,
    },
    { href: '/directory/care', words: t('workspace.overview.care', { count: overview.care }) },
    { href: '/messages?state=held', words: t('workspace.overview.messages', { count: overview.held }) },
  ];
  return (
    <div class="split">
      <section aria-labelledby="waits">
        <h2 id="waits">{t('workspace.overview.waits')}</h2>
        <ul class="owed">
          {overview.glass > 0 ? (
            <li>
              <p>
                <a href="/break-glass/reviews">{t('workspace.overview.glass', { count: overview.glass })}</a>
              </p>
              <p>
                <Tag tone="look">{t('workspace.overview.judge')}</Tag>
              </p>
            </li>
          ) : null}
          {waits.map(one => (
            <li>
              <p>
                <a href={one.href}>{one.words}</a>
              </p>
              {one.since && (
                <p class="quiet">{t('workspace.overview.oldest', { day: view.say.day(one.since) })}</p>
              )}
              {one.late !== undefined && one.late > 0 && (
                <p>
                  <Tag tone="look">{t('workspace.overview.late', { count: one.late })}</Tag>
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="loads">
        <h2 id="loads">{t('workspace.overview.loads')}</h2>
        <DataTable
          caption={t('workspace.overview.loads')}
          hiddenCaption
          rows={loads}
          rowKey={row => row.id}
          columns={[
            {
              label: t('workspace.load.name'),
              head: true,
              cell: row => <a href={`/board?worker=${row.id}`}>{row.name}</a>,
            },
            {
              label: t('workspace.load.open'),
              numeric: true,
              cell: row => t('workspace.load.of', { open: row.open, capacity: row.capacity }),
            },
            {
              label: t('workspace.load.late'),
              numeric: true,
              cell: row => (row.late > 0 ? <a href={`/board?worker=${row.id}&late=1`}>{row.late}</a> : '0'),
            },
            { label: t('workspace.load.week'), numeric: true, cell: row => row.sessionsThisWeek },
          ]}
        />
      </section>
    </div>
  );
}
