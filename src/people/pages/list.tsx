import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { ageOn, dayIn } from '../../core/index.ts';
import { toCsv } from '../../platform/csv.ts';
import {
  Button,
  DataTable,
  document,
  Empty,
  Form,
  Ltr,
  Pager,
  Select,
  StaffLayout,
  Tabs,
  Tag,
  TextField,
  type View,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { nameOf } from '../person.ts';
import {
  listPeople,
  type PeopleFilter,
  type PeopleRow,
  type PeopleSort,
  peopleFilters,
  peopleSorts,
} from '../queries.ts';

const PAGE = 50;
const query = z.object({
  q: z.string().trim().max(100).default(''),
  filter: z.enum(peopleFilters).catch('all').default('all'),
  sort: z.enum(peopleSorts).catch('name').default('name'),
  after: z.string().max(300).default(''),
});
type Query = z.output<typeof query>;

/** Everybody the programme knows; found by name or reference, filtered, sorted, page by page. */
export const peopleList = route({
  method: 'get',
  path: '/people',
  door: ['link_worker', 'coordinator'],
  query,
  handle: async ask => {
    const rows = await ask.within(async scope => {
      const found = await listPeople(scope, { ...ask.query, limit: PAGE + 1 });
      await auditAll(
        scope,
        found.slice(0, PAGE).map(row => ({
          verb: 'person.listed',
          subject: { kind: 'person', id: row.id },
          personId: row.id,
        })),
      );
      return found;
    });
    return ask.page(page(ask.view, ask.query, rows, ask.flash));
  },
});

/** Most rows of an export. */
const EXPORT = 5_000;

/** The same list as a table for a spreadsheet; formulas in names stay text. */
export const peopleExport = route({
  method: 'get',
  path: '/people.csv',
  stepUp: true,
  door: ['link_worker', 'coordinator'],
  query,
  handle: async ask => {
    const { t, say } = ask.view;
    const rows = await ask.within(async scope => {
      const found = await listPeople(scope, { ...ask.query, after: '', limit: EXPORT });
      await auditAll(
        scope,
        found.map(row => ({
          verb: 'person.exported' as const,
          subject: { kind: 'person', id: row.id },
          personId: row.id,
        })),
      );
      return found;
    });
    const csv = toCsv<PeopleRow>(
      [
        { label: t('people.list.name'), text: row => nameOf(row) },
        { label: t('people.list.age'), text: row => row.birth_date && ageOn(row.birth_date, say.today) },
        { label: t('people.list.area'), text: row => row.area_name ?? row.postcode_area },
        { label: t('people.list.state'), text: row => row.state && t.of(`referrals.state.${row.state}`) },
        { label: t('people.list.case'), text: row => row.reference },
        { label: t('people.list.worker'), text: row => row.link_worker },
        {
          label: t('people.list.last_contact'),
          text: row => row.last_contact && dayIn(ask.view.zone, row.last_contact).toString(),
        },
      ],
      rows,
    );
    return ask.file(csv, 'text/csv; charset=utf-8', `people-${ask.today}.csv`);
  },
});

function address(asked: Query, changes: Partial<Query>): string {
  const { q, filter, sort, after } = { ...asked, after: '', ...changes };
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (filter !== 'all') params.set('filter', filter);
  if (sort !== 'name') params.set('sort', sort);
  if (after) params.set('after', after);
  const text = params.toString();
  return text ? `/people?${text}` : '/people';
}

function page(
  view: View,
  asked: Query,
  found: readonly PeopleRow[],
  flash: Parameters<typeof StaffLayout>[0]['flash'],
) {
  const { t } = view;
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return document(
    <StaffLayout view={view} title={t('people.list.title')} current="people" flash={flash}>
      <div class="page-head">
        <h1>{t('people.list.title')}</h1>
      </div>
      <Form view={view} action="/people" method="get" live="people">
        {asked.filter === 'all' ? null : <input type="hidden" name="filter" value={asked.filter} />}
        <div class="filters">
          <TextField view={view} name="q" type="search" label={t('people.list.find')} value={asked.q} />
          <Select
            view={view}
            name="sort"
            label={t('people.list.sort')}
            value={asked.sort}
            options={peopleSorts.map((sort: PeopleSort) => ({
              value: sort,
              label: t(`people.list.sort.${sort}`),
            }))}
          />
          <Button look="quiet" icon="search">
            {t('people.list.search')}
          </Button>
        </div>
      </Form>
      <div id="people" class="stack">
        <Tabs
          label={t('people.list.filter')}
          items={peopleFilters.map((filter: PeopleFilter) => ({
            label: t(`people.filter.${filter}`),
            href: address(asked, { filter }),
            current: filter === asked.filter,
          }))}
        />
        {rows.length === 0 ? (
          <Empty title={t('people.list.empty')}>
            <p>{t('people.list.empty_text')}</p>
            {view.me?.role === 'link_worker' ? (
              <p>
                <a href="/break-glass">{t('people.list.not_yours')}</a>
              </p>
            ) : null}
          </Empty>
        ) : (
          <DataTable
            caption={t('people.list.title')}
            hiddenCaption
            rows={rows}
            rowKey={row => row.id}
            columns={[
              {
                label: t('people.list.name'),
                head: true,
                cell: row => <a href={`/people/${row.id}`}>{nameOf(row)}</a>,
              },
              {
                label: t('people.list.age'),
                cell: row => (row.birth_date ? `${ageOn(row.birth_date, view.say.today)}` : ''),
              },
              {
                label: t('people.list.area'),
                cell: row => row.area_name ?? <Ltr>{row.postcode_area ?? ''}</Ltr>,
              },
              {
                label: t('people.list.state'),
                cell: row =>
                  row.state ? (
                    <Tag tone={row.state === 'active' ? 'going' : 'plain'}>
                      {t.of(`referrals.state.${row.state}`)}
                    </Tag>
                  ) : (
                    ''
                  ),
              },
              {
                label: t('people.list.case'),
                cell: row =>
                  row.referral_id ? (
                    <a href={`/cases/${row.referral_id}`}>
                      <Ltr>{row.reference ?? ''}</Ltr>
                    </a>
                  ) : (
                    ''
                  ),
              },
              { label: t('people.list.worker'), cell: row => row.link_worker ?? '' },
              {
                label: t('people.list.last_contact'),
                cell: row =>
                  row.last_contact
                    ? view.say.date(dayIn(view.zone, row.last_contact))
                    : t('people.list.never'),
              },
            ]}
          />
        )}
        <Pager
          view={view}
          newer={asked.after ? address(asked, {}) : undefined}
          older={found.length > PAGE && last ? address(asked, { after: last.sort_key }) : undefined}
        />
        {rows.length > 0 ? (
          <p class="small">
            <a href={address(asked, {}).replace('/people', '/people.csv')}>{t('people.list.export')}</a>
          </p>
        ) : null}
      </div>
    </StaffLayout>,
  );
}
