import { auditAll } from '../../audit/index.ts';
import { DataTable, document, Empty, StaffLayout, Tag, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import type { Concern } from '../concern.ts';
import { concernsSeen } from '../queries/concerns.ts';
import { workers } from './frame.tsx';

/** The concerns the reader may see: open ones by the day of decision, then those closed lately. */
export const concernsPage = route({
  method: 'get',
  path: '/concerns',
  door: workers,
  async handle(ask) {
    const { view, today } = ask;
    const { t, say } = view;
    const concerns = await ask.within(async scope => {
      const found = await concernsSeen(scope);
      await auditAll(
        scope,
        found.map(one => ({
          verb: 'concern.listed' as const,
          subject: { kind: 'concern', id: one.id },
          personId: one.personId,
        })),
      );
      return found;
    });
    return ask.page(
      document(
        <StaffLayout view={view} title={t('care.concerns.title')} current="concerns" flash={ask.flash}>
          <div class="stack">
            <h1>{t('care.concerns.title')}</h1>
            <p class="quiet">{t('care.concern.who_sees')}</p>
            {concerns.length === 0 ? (
              <Empty title={t('care.concerns.none')}>
                <p>{t('care.concerns.none.text')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={t('care.concerns.title')}
                hiddenCaption
                rows={concerns}
                rowKey={one => one.id}
                columns={[
                  {
                    label: t('care.concerns.person'),
                    head: true,
                    cell: one => <a href={`/concerns/${one.id}`}>{one.personName}</a>,
                  },
                  { label: t('care.concern.kind'), cell: one => t.code('concern_kinds', one.kind) },
                  { label: t('care.concern.owner'), cell: one => one.ownerName },
                  { label: t('care.concern.decide_by'), cell: one => say.near(one.decideBy) },
                  {
                    label: t('care.concern.state'),
                    cell: one => <ConcernTag view={view} today={today} concern={one} />,
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

type TagProps = {
  readonly view: View;
  readonly today: Temporal.PlainDate;
  readonly concern: Pick<Concern, 'state' | 'decideBy'>;
};

/** Where a concern stands; overdue is said first. */
export function ConcernTag({ view, today, concern }: TagProps) {
  const { t } = view;
  if (concern.state === 'closed') return <Tag tone="plain">{t('care.concern.state.closed')}</Tag>;
  if (Temporal.PlainDate.compare(concern.decideBy, today) < 0) {
    return <Tag tone="look">{t('care.concern.state.overdue')}</Tag>;
  }
  return <Tag tone="wait">{t(`care.concern.state.${concern.state}`)}</Tag>;
}
