import { z } from 'zod';
import { casePage, readCase } from '../../care/index.ts';
import { DataTable, Empty, LinkButton, Tag, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { type CaseGroup, type ListedGroup, listGroups } from '../queries.ts';

/** The groups that the person of a case could be given a place in. */
export const caseGroupsPage = route({
  method: 'get',
  path: '/cases/:referralId/groups',
  door: ['link_worker', 'coordinator'],
  params: z.object({ referralId: z.uuid() }),
  query: z.object({ step: z.uuid().nullable().catch(null).default(null) }),
  async handle(ask) {
    const { view, flash } = ask;
    const { t, say } = view;
    const { referralId } = ask.params;
    const step = ask.query.step ? `&step=${ask.query.step}` : '';
    const { kase, groups } = await ask.within(async scope => ({
      kase: await readCase(scope, referralId, 'read'),
      groups: await listGroups(scope, { which: 'bookable' }),
    }));
    return ask.page(
      casePage({
        view,
        kase,
        title: t('groups.case.book'),
        flash,
        wide: true,
        children:
          groups.length === 0 ? (
            <Empty title={t('groups.none')} />
          ) : (
            <DataTable
              caption={t('groups.title')}
              hiddenCaption
              rows={groups}
              rowKey={row => row.id}
              columns={[
                { label: t('groups.field.name'), head: true, cell: (row: ListedGroup) => row.name },
                {
                  label: t('groups.col.next'),
                  cell: (row: ListedGroup) => (row.nextAt ? say.when(row.nextAt) : t('groups.no_next')),
                },
                {
                  label: t('groups.field.place'),
                  cell: (row: ListedGroup) => (row.mode === 'video' ? t('groups.mode.video') : row.place),
                },
                {
                  label: t('groups.col.places'),
                  cell: (row: ListedGroup) =>
                    row.waiting > 0 || row.taken >= row.places
                      ? t('groups.waiting_count', { count: row.waiting })
                      : t('groups.left_of', { left: row.places - row.taken, places: row.places }),
                },
                {
                  label: t('groups.people.do'),
                  cell: (row: ListedGroup) => (
                    <LinkButton
                      look="quiet"
                      small
                      href={`/groups/${row.id}/book?case=${referralId}${step}`}
                      hiddenText={row.name}
                    >
                      {t('groups.book.choose')}
                    </LinkButton>
                  ),
                },
              ]}
            />
          ),
      }),
    );
  },
});

/** The groups a person is in, on their case. */
export function CaseGroupsSection(props: {
  readonly view: View;
  readonly referralId: string;
  readonly groups: readonly CaseGroup[];
  readonly mayBook: boolean;
}) {
  const { view, referralId, groups, mayBook } = props;
  const { t, say } = view;
  if (groups.length === 0 && !mayBook) return null;
  return (
    <section aria-labelledby="groups" class="section">
      <h2 id="groups">{t('groups.case.title')}</h2>
      {groups.length > 0 ? (
        <ul class="list-rules">
          {groups.map(one => (
            <li>
              <a href={`/groups/${one.groupId}`}>{one.name}</a> <PlaceTag view={view} place={one} />
              {one.nextAt && one.state === 'booked' ? (
                <p class="small">{t('groups.case.next', { when: say.when(one.nextAt) })}</p>
              ) : null}
              {one.missed > 0 ? (
                <p class="small">
                  <a href={`/group-places/${one.placeId}/make-up`}>
                    {t('groups.make_up.missed', { count: one.missed })}
                    <span class="visually-hidden"> {one.name}</span>
                  </a>
                </p>
              ) : null}
              {one.offerUntil && one.state === 'offered' ? (
                <p class="small">{t('groups.place.until', { when: say.when(one.offerUntil) })}</p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p class="quiet">{t('groups.case.none')}</p>
      )}
      {mayBook ? (
        <p>
          <LinkButton look="words" href={`/cases/${referralId}/groups`}>
            {t('groups.case.book')}
          </LinkButton>
        </p>
      ) : null}
    </section>
  );
}

function PlaceTag({ view, place }: { readonly view: View; readonly place: CaseGroup }) {
  const { t } = view;
  if (place.state === 'booked') return <Tag tone="going">{t('groups.place.booked')}</Tag>;
  if (place.state === 'completed') return <Tag tone="plain">{t('groups.place.completed')}</Tag>;
  if (place.state === 'offered') return <Tag tone="wait">{t('groups.place.offered')}</Tag>;
  return <Tag tone="wait">{t('groups.place.waiting_at', { position: place.queuePlace ?? 1 })}</Tag>;
}
