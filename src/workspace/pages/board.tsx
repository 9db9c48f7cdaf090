import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { allOf } from '../../core/index.ts';
import { toCsv } from '../../platform/csv.ts';
import { type WorkerLoad, weightedLoads } from '../../referrals/index.ts';
import {
  Button,
  type Column,
  DataTable,
  document,
  Empty,
  Form,
  Pager,
  Pips,
  Select,
  StaffLayout,
  Tag,
  Tick,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import {
  BOARD_EXPORT,
  BOARD_PAGE,
  type BoardFilter,
  type BoardRow,
  type BoardSort,
  type BoardWorker,
  boardRows,
  boardSorts,
  boardWorkers,
} from '../board-queries.ts';
import { recentPeople } from '../search-queries.ts';
import { nextActionWords, saysItsDay } from './next-action.ts';

const states = ['accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold'] as const;

const query = z.object({
  worker: z
    .union([z.literal('all'), z.uuid()])
    .optional()
    .catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  late: z.string().optional(),
  sort: z.enum(boardSorts).catch('due').default('due'),
  page: z.coerce.number().int().min(0).max(200).catch(0).default(0),
});

/** Every open case with its next action. A link worker begins with their own, a co-ordinator with everybody's. */
export const boardPage: Route = route({
  method: 'get',
  path: '/board',
  door: ['link_worker', 'coordinator'],
  query,
  async handle(ask) {
    const filter = filterOf(ask);
    const nobody: ReadonlyMap<string, WorkerLoad> = new Map();
    const facts = await ask.within(async scope => {
      const found = await allOf({
        rows: boardRows(scope, filter, ask.today),
        staff: boardWorkers(scope),
        recent: recentPeople(scope),
        loads: filter.workerId ? weightedLoads(scope, filter.workerId) : Promise.resolve(nobody),
      });
      await auditAll(
        scope,
        found.rows.slice(0, BOARD_PAGE).map(row => ({
          verb: 'board.read' as const,
          subject: { kind: 'referral', id: row.referralId },
          personId: row.personId,
        })),
      );
      return found;
    });
    return ask.page(
      document(
        <StaffLayout
          view={ask.view}
          title={ask.view.t('workspace.board.title')}
          current="board"
          flash={ask.flash}
          recent={facts.recent}
        >
          <h1>{ask.view.t('workspace.board.title')}</h1>
          <Carried view={ask.view} filter={filter} staff={facts.staff} loads={facts.loads} />
          <Filters view={ask.view} filter={filter} staff={facts.staff} />
          <Rows view={ask.view} filter={filter} rows={facts.rows} />
        </StaffLayout>,
      ),
    );
  },
});

/** The same list as a table for a spreadsheet; formulas in names stay text. */
export const boardExport: Route = route({
  method: 'get',
  path: '/board.csv',
  stepUp: true,
  door: ['link_worker', 'coordinator'],
  query,
  async handle(ask) {
    const { t } = ask.view;
    const rows = await ask.within(async scope => {
      const found = await boardRows(scope, { ...filterOf(ask), page: 0 }, ask.today, BOARD_EXPORT);
      await auditAll(
        scope,
        found.map(row => ({
          verb: 'board.exported' as const,
          subject: { kind: 'referral', id: row.referralId },
          personId: row.personId,
        })),
      );
      return found;
    });
    const csv = toCsv<BoardRow>(
      [
        { label: t('workspace.board.name'), text: row => row.name },
        { label: t('workspace.search.area'), text: row => row.areaName },
        { label: t('workspace.board.state'), text: row => t.of(`workspace.state.${row.state}`) },
        { label: t('workspace.board.next'), text: row => nextActionWords(ask.view, row, false) },
        { label: t('workspace.board.due'), text: row => row.nextActionOn?.toString() ?? '' },
        { label: t('workspace.board.held'), text: row => row.held },
        { label: t('workspace.board.worker'), text: row => row.worker },
      ],
      rows,
    );
    return ask.file(csv, 'text/csv; charset=utf-8', `board-${ask.today}.csv`);
  },
});

function filterOf(ask: Ask<unknown, z.output<typeof query>, unknown>): BoardFilter {
  const { worker, state, late, sort, page } = ask.query;
  const own = ask.actor.role === 'link_worker' ? ask.actor.id : null;
  return {
    workerId: worker === 'all' ? null : (worker ?? own),
    state: state ?? null,
    late: late !== undefined,
    sort,
    page,
  };
}

/** What the cases of one link worker weigh, beside their number and what was agreed. */
function Carried(props: {
  readonly view: View;
  readonly filter: BoardFilter;
  readonly staff: readonly BoardWorker[];
  readonly loads: ReadonlyMap<string, WorkerLoad>;
}) {
  const { view, filter, staff, loads } = props;
  const { t, say } = view;
  const worker = staff.find(one => one.id === filter.workerId);
  const load = loads.get(filter.workerId ?? '');
  const mine = view.me?.role === 'coordinator' || filter.workerId === view.me?.id;
  return (
    <p class="quiet">
      {worker && load && mine
        ? t('team.load.board', {
            open: load.open,
            weighted: say.number(load.weighted, 1),
            capacity: say.number(worker.capacity),
          })
        : null}{' '}
      <a href="/reports/team">{t('team.to_report')}</a>
    </p>
  );
}

function Filters(props: {
  readonly view: View;
  readonly filter: BoardFilter;
  readonly staff: readonly BoardWorker[];
}) {
  const { view, filter, staff } = props;
  const { t } = view;
  return (
    <Form view={view} action="/board" method="get">
      <div class="filters">
        <Select
          view={view}
          name="worker"
          label={t('workspace.board.worker')}
          value={filter.workerId ?? 'all'}
          options={[
            { value: 'all', label: t('workspace.board.everybody') },
            ...staff.map(one => ({ value: one.id, label: one.name })),
          ]}
        />
        <Select
          view={view}
          name="state"
          label={t('workspace.board.state')}
          value={filter.state ?? ''}
          blank={t('workspace.board.anyState')}
          options={states.map(state => ({ value: state, label: t(`workspace.state.${state}`) }))}
        />
        <Select
          view={view}
          name="sort"
          label={t('workspace.board.sort')}
          value={filter.sort}
          options={boardSorts.map(sort => ({ value: sort, label: t(`workspace.board.sort.${sort}`) }))}
        />
        <Tick view={view} name="late" label={t('workspace.board.late')} checked={filter.late} />
        <Button look="quiet">{t('workspace.board.show')}</Button>
      </div>
    </Form>
  );
}

function address(filter: BoardFilter, change: Partial<BoardFilter>): string {
  const next = { ...filter, ...change };
  const query = new URLSearchParams({ worker: next.workerId ?? 'all', sort: next.sort });
  if (next.state) query.set('state', next.state);
  if (next.late) query.set('late', 'yes');
  if (next.page > 0) query.set('page', String(next.page));
  return `/board?${query}`;
}

function Rows(props: {
  readonly view: View;
  readonly filter: BoardFilter;
  readonly rows: readonly BoardRow[];
}) {
  const { view, filter, rows } = props;
  const { t, say } = view;
  const all = filter.workerId === null && filter.state === null && !filter.late && filter.page === 0;
  if (rows.length === 0 && all) {
    return (
      <Empty title={t('workspace.board.empty')}>
        <p>{t('workspace.board.empty.text')}</p>
      </Empty>
    );
  }
  if (rows.length === 0) {
    return (
      <Empty title={t('workspace.board.none')}>
        <p>
          <a href="/board?worker=all">{t('workspace.board.none.do')}</a>
        </p>
      </Empty>
    );
  }
  const sortBy = (sort: BoardSort): NonNullable<Column<BoardRow>['sort']> => ({
    href: address(filter, { sort, page: 0 }),
    ...(filter.sort === sort ? { now: 'ascending' as const } : {}),
  });
  return (
    <>
      <DataTable
        caption={t('workspace.board.caption')}
        hiddenCaption
        rows={rows.slice(0, BOARD_PAGE)}
        rowKey={row => row.referralId}
        columns={[
          {
            label: t('workspace.board.name'),
            head: true,
            sort: sortBy('name'),
            cell: row => (
              <>
                <a href={`/cases/${row.referralId}`}>{row.name}</a>
                {row.areaName && <span class="small quiet"> {row.areaName}</span>}
              </>
            ),
          },
          {
            label: t('workspace.board.next'),
            sort: sortBy('due'),
            cell: row => (
              <>
                {nextActionWords(view, row, false)}{' '}
                {row.nextActionOn && !saysItsDay(row) && <Due view={view} on={row.nextActionOn} />}
              </>
            ),
          },
          {
            label: t('workspace.board.state'),
            sort: sortBy('state'),
            cell: row => (
              <>
                {t.of(`workspace.state.${row.state}`)}
                {row.state === 'active' && (
                  <>
                    {' '}
                    <Pips view={view} held={row.held} total={row.planned} />
                  </>
                )}
              </>
            ),
          },
          { label: t('workspace.board.worker'), cell: row => row.worker ?? t('workspace.board.nobody') },
        ]}
      />
      <Pager
        view={view}
        {...(filter.page > 0 ? { newer: address(filter, { page: filter.page - 1 }) } : {})}
        {...(rows.length > BOARD_PAGE ? { older: address(filter, { page: filter.page + 1 }) } : {})}
      />
      <p class="small quiet">
        <a href={address({ ...filter, page: 0 }, {}).replace('/board?', '/board.csv?')}>
          {t('workspace.board.export')}
        </a>
        . {t('workspace.board.count', { shown: say.number(Math.min(rows.length, BOARD_PAGE)) })}
      </p>
    </>
  );
}

function Due({ view, on }: { readonly view: View; readonly on: Temporal.PlainDate }) {
  const { t, say } = view;
  const late = Temporal.PlainDate.compare(on, say.today) < 0;
  return late ? (
    <Tag tone="look" icon="clock">
      {t('workspace.board.wasDue', { day: say.dayShort(on) })}
    </Tag>
  ) : (
    <span class="quiet">{say.near(on)}</span>
  );
}
