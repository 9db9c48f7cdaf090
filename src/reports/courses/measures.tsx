import { scaleName } from '../../outcomes/index.ts';
import { DataTable, DotScale, type View } from '../../ui/index.ts';
import { type GroupChange, groupChange } from '../help/help.ts';
import { better, span } from '../help/words.ts';
import { type CourseChange, missingReasons } from './course.ts';

/** From so many pairs on figures are given to whoever does not see the people. */
const FEWEST = 8;

type Props = {
  readonly view: View;
  readonly changes: readonly CourseChange[];
  /** The reader sees the people anyway: counts as they are. */
  readonly exact: boolean;
  readonly groupId: string;
};
type Row = CourseChange & GroupChange;

/** What changed from the start of the course to its end, paired by person: how many, who is missing and why, how sure it is. */
export function Changes({ view, changes, exact, groupId }: Props) {
  const { t, say } = view;
  const title = t('reports.course.changes');
  const rows: readonly Row[] = changes.map(change => ({
    ...change,
    ...groupChange(change.pairs),
    people: change.pairs.length,
  }));
  const everybody = changes[0]?.people ?? 0;
  const drawn = rows.flatMap(({ before, mean, scale, instrument }) =>
    before === null || mean === null || scale.min !== 0 || scale.max !== 10
      ? []
      : [
          {
            label: scaleName(view, instrument, scale),
            before: tenth(before),
            value: tenth(before + mean.value),
          },
        ],
  );
  return (
    <section class="section stack" aria-labelledby="changes">
      <h2 id="changes">{title}</h2>
      {changes.length === 0 ? (
        <p>
          {t('reports.course.changes.none')}{' '}
          <a href={`/groups/${groupId}/measures`}>{t('reports.course.changes.choose')}</a>
        </p>
      ) : (
        <>
          <p>{t('reports.course.changes.lead')}</p>
          {drawn.length > 0 ? (
            <DotScale
              view={view}
              title={t('reports.course.changes.drawn')}
              note={t('reports.help.chart.note')}
              summary={drawn
                .map(({ label, before, value }) =>
                  t('reports.help.chart.line', {
                    label,
                    before: say.number(before, 1),
                    after: say.number(value, 1),
                  }),
                )
                .join(' ')}
              min={0}
              max={10}
              rows={drawn}
            />
          ) : null}
          <DataTable
            caption={title}
            hiddenCaption
            rows={rows}
            rowKey={row => `${row.instrument.id}.${row.scale.id}`}
            columns={[
              {
                label: t('reports.help.measure'),
                head: true,
                cell: row => (
                  <>
                    {scaleName(view, row.instrument, row.scale)}
                    <br />
                    <span class="small quiet">{better(view, row)}</span>
                  </>
                ),
              },
              {
                label: t('reports.help.pairs'),
                numeric: true,
                cell: row =>
                  !exact
                    ? row.people < FEWEST
                      ? t('reports.course.few', { fewest: say.number(FEWEST) })
                      : t('reports.course.about', { count: say.number(Math.round(row.people / 5) * 5) })
                    : t('reports.help.of_cases', { people: row.people, cases: everybody }),
              },
              { label: t('reports.help.median'), numeric: true, cell: row => span(view, row.median) },
              { label: t('reports.help.mean'), numeric: true, cell: row => span(view, row.mean) },
              ...(exact
                ? [
                    {
                      label: t('reports.course.missing'),
                      cell: (row: Row) => missingWords(view, row),
                    },
                  ]
                : []),
            ]}
          />
          <p class="small quiet">{t('reports.help.few', { count: say.number(FEWEST) })}</p>
        </>
      )}
    </section>
  );
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Why people are no pair, one reason after the other. */
function missingWords({ t, say }: View, { missing, reused }: CourseChange) {
  const reasons = missingReasons.flatMap(reason => {
    const count = missing[reason];
    return count ? [t(`reports.course.missing.${reason}`, { count })] : [];
  });
  const more = reused > 0 ? t('reports.course.reused', { count: reused }) : null;
  return (
    <>
      {reasons.length > 0 ? say.list(reasons) : more ? null : '–'}
      {more ? (
        <>
          {reasons.length > 0 ? <br /> : null}
          <span class="small quiet">{more}</span>
        </>
      ) : null}
    </>
  );
}
