import { auditAll } from '../../audit/index.ts';
import { DataTable, document, Empty, StaffLayout, Tag, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { type AccessRequest, accessStore } from '../access/store.ts';
import { RecordTabs } from './tabs.tsx';

/** Who asked for a copy of their record, and until when it must be answered. */
export const copiesPage = route({
  method: 'get',
  path: '/records/copies',
  door: ['coordinator'],
  async handle(ask) {
    const { view, today } = ask;
    const { t, say } = view;
    const requests = await ask.within(async scope => {
      const found = await accessStore(scope).list();
      await auditAll(
        scope,
        found.map(one => ({
          verb: 'access_request.listed' as const,
          subject: { kind: 'access_request', id: one.id },
          personId: one.personId,
        })),
      );
      return found;
    });
    return ask.page(
      document(
        <StaffLayout view={view} title={t('records.copies.title')} current="records" flash={ask.flash}>
          <div class="stack">
            <h1>{t('records.copies.title')}</h1>
            <RecordTabs view={view} current="copies" />
            {requests.length === 0 ? (
              <Empty title={t('records.copies.none')}>
                <p>{t('records.copies.none_text')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={t('records.copies.title')}
                hiddenCaption
                rows={requests}
                rowKey={one => one.id}
                columns={[
                  {
                    label: t('records.copies.person'),
                    head: true,
                    cell: one => <a href={`/records/copies/${one.id}`}>{one.personName}</a>,
                  },
                  { label: t('records.copies.asked'), cell: one => say.date(one.askedOn) },
                  { label: t('records.copies.due'), cell: one => say.near(one.dueOn) },
                  {
                    label: t('records.runs.state'),
                    cell: one => <RequestTag view={view} request={one} today={today} />,
                  },
                ]}
              />
            )}
          </div>
        </StaffLayout>,
      ),
    );
  },
});

type TagProps = { readonly view: View; readonly request: AccessRequest; readonly today: Temporal.PlainDate };

/** Where a request stands; overdue is said first. */
export function RequestTag({ view, request, today }: TagProps) {
  const { t } = view;
  const isOpen = request.state === 'open' || request.state === 'ready';
  if (isOpen && Temporal.PlainDate.compare(request.dueOn, today) < 0)
    return <Tag tone="look">{t('records.copies.overdue')}</Tag>;
  const tone = request.state === 'open' ? 'wait' : request.state === 'ready' ? 'going' : 'plain';
  return <Tag tone={tone}>{t(`records.copies.state.${request.state}`)}</Tag>;
}
