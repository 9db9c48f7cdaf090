import { auditAll } from '../../audit/index.ts';
import { dayIn, workingDaysBetween } from '../../core/index.ts';
import { areasOf, identityOf, matchEach, type PersonMatch } from '../../people/index.ts';
import { holidaysOf, regionOf } from '../../programmes/index.ts';
import { DataTable, document, LinkButton, Ltr, StaffLayout, Tag, type View } from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { type ListedReferral, listReferrals } from '../queries.ts';
import { triageStates } from '../referral.ts';
import { auditExport, listCsv } from './list-export.ts';
import { addressOf, filterOf, isNarrowed, ListFilters, type ListQuery, listQuery } from './list-filters.tsx';
import { CarefulMark, NameAndAge, NothingListed, needsInShort, Waited } from './listed.tsx';

type Row = {
  readonly referral: ListedReferral;
  readonly matches: readonly PersonMatch[];
  /** Working days since it came. */
  readonly days: number;
  readonly late: boolean;
};

type ListAsk = Ask<unknown, ListQuery, unknown>;

/** What waits for a decision, as the address asks for it; what it shows or gives away is on record. */
async function read(ask: ListAsk, { away }: { readonly away: boolean }) {
  const holidays = holidaysOf(regionOf(ask.programme.region));
  return ask.within(async scope => {
    const referrals = await listReferrals(scope, triageStates, 'received_at', filterOf(ask.query));
    const matches = away ? [] : await matchEach(scope, referrals.map(identityOf));
    const all = referrals.map((referral, index): Row => {
      const days = workingDaysBetween(dayIn(ask.view.zone, referral.received_at), ask.today, holidays);
      const late = days > ask.programme.settings.triageDays;
      return { referral, matches: matches[index] ?? [], days, late };
    });
    const rows = ask.query.late === undefined ? all : all.filter(row => row.late);
    if (away) await auditExport(scope, rows);
    else {
      await auditAll(
        scope,
        rows.map(row => ({
          verb: 'referral.listed' as const,
          subject: { kind: 'referral', id: row.referral.id },
        })),
      );
    }
    return { rows, areas: away ? [] : await areasOf(scope) };
  });
}

/** What has come in and waits for a decision, oldest first. */
export const inboxPage = route({
  method: 'get',
  path: '/inbox',
  door: ['coordinator', 'link_worker'],
  query: listQuery,
  handle: async ask => ask.page(page(ask, await read(ask, { away: false }))),
});

/** The same list as a table for a spreadsheet. */
export const inboxExport = route({
  method: 'get',
  path: '/inbox.csv',
  stepUp: true,
  door: ['coordinator', 'link_worker'],
  query: listQuery,
  handle: async ask => {
    const { rows } = await read(ask, { away: true });
    return ask.file(listCsv(ask.view, rows), 'text/csv; charset=utf-8', `inbox-${ask.today}.csv`);
  },
});

function page(ask: ListAsk, { rows, areas }: Awaited<ReturnType<typeof read>>) {
  const { view, query, flash } = ask;
  const { t } = view;
  const narrowed = isNarrowed(query);
  return document(
    <StaffLayout
      view={view}
      title={t('referrals.inbox.title')}
      current="inbox"
      {...(narrowed ? {} : { inboxNew: rows.length })}
      flash={flash}
    >
      <div class="page-head head-row">
        <h1>{t('referrals.inbox.title')}</h1>
        <div class="acts">
          <LinkButton href="/waiting" look="quiet">
            {t('referrals.waiting.title')}
          </LinkButton>
          <LinkButton href="/paper" look="quiet">
            {t('paper.desk.title')}
          </LinkButton>
          <LinkButton href="/referrals/new" icon="plus">
            {t('referrals.inbox.new')}
          </LinkButton>
        </div>
      </div>
      {rows.length > 0 || narrowed ? (
        <ListFilters view={view} path="/inbox" asked={query} areas={areas} />
      ) : null}
      {rows.length === 0 ? (
        <NothingListed
          view={view}
          path="/inbox"
          narrowed={narrowed}
          title={t('referrals.inbox.empty')}
          text={t('referrals.inbox.empty_text')}
        />
      ) : (
        <DataTable
          caption={t('referrals.inbox.caption')}
          hiddenCaption
          rows={rows}
          rowKey={row => row.referral.id}
          columns={[
            { label: t('referrals.inbox.who'), head: true, cell: row => <Who view={view} row={row} /> },
            { label: t('referrals.inbox.waited'), cell: row => <Waited view={view} {...row} /> },
            { label: t('referrals.inbox.about'), cell: row => needsInShort(view, row.referral.needs) },
            { label: t('referrals.inbox.from'), cell: row => senderOf(view, row.referral) },
            { label: t('referrals.inbox.marks'), cell: row => <Marks view={view} row={row} /> },
          ]}
        />
      )}
      {rows.length > 0 ? (
        <p class="small">
          <a href={addressOf('/inbox.csv', query)}>{t('referrals.list.export')}</a>
        </p>
      ) : null}
    </StaffLayout>,
  );
}

function Who({ view, row }: { readonly view: View; readonly row: Row }) {
  const { referral } = row;
  return (
    <>
      <NameAndAge view={view} referral={referral} />
      <small>
        <Ltr>{referral.reference}</Ltr>
      </small>
    </>
  );
}

function Marks({ view, row }: { readonly view: View; readonly row: Row }) {
  const { t } = view;
  return (
    <span class="row">
      {row.referral.read_carefully ? <CarefulMark view={view} /> : null}
      {row.referral.state === 'received' ? null : (
        <Tag tone="wait">{t(`referrals.state.${row.referral.state}`)}</Tag>
      )}
      {row.matches.length > 0 ? (
        <Tag tone="plain" icon="people">
          {t('referrals.inbox.maybe_known', { count: row.matches.length })}
        </Tag>
      ) : null}
    </span>
  );
}

/** Who sent it: an organisation, a person, the person themselves. */
function senderOf(view: View, referral: ListedReferral): string {
  const { t } = view;
  if (referral.referrer_name) {
    return [referral.referrer_name, referral.referrer_organisation].filter(Boolean).join(', ');
  }
  return t(`referrals.route.${referral.route}`);
}
