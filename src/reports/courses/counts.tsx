import { type CertificateRule, ruleOf } from '../../groups/index.ts';
import { BarChart, DataTable, type View } from '../../ui/index.ts';
import { type CourseFigures, courseEnds, endsInLine } from './course.ts';
import type { DateFact } from './queries.ts';
import type { CourseReport } from './read.ts';

type Props = { readonly view: View; readonly figures: CourseFigures };

/** From asking for a place to finishing, as a chart with its table, and how it ended for everybody. */
export function Journey({
  view,
  group,
  figures,
  drill,
}: Props & { readonly group: CourseReport['group']; readonly drill: boolean }) {
  const { t, say } = view;
  const always = ['asked', 'booked', 'came'];
  const steps = (['asked', 'waited', 'offered', 'booked', 'came', 'madeUp'] as const)
    .filter(step => figures[step] > 0 || always.includes(step))
    .map(step => ({ label: t(`reports.course.step.${step}`), value: figures[step] }));
  const title = t('reports.course.way');
  const rule: CertificateRule = ruleOf(group);
  return (
    <section class="section stack" aria-labelledby="way">
      <h2 id="way">{title}</h2>
      <BarChart
        view={view}
        title={title}
        summary={steps.map(one => `${one.label}: ${say.number(one.value)}`).join('; ')}
        of={figures.asked}
        bars={[...steps, { label: t('reports.course.step.finished'), value: figures.ends.finished }]}
      />
      <DataTable
        caption={t('reports.course.ends')}
        rows={courseEnds.filter(end => figures.ends[end] > 0)}
        rowKey={end => end}
        columns={[
          {
            label: t('reports.course.how'),
            head: true,
            cell: end => (
              <>
                {drill ? (
                  <a href={`/groups/${group.id}/report?end=${end}#people`}>
                    {t(`reports.course.end.${end}`)}
                  </a>
                ) : (
                  t(`reports.course.end.${end}`)
                )}
                {end === 'finished' ? (
                  <>
                    <br />
                    <span class="small quiet">
                      {rule.least === null
                        ? t('reports.course.finished.usual')
                        : t('reports.course.finished.least', { least: rule.least })}
                    </span>
                  </>
                ) : null}
              </>
            ),
          },
          { label: t('reports.course.people'), numeric: true, cell: end => say.number(figures.ends[end]) },
        ]}
      />
    </section>
  );
}

/** The same for who sees none of the people: one line, small counts hidden, others rounded. */
export function Line({ view, figures }: Props) {
  const { t, say } = view;
  const { total, parts } = endsInLine(figures);
  const words = (one: (typeof parts)[number]) =>
    one.kind === 'hidden'
      ? t('reports.course.hidden')
      : t('reports.course.about', { count: say.number(one.value) });
  const rows = courseEnds.flatMap((end, at) => {
    const part = parts[at];
    return part && !(part.kind === 'count' && part.value === 0)
      ? [{ name: t(`reports.course.end.${end}`), part }]
      : [];
  });
  return (
    <section class="section stack" aria-labelledby="line">
      <h2 id="line">{t('reports.course.ends')}</h2>
      <DataTable
        caption={t('reports.course.ends')}
        hiddenCaption
        rows={[...rows, { name: t('reports.course.together'), part: total }]}
        rowKey={row => row.name}
        columns={[
          { label: t('reports.course.how'), head: true, cell: row => row.name },
          { label: t('reports.course.people'), numeric: true, cell: row => words(row.part) },
        ]}
      />
    </section>
  );
}

/** Who came, date by date. */
export function Attendance({ view, dates }: { readonly view: View; readonly dates: readonly DateFact[] }) {
  const { t, say } = view;
  const title = t('reports.course.dates');
  const signed = dates.filter(one => one.signed);
  return (
    <section class="section stack" aria-labelledby="dates">
      <h2 id="dates">{title}</h2>
      {signed.length === 0 ? (
        <p class="quiet">{t('reports.course.dates.none')}</p>
      ) : (
        <DataTable
          caption={title}
          hiddenCaption
          rows={signed}
          rowKey={row => String(row.number)}
          columns={[
            { label: t('reports.course.date'), head: true, cell: row => say.when(row.startsAt) },
            { label: t('reports.course.came'), numeric: true, cell: row => say.number(row.came) },
            { label: t('reports.course.excused'), numeric: true, cell: row => say.number(row.excused) },
            { label: t('reports.course.absent'), numeric: true, cell: row => say.number(row.absent) },
            { label: t('reports.course.made_up'), numeric: true, cell: row => say.number(row.madeUp) },
            { label: t('reports.course.guests'), numeric: true, cell: row => say.number(row.guests) },
          ]}
        />
      )}
    </section>
  );
}

/** Why people left. */
export function Why({ view, figures: { why } }: Props) {
  const { t, say } = view;
  if (why.length === 0) return null;
  const title = t('reports.course.why');
  return (
    <section class="section stack" aria-labelledby="why">
      <h2 id="why">{title}</h2>
      <DataTable
        caption={title}
        hiddenCaption
        rows={why}
        rowKey={row => `${row.by} ${row.why}`}
        columns={[
          {
            label: t('reports.course.reason'),
            head: true,
            cell: row => {
              const key = `groups.end.${row.by}.${row.why}`;
              return t.has(key) ? t.of(key) : t('reports.course.why.other');
            },
          },
          { label: t('reports.course.people'), numeric: true, cell: row => say.number(row.people) },
        ]}
      />
    </section>
  );
}
