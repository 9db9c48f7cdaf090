import { z } from 'zod';
import {
  DataTable,
  document,
  Empty,
  LinkButton,
  Pager,
  StaffLayout,
  Tabs,
  Tag,
  type View,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { LISTED_AT_ONCE, type ListedGroup, listGroups } from '../queries.ts';

/** Groups and courses of the programme: when each meets next, how many places are left, who waits. */
export const groupsPage = route({
  method: 'get',
  path: '/groups',
  door: ['link_worker', 'coordinator'],
  query: z.object({
    which: z.enum(['now', 'over']).catch('now').default('now'),
    after: z.uuid().nullable().catch(null).default(null),
  }),
  async handle(ask) {
    const { view, query, flash } = ask;
    const { t } = view;
    const found = await ask.within(scope => listGroups(scope, query));
    const shown = found.slice(0, LISTED_AT_ONCE);
    const last = shown.at(-1);
    const path = query.which === 'over' ? '/groups?which=over' : '/groups';
    const more =
      found.length > shown.length && last ? `/groups?which=${query.which}&after=${last.id}` : undefined;
    return ask.page(
      document(
        <StaffLayout view={view} title={t('groups.title')} current="groups" flash={flash}>
          <div class="page-head head-row">
            <h1>{t('groups.title')}</h1>
            {view.me?.role === 'coordinator' ? (
              <LinkButton href="/groups/new" icon="plus">
                {t('groups.new')}
              </LinkButton>
            ) : null}
          </div>
          <Tabs
            label={t('groups.title')}
            items={[
              { href: '/groups', label: t('groups.tab.now'), current: query.which === 'now' },
              { href: '/groups?which=over', label: t('groups.tab.over'), current: query.which === 'over' },
            ]}
          />
          <section class="section">
            {shown.length === 0 ? (
              <Empty title={t(query.which === 'over' ? 'groups.none_over' : 'groups.none')}>
                {query.which === 'now' ? <p>{t('groups.none_text')}</p> : null}
              </Empty>
            ) : (
              <DataTable
                caption={t('groups.title')}
                hiddenCaption
                rows={shown}
                rowKey={row => row.id}
                columns={columns(view)}
              />
            )}
            <Pager view={view} newer={query.after ? path : undefined} older={more} />
          </section>
        </StaffLayout>,
      ),
    );
  },
});

function columns(view: View) {
  const { t, say } = view;
  return [
    {
      label: t('groups.field.name'),
      head: true,
      cell: (row: ListedGroup) => (
        <>
          <a href={`/groups/${row.id}`}>{row.name}</a>
          <p class="small quiet">
            {[t(`groups.kind.${row.kind}`), row.mode === 'video' ? t('groups.mode.video') : row.place]
              .filter(Boolean)
              .join(', ')}
          </p>
        </>
      ),
    },
    { label: t('groups.col.state'), cell: (row: ListedGroup) => <GroupStateTag view={view} group={row} /> },
    {
      label: t('groups.col.next'),
      cell: (row: ListedGroup) => (
        <>
          {row.nextAt ? say.when(row.nextAt) : t('groups.no_next')}
          {row.kind === 'course' && row.past > 0 ? (
            <p class="small quiet">{t('groups.past_of', { past: row.past, all: row.all })}</p>
          ) : null}
        </>
      ),
    },
    {
      label: t('groups.col.places'),
      cell: (row: ListedGroup) => (
        <>
          {t('groups.left_of', { left: row.places - row.taken, places: row.places })}
          {row.waiting > 0 ? <p class="small">{t('groups.waiting_count', { count: row.waiting })}</p> : null}
        </>
      ),
    },
    {
      label: t('groups.field.leaders'),
      cell: (row: ListedGroup) => (row.leaders.length > 0 ? say.list(row.leaders) : t('groups.no_leader')),
    },
  ];
}

/** How a group stands. */
export function GroupStateTag({
  view,
  group,
}: {
  readonly view: View;
  readonly group: Pick<ListedGroup, 'state' | 'booking'>;
}) {
  const { t } = view;
  const { state, booking } = group;
  if (state === 'draft') return <Tag tone="plain">{t('groups.state.draft')}</Tag>;
  if (state === 'ended') return <Tag tone="plain">{t('groups.state.ended')}</Tag>;
  if (state === 'cancelled') return <Tag tone="look">{t('groups.state.cancelled')}</Tag>;
  if (booking === 'closed') return <Tag tone="wait">{t('groups.state.closed')}</Tag>;
  return <Tag tone="going">{t(`groups.state.${state}`)}</Tag>;
}
