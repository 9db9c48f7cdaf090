import { auditAll } from '../../audit/index.ts';
import { dayIn, workingDaysBetween } from '../../core/index.ts';
import { identityOf, matchEach, type PersonMatch } from '../../people/index.ts';
import { holidaysOf, regionOf } from '../../programmes/index.ts';
import { DataTable, document, Empty, LinkButton, Ltr, StaffLayout, Tag, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { type ListedReferral, listReferrals } from '../queries.ts';
import { triageStates } from '../referral.ts';
import { CarefulMark, NameAndAge, needsInShort, Waited } from './listed.tsx';

type Row = {
  readonly referral: ListedReferral;
  readonly matches: readonly PersonMatch[];
  /** Working days since it came. */
  readonly days: number;
  readonly late: boolean;
};

/** What has come in and waits for a decision, oldest first. */
export const inboxPage = route({
  method: 'get',
  path: '/inbox',
  door: ['coordinator', 'link_worker'],
  handle: async ask => {
    const holidays = holidaysOf(regionOf(ask.programme.region));
    const rows = await ask.within(async scope => {
      const referrals = await listReferrals(scope, triageStates, 'received_at');
      const matches = await matchEach(scope, referrals.map(identityOf));
      await auditAll(
        scope,
        referrals.map(one => ({ verb: 'referral.listed', subject: { kind: 'referral', id: one.id } })),
      );
      return referrals.map((referral, index): Row => {
        const days = workingDaysBetween(dayIn(ask.view.zone, referral.received_at), ask.today, holidays);
        return {
          referral,
          matches: matches[index] ?? [],
          days,
          late: days > ask.programme.settings.triageDays,
        };
      });
    });
    return ask.page(page(ask.view, rows, ask.flash));
  },
});

function page(view: View, rows: readonly Row[], flash: Parameters<typeof StaffLayout>[0]['flash']) {
  const { t } = view;
  return document(
    <StaffLayout
      view={view}
      title={t('referrals.inbox.title')}
      current="inbox"
      inboxNew={rows.length}
      flash={flash}
    >
      <div class="page-head head-row">
        <h1>{t('referrals.inbox.title')}</h1>
        <div class="acts">
          <LinkButton href="/waiting" look="quiet">
            {t('referrals.waiting.title')}
          </LinkButton>
          <LinkButton href="/referrals/new" icon="plus">
            {t('referrals.inbox.new')}
          </LinkButton>
        </div>
      </div>
      {rows.length === 0 ? (
        <Empty title={t('referrals.inbox.empty')}>
          <p>{t('referrals.inbox.empty_text')}</p>
        </Empty>
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
