import { auditAll } from '../../audit/index.ts';
import { dayIn, workingDaysBetween } from '../../core/index.ts';
import { nameOf } from '../../people/index.ts';
import { holidaysOf, regionOf } from '../../programmes/index.ts';
import { DataTable, document, Empty, StaffLayout, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { type Fit, rankWorkers, spokenBy } from '../fit.ts';
import { languageName } from '../languages.ts';
import { type ListedReferral, listReferrals, workersWithLoad } from '../queries.ts';
import { CarefulMark, NameAndAge, needsInShort, Waited } from './listed.tsx';

type Row = {
  readonly referral: ListedReferral;
  readonly days: number;
  readonly late: boolean;
  readonly best: Fit | undefined;
};

/** People who were accepted and have no link worker yet, longest first. */
export const waitingPage = route({
  method: 'get',
  path: '/waiting',
  door: ['coordinator', 'link_worker'],
  handle: async ask => {
    const holidays = holidaysOf(regionOf(ask.programme.region));
    const rows = await ask.within(async scope => {
      const referrals = await listReferrals(scope, ['accepted', 'waiting'], 'waiting_since');
      const workers = await workersWithLoad(scope);
      await auditAll(
        scope,
        referrals.map(one => ({
          verb: 'referral.listed',
          subject: { kind: 'referral', id: one.id },
          personId: one.person_id,
        })),
      );
      return referrals.map((referral): Row => {
        const since = dayIn(ask.view.zone, referral.waiting_since ?? referral.state_since);
        const days = workingDaysBetween(since, ask.today, holidays);
        const [best] = rankWorkers(
          { areaId: referral.area_id, languages: spokenBy(referral), needs: referral.needs },
          workers,
        );
        return { referral, days, late: days > ask.programme.settings.firstContactDays, best };
      });
    });
    return ask.page(page(ask.view, rows, ask.flash));
  },
});

function page(view: View, rows: readonly Row[], flash: Parameters<typeof StaffLayout>[0]['flash']) {
  const { t } = view;
  const decides = view.me?.role === 'coordinator';
  return document(
    <StaffLayout view={view} title={t('referrals.waiting.title')} current="waiting" flash={flash}>
      <div class="page-head head-row">
        <h1>{t('referrals.waiting.title')}</h1>
        <a href="/inbox">{t('referrals.inbox.title')}</a>
      </div>
      {rows.length === 0 ? (
        <Empty title={t('referrals.waiting.empty')}>
          <p>{t('referrals.waiting.empty_text')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={t('referrals.waiting.caption')}
          hiddenCaption
          rows={rows}
          rowKey={row => row.referral.id}
          columns={[
            { label: t('referrals.inbox.who'), head: true, cell: row => <Who view={view} row={row} /> },
            { label: t('referrals.inbox.waited'), cell: row => <Waited view={view} {...row} /> },
            {
              label: t('referrals.waiting.area'),
              cell: row => row.referral.area_name ?? t('referrals.waiting.no_area'),
            },
            {
              label: t('referrals.waiting.language'),
              cell: row =>
                languageName(view.locale, row.referral.interpreter_language ?? row.referral.locale),
            },
            { label: t('referrals.inbox.about'), cell: row => needsInShort(view, row.referral.needs) },
            {
              label: t('referrals.waiting.best'),
              cell: row => (
                <>
                  {row.best ? (
                    <div>{`${row.best.worker.name} (${row.best.worker.open}/${row.best.worker.capacity})`}</div>
                  ) : null}
                  {decides ? (
                    <a href={`/waiting/${row.referral.id}`}>
                      {t('referrals.waiting.choose')}
                      <span class="visually-hidden"> {nameOf(row.referral)}</span>
                    </a>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      )}
    </StaffLayout>,
  );
}

function Who({ view, row }: { readonly view: View; readonly row: Row }) {
  const { referral } = row;
  return (
    <>
      <NameAndAge view={view} referral={referral} />
      {referral.read_carefully ? (
        <>
          {' '}
          <CarefulMark view={view} />
        </>
      ) : null}
    </>
  );
}
