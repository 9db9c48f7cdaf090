import { DataTable, Tag, type View } from '../../ui/index.ts';
import { type Interval, resampled } from '../statistics/interval.ts';
import { NOTE_DAYS } from './queries.ts';
import { type Line, missedShare, standsOut } from './team.ts';

type TableProps = {
  readonly view: View;
  readonly rows: readonly Line[];
  readonly whole: Line;
  readonly period: string;
};

const keyOf = (row: Line): string => row.id ?? row.name;

function nameColumn(view: View) {
  return {
    label: view.t('team.name'),
    head: true,
    cell: (row: Line) =>
      row.id === null ? <b>{row.name}</b> : <a href={`/board?worker=${row.id}`}>{row.name}</a>,
  };
}

/** Open cases, what they weigh, and how many were agreed. */
export function LoadTable({ view, rows }: TableProps) {
  const { t, say } = view;
  return (
    <DataTable
      caption={t('team.load.table')}
      hiddenCaption
      rows={rows}
      rowKey={row => `load-${keyOf(row)}`}
      columns={[
        nameColumn(view),
        { label: t('team.open'), numeric: true, cell: row => say.number(row.open) },
        { label: t('team.weighted'), numeric: true, cell: row => say.number(row.weighted, 1) },
        { label: t('team.capacity'), numeric: true, cell: row => say.number(row.capacity) },
        {
          label: t('team.room'),
          cell: row =>
            row.weighted > row.capacity ? (
              <Tag tone="look">{t('team.over')}</Tag>
            ) : (
              t('team.under', { room: say.number(row.capacity - row.weighted, 1) })
            ),
        },
      ]}
    />
  );
}

/** Days from being given a person to the first talk and the first session. */
export function WaitsTable({ view, rows, period }: TableProps) {
  const { t, say } = view;
  return (
    <DataTable
      caption={t('team.waits.table', { period })}
      rows={rows}
      rowKey={row => `waits-${keyOf(row)}`}
      columns={[
        nameColumn(view),
        { label: t('team.to_contact'), cell: row => middle(view, row.contactDays) },
        {
          label: t('team.contact_waiting'),
          numeric: true,
          cell: row => say.number(row.contactWaiting),
        },
        { label: t('team.to_session'), cell: row => middle(view, row.sessionDays) },
        {
          label: t('team.session_waiting'),
          numeric: true,
          cell: row => say.number(row.sessionWaiting),
        },
      ]}
    />
  );
}

function middle(view: View, days: readonly number[]) {
  const { t, say } = view;
  const half = resampled(days, 'median');
  if (!half) return t('team.few', { count: days.length });
  return t('team.half', {
    half: say.number(half.value, 0),
    low: say.number(half.low, 0),
    high: say.number(half.high, 0),
    count: days.length,
  });
}

/** What was tried, held and missed, and the time it took. */
export function WorkTable({ view, rows, whole, period }: TableProps) {
  const { t, say } = view;
  return (
    <DataTable
      caption={t('team.work.table', { period })}
      rows={rows}
      rowKey={row => `work-${keyOf(row)}`}
      columns={[
        nameColumn(view),
        {
          label: t('team.attempts'),
          cell: row =>
            t('team.attempts.reached', {
              attempts: say.number(row.attempts),
              reached: say.number(row.reached),
            }),
        },
        { label: t('team.held'), numeric: true, cell: row => say.number(row.held) },
        {
          label: t('team.missed'),
          cell: row => (
            <>
              {say.number(row.missed)} <span class="small quiet">{share(view, missedShare(row))}</span>{' '}
              {row.id !== null && standsOut(row, whole) ? (
                <Tag tone="look">{t('team.more_than_chance')}</Tag>
              ) : null}
            </>
          ),
        },
        { label: t('team.person_time'), numeric: true, cell: row => hours(view, row.personMinutes) },
        { label: t('team.other_time'), numeric: true, cell: row => hours(view, row.otherMinutes) },
        { label: t('team.untimed'), numeric: true, cell: row => say.number(row.untimed) },
      ]}
    />
  );
}

function share({ t, say }: View, one: Interval | null): string {
  if (one === null) return '';
  const of100 = (value: number) => say.number(value * 100, 0);
  return t('team.share', { share: of100(one.value), low: of100(one.low), high: of100(one.high) });
}

const hours = ({ t, say }: View, minutes: number): string =>
  t('team.hours', { hours: say.number(minutes / 60, 1) });

/** What is owed today, and when supervision was. */
export function OwedTable({ view, rows }: TableProps) {
  const { t, say } = view;
  return (
    <DataTable
      caption={t('team.owed.table')}
      hiddenCaption
      rows={rows}
      rowKey={row => `owed-${keyOf(row)}`}
      columns={[
        nameColumn(view),
        {
          label: t('team.notes_late', { days: say.number(NOTE_DAYS) }),
          numeric: true,
          cell: row => say.number(row.notesLate),
        },
        { label: t('team.tasks_late'), numeric: true, cell: row => say.number(row.tasksLate) },
        { label: t('team.supervisions'), numeric: true, cell: row => say.number(row.supervisions) },
        {
          label: t('team.last_supervision'),
          cell: row => (row.lastSupervision ? say.date(row.lastSupervision) : t('team.never')),
        },
      ]}
    />
  );
}
