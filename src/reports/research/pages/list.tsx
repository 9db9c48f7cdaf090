import { audit } from '../../../audit/index.ts';
import { DataTable, document, Empty, LinkButton, StaffLayout, Tag } from '../../../ui/index.ts';
import { route } from '../../../web/index.ts';
import { studyStore } from '../store.ts';

export const door = ['coordinator', 'administrator', 'analyst'] as const;
export const tones = {
  asked: 'wait',
  first_yes: 'wait',
  approved: 'going',
  refused: 'plain',
  ended: 'plain',
} as const;

/** The studies that were asked for, and how each stands. */
export const studiesPage = route({
  method: 'get',
  path: '/reports/research',
  door,
  async handle(ask) {
    const { view } = ask;
    const { t, say } = view;
    const studies = await ask.within(async scope => {
      await audit(scope, {
        verb: 'research.listed',
        subject: { kind: 'programme', id: scope.actor.programmeId },
      });
      return studyStore(scope).newest(100);
    });
    return ask.page(
      document(
        <StaffLayout view={view} title={t('reports.research.title')} current="measures" flash={ask.flash}>
          <div class="stack stack--wide">
            <h1>{t('reports.research.title')}</h1>
            <p class="lead">{t('reports.research.lead')}</p>
            <p>
              <LinkButton href="/reports/research/new">{t('reports.research.ask')}</LinkButton>
            </p>
            {studies.length === 0 ? (
              <Empty title={t('reports.research.none')}>
                <p>{t('reports.research.none_how')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={t('reports.research.title')}
                hiddenCaption
                rows={studies}
                rowKey={study => study.id}
                columns={[
                  {
                    label: t('reports.research.study'),
                    head: true,
                    cell: study => <a href={`/reports/research/${study.id}`}>{study.title}</a>,
                  },
                  { label: t('reports.research.recipient'), cell: study => study.recipient },
                  { label: t('reports.research.asked_by'), cell: study => study.askedByName },
                  { label: t('reports.research.ends'), cell: study => say.date(study.endsOn) },
                  {
                    label: t('reports.research.stands'),
                    cell: study => (
                      <Tag tone={tones[study.state]}>{t(`reports.research.state.${study.state}`)}</Tag>
                    ),
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
