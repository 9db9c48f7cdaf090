import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { ageOn, allOf } from '../../core/index.ts';
import { DataTable, document, Empty, Ltr, StaffLayout } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { findPeople, recentPeople } from '../search-queries.ts';

/** Search anything: people by name, phone, postcode or reference, and places by name. */
export const searchPage: Route = route({
  method: 'get',
  path: '/search',
  door: ['link_worker', 'coordinator'],
  query: z.object({ q: z.string().trim().max(100).catch('').default('') }),
  async handle(ask) {
    const { q } = ask.query;
    const { view } = ask;
    const { t, say } = view;
    const facts = await ask.within(async scope => {
      const found = await allOf({
        people: q.length >= 2 ? findPeople(scope, q) : Promise.resolve([]),
        recent: recentPeople(scope),
      });
      await auditAll(
        scope,
        found.people.map(one => ({
          verb: 'search.read' as const,
          subject: { kind: 'referral', id: one.referralId },
          personId: one.personId,
        })),
      );
      return found;
    });
    return ask.page(
      document(
        <StaffLayout view={view} title={t('workspace.search.title')} search={q} recent={facts.recent}>
          <h1>{q ? t('workspace.search.for', { words: q }) : t('workspace.search.title')}</h1>
          {facts.people.length > 0 ? (
            <DataTable
              caption={t('workspace.search.people')}
              hiddenCaption
              rows={facts.people}
              rowKey={row => row.personId}
              columns={[
                {
                  label: t('workspace.board.name'),
                  head: true,
                  cell: row => <a href={`/cases/${row.referralId}`}>{row.name}</a>,
                },
                {
                  label: t('workspace.search.age'),
                  numeric: true,
                  cell: row => (row.birthDate ? ageOn(row.birthDate, say.today) : ''),
                },
                { label: t('workspace.search.area'), cell: row => row.areaName ?? '' },
                { label: t('workspace.board.state'), cell: row => t.of(`workspace.state.${row.state}`) },
                { label: t('workspace.search.reference'), cell: row => <Ltr>{row.reference}</Ltr> },
              ]}
            />
          ) : (
            <Empty title={q.length >= 2 ? t('workspace.search.none') : t('workspace.search.more')}>
              <p>{t('workspace.search.how')}</p>
              {q.length >= 2 && view.me?.role === 'link_worker' ? (
                <p>
                  <a href="/break-glass">{t('workspace.search.not_yours')}</a>
                </p>
              ) : null}
            </Empty>
          )}
          {q.length >= 2 && (
            <p class="section">
              <a href={`/find?q=${encodeURIComponent(q)}`}>{t('workspace.search.places', { words: q })}</a>
            </p>
          )}
        </StaffLayout>,
      ),
    );
  },
});
