import { auditAll } from '../../audit/index.ts';
import { dayIn, workingDaysBetween } from '../../core/index.ts';
import { areasOf, nameOf } from '../../people/index.ts';
import { holidaysOf, regionOf } from '../../programmes/index.ts';
import { DataTable, document, LinkButton, StaffLayout, Tag, type View } from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { type Fit, rankWorkers, spokenBy } from '../fit.ts';
import { languageName } from '../languages.ts';
import { type ListedReferral, listReferrals, workersWithLoad } from '../queries.ts';
import { auditExport, listCsv } from './list-export.ts';
import { addressOf, filterOf, isNarrowed, ListFilters, type ListQuery, listQuery } from './list-filters.tsx';
import { CarefulMark, NameAndAge, NothingListed, needsInShort, Waited } from './listed.tsx';

type Row = {
  readonly referral: ListedReferral;
  readonly days: number;
  readonly late: boolean;
  readonly best: Fit | undefined;
};

type ListAsk = Ask<unknown, ListQuery, unknown>;

/** Who waits, as the address asks for it; what it shows or gives away is on record. */
async function read(ask: ListAsk, { away }: { readonly away: boolean }) {
  const holidays = holidaysOf(regionOf(ask.programme.region));
  return ask.within(async scope => {
    const filter = filterOf(ask.query);
    const referrals = await listReferrals(scope, ['accepted', 'waiting'], 'waiting_since', filter);
    const workers = away ? [] : await workersWithLoad(scope);
    const all = referrals.map((referral): Row => {
      const since = dayIn(ask.view.zone, referral.waiting_since ?? referral.state_since);
      const days = workingDaysBetween(since, ask.today, holidays);
      const [best] = rankWorkers(
        { areaId: referral.area_id, languages: spokenBy(referral), needs: referral.needs },
        workers,
      );
      return { referral, days, late: days > ask.programme.settings.firstContactDays, best };
    });
    const rows = ask.query.late === undefined ? all : all.filter(row => row.late);
    if (away) await auditExport(scope, rows);
    else {
      await auditAll(
        scope,
        rows.map(({ referral }) => ({
          verb: 'referral.listed' as const,
          subject: { kind: 'referral', id: referral.id },
          personId: referral.person_id,
        })),
      );
    }
    return { rows, areas: away ? [] : await areasOf(scope) };
  });
}

/** People who were accepted and have no link worker yet, longest first. */
export const waitingPage = route({
  method: 'get',
  path: '/waiting',
  door: ['coordinator', 'link_worker'],
  query: listQuery,
  handle: async ask => ask.page(page(ask, await read(ask, { away: false }))),
});

/** The same list as a table for a spreadsheet. */
export const waitingExport = route({
  method: 'get',
  path: '/waiting.csv',
  stepUp: true,
  door: ['coordinator', 'link_worker'],
  query: listQuery,
  handle: async ask => {
    const { rows } = await read(ask, { away: true });
    return ask.file(listCsv(ask.view, rows), 'text/csv; charset=utf-8', `waiting-${ask.today}.csv`);
  },
});

function page(ask: ListAsk, { rows, areas }: Awaited<ReturnType<typeof read>>) {
  const { view, query, flash } = ask;
  const { t } = view;
  const narrowed = isNarrowed(query);
  const decides = view.me?.role === 'coordinator';
  return document(
    <StaffLayout view={view} title={t('referrals.waiting.title')} current="waiting" flash={flash}>
      <div class="page-head head-row">
        <h1>{t('referrals.waiting.title')}</h1>
        <a href="/inbox">{t('referrals.inbox.title')}</a>
      </div>
      {rows.length > 0 || narrowed ? (
        <ListFilters view={view} path="/waiting" asked={query} areas={areas} />
      ) : null}
      {rows.length === 0 ? (
        <NothingListed
          view={view}
          path="/waiting"
          narrowed={narrowed}
          title={t('referrals.waiting.empty')}
          text={t('referrals.waiting.empty_text')}
        />
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
            { label: t('waiting.told'), cell: row => <Told view={view} at={row.referral.told_at} /> },
            { label: t('referrals.inbox.about'), cell: row => needsInShort(view, row.referral.needs) },
            {
              label: t('referrals.waiting.best'),
              cell: row => (
                <>
                  {row.best ? (
                    <div>{`${row.best.worker.name} (${row.best.worker.open}/${row.best.worker.capacity})`}</div>
                  ) : null}
                  {decides ? (
                    <LinkButton
                      look="words"
                      href={`/waiting/${row.referral.id}`}
                      hiddenText={nameOf(row.referral)}
                    >
                      {t('referrals.waiting.choose')}
                    </LinkButton>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      )}
      {rows.length > 0 ? (
        <p class="small">
          <a href={addressOf('/waiting.csv', query)}>{t('referrals.list.export')}</a>
        </p>
      ) : null}
    </StaffLayout>,
  );
}

/** When they heard of us last; who never did stands out. */
function Told({ view, at }: { readonly view: View; readonly at: Temporal.Instant | null }) {
  return at ? view.say.near(at) : <Tag tone="look">{view.t('waiting.never')}</Tag>;
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
