import { z } from 'zod';
import { audit, auditAll } from '../../audit/index.ts';
import { toCsv } from '../../platform/csv.ts';
import { consentPurposes } from '../../programmes/index.ts';
import {
  Button,
  DataTable,
  document,
  Empty,
  Form,
  Pager,
  Select,
  StaffLayout,
  Tabs,
  Tag,
  type View,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import {
  listConsents,
  type RegisterFilter,
  type RegisterRow,
  registerFilters,
} from '../consent-list-queries.ts';

const PAGE = 50;
/** Most rows of a file. */
const EXPORT = 20_000;
const door = ['coordinator'] as const;

const cursor = z
  .string()
  .regex(/^\S{20,40} [0-9a-f-]{36}$/)
  .transform((text, context) => {
    const [at = '', id = ''] = text.split(' ');
    try {
      return { at: Temporal.Instant.from(at), id };
    } catch {
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }
  });
const query = z.object({
  what: z.enum(registerFilters).catch('withdrawn').default('withdrawn'),
  purpose: z.enum(consentPurposes.codes).nullable().catch(null).default(null),
  after: cursor.nullable().catch(null).default(null),
});
type Query = z.output<typeof query>;

/** Who agreed to what in the whole programme, what they refused, and what they took back. */
export const programmeRegister = route({
  method: 'get',
  path: '/consents',
  door,
  query,
  handle: async ask => {
    const rows = await ask.within(async scope => {
      const found = await listConsents(scope, { ...ask.query, limit: PAGE + 1 });
      const people = new Set(found.slice(0, PAGE).map(row => row.personId));
      await auditAll(
        scope,
        [...people].map(id => ({
          verb: 'consent.listed' as const,
          subject: { kind: 'person', id },
          personId: id,
        })),
      );
      return found;
    });
    return ask.page(page(ask.view, ask.query, rows));
  },
});

/** The same as a file, all of it. That it was taken is on record, for each person in it. */
export const programmeRegisterFile = route({
  method: 'get',
  path: '/consents/list.csv',
  door,
  stepUp: true,
  query,
  handle: async ask => {
    const { view } = ask;
    const rows = await ask.within(async scope => {
      const found = await listConsents(scope, { ...ask.query, after: null, limit: EXPORT });
      await audit(scope, {
        verb: 'consent_register.exported',
        subject: { kind: 'programme', id: scope.actor.programmeId },
      });
      await auditAll(
        scope,
        [...new Set(found.map(row => row.personId))].map(id => ({
          verb: 'consent.exported' as const,
          subject: { kind: 'person', id },
          personId: id,
        })),
      );
      return found;
    });
    const { t } = view;
    const csv = toCsv<RegisterRow>(
      [
        { label: t('people.list.name'), text: row => row.name },
        { label: t('people.consent.purpose'), text: row => t.code('consent_purposes', row.purpose) },
        { label: t('people.register.whom'), text: row => row.recipient },
        { label: t('people.register.answer'), text: row => t(`people.consent.${row.said}`) },
        {
          label: t('people.register.part'),
          text: row => (row.scope ? t('people.consent.basics_short') : ''),
        },
        { label: t('people.register.when'), text: row => row.at.toString() },
        { label: t('people.consent.how'), text: row => t.of(`codes.consent_ways.${row.how}`) },
        { label: t('people.consent.by_whom'), text: row => row.byWhom },
        {
          label: t('people.consent.capacity'),
          text: row => t.of(`codes.consent_capacities.${row.capacity}`),
        },
        { label: t('people.register.wrote'), text: row => row.recordedBy },
        { label: t('people.register.wording'), text: row => row.wording },
      ],
      rows,
    );
    return ask.file(csv, 'text/csv; charset=utf-8', `consents-${ask.today}.csv`);
  },
});

const address = (asked: Query, changes: Partial<Query> & { readonly from?: RegisterRow | undefined }) => {
  const { what, purpose } = { ...asked, ...changes };
  const params = new URLSearchParams({ what, ...(purpose ? { purpose } : {}) });
  if (changes.from) params.set('after', `${changes.from.at} ${changes.from.id}`);
  return `/consents?${params}`;
};

function page(view: View, asked: Query, found: readonly RegisterRow[]) {
  const { t, say } = view;
  const rows = found.slice(0, PAGE);
  return document(
    <StaffLayout view={view} title={t('people.register.all')} current="consents">
      <div class="page-head stack stack--tight">
        <h1>{t('people.register.all')}</h1>
        <p class="lead">{t('people.register.all_lead')}</p>
        <p>
          <a href="/consents/wordings">{t('people.wordings.title')}</a>
        </p>
      </div>
      <div class="stack">
        <Tabs
          label={t('people.register.answer')}
          items={registerFilters.map((what: RegisterFilter) => ({
            label: t(`people.register.filter.${what}`),
            href: address(asked, { what }),
            current: what === asked.what,
          }))}
        />
        <Form view={view} action="/consents" method="get">
          <input type="hidden" name="what" value={asked.what} />
          <div class="filters">
            <Select
              view={view}
              name="purpose"
              label={t('people.consent.purpose')}
              blank={t('people.register.every')}
              value={asked.purpose ?? ''}
              options={consentPurposes.codes.map(value => ({
                value,
                label: t.code('consent_purposes', value),
              }))}
            />
            <Button look="quiet">{t('people.register.show')}</Button>
          </div>
        </Form>
        {rows.length === 0 ? (
          <Empty title={t('people.register.none')}>
            <p>{t('people.register.none_text')}</p>
          </Empty>
        ) : (
          <DataTable
            caption={t('people.register.all')}
            hiddenCaption
            rows={rows}
            rowKey={row => row.id}
            columns={[
              {
                label: t('people.list.name'),
                head: true,
                cell: row => <a href={`/people/${row.personId}/consents`}>{row.name}</a>,
              },
              {
                label: t('people.consent.purpose'),
                cell: row =>
                  [t.code('consent_purposes', row.purpose), row.recipient].filter(Boolean).join(': '),
              },
              {
                label: t('people.register.answer'),
                cell: row => (
                  <Tag tone={row.said === 'given' ? 'going' : 'plain'}>{t(`people.consent.${row.said}`)}</Tag>
                ),
              },
              {
                label: t('people.register.when'),
                cell: row => <span class="nowrap">{say.date(row.at)}</span>,
              },
              {
                label: t('people.consent.how'),
                cell: row => [t.of(`codes.consent_ways.${row.how}`), row.byWhom].join(', '),
              },
              { label: t('people.register.wrote'), cell: row => row.recordedBy ?? '' },
            ]}
          />
        )}
        <Pager
          view={view}
          newer={asked.after ? address(asked, {}) : undefined}
          older={found.length > PAGE ? address(asked, { from: rows.at(-1) }) : undefined}
        />
        {rows.length > 0 ? (
          <p class="small">
            <a href={address(asked, {}).replace('/consents', '/consents/list.csv')}>
              {t('people.list.export')}
            </a>
          </p>
        ) : null}
      </div>
    </StaffLayout>,
  );
}
