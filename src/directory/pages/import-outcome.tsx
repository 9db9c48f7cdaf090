import { DataTable, Facts, Notice, type View } from '../../ui/index.ts';
import type { ImportRun, KeptProblem } from '../import-queries.ts';
import type { ImportCounts } from '../plan-import.ts';

const counted = ['rowsRead', 'added', 'changed', 'returned', 'unchanged', 'vanished', 'leftOut'] as const;

/** What an import did, or will do, in numbers of services. */
export function Counts({
  view,
  counts,
  preview,
}: {
  readonly view: View;
  readonly counts: ImportCounts;
  readonly preview?: boolean;
}) {
  const { t, say } = view;
  return (
    <section class="section">
      <h2>{preview ? t('directory.preview.would') : t('directory.report.did')}</h2>
      <Facts
        items={counted.map(name => ({
          term: t(`directory.count.${name}`),
          detail: say.number(counts[name]),
        }))}
      />
      {counts.added + counts.changed + counts.returned + counts.vanished === 0 ? (
        <p>{preview ? t('directory.preview.no_change') : t('directory.report.no_change')}</p>
      ) : null}
    </section>
  );
}

/** Why a file could not be used at all. */
export function Broken({
  view,
  reason,
  detail,
  file,
}: {
  readonly view: View;
  readonly reason: string;
  readonly detail: string | null;
  readonly file: string;
}) {
  const { t } = view;
  return (
    <div class="section">
      <Notice title={t('directory.broken.title')}>
        <p>{t.of(`directory.broken.${reason}`)}</p>
        <p class="small" dir="auto">
          {[file, detail].filter(part => part !== null && part !== '').join(': ')}
        </p>
        <p>{t('directory.broken.nothing')}</p>
      </Notice>
    </div>
  );
}

/** What was wrong, row by row. */
export function Problems({
  view,
  problems,
  total,
}: {
  readonly view: View;
  readonly problems: readonly KeptProblem[];
  readonly total: number;
}) {
  const { t, say } = view;
  if (problems.length === 0) return null;
  const files = new Set(problems.map(problem => problem.file)).size > 1;
  return (
    <section class="section">
      <DataTable
        caption={t('directory.report.problems')}
        rows={problems}
        rowKey={row => String(row.number)}
        columns={[
          {
            label: t('directory.report.row'),
            head: true,
            cell: row => (row.row === null ? t('directory.report.whole_file') : say.number(row.row)),
          },
          ...(files
            ? [{ label: t('directory.report.file'), cell: (row: KeptProblem) => row.file ?? '' }]
            : []),
          { label: t('directory.report.column'), cell: row => row.column ?? '' },
          { label: t('directory.report.reason'), cell: row => t(`directory.problem.${row.reason}`) },
          { label: t('directory.report.value'), cell: row => <span dir="auto">{row.value ?? ''}</span> },
          { label: t('directory.report.effect'), cell: row => t(`directory.level.${row.level}`) },
        ]}
      />
      {total > problems.length ? (
        <p>{t('directory.report.more', { count: total - problems.length })}</p>
      ) : null}
    </section>
  );
}

/** The counts of a kept run. */
export function countsOf(run: ImportRun): ImportCounts {
  const { rowsRead, added, changed, unchanged, returned, vanished, leftOut, problems } = run;
  return { rowsRead, added, changed, unchanged, returned, vanished, leftOut, problems };
}
