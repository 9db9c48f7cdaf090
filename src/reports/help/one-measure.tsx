import { scaleName } from '../../outcomes/index.ts';
import { DataTable, Facts, type View } from '../../ui/index.ts';
import { type Asked, addressOf } from '../asked/asked.ts';
import { pathOf } from '../asked/frame.tsx';
import type { Interval } from '../statistics/interval.ts';
import { byDose, byLevel, type GroupChange, groupChange, type MeasureChange, reliably } from './help.ts';
import { better, hundred, span } from './words.ts';

type OneProps = {
  readonly view: View;
  readonly question: 'help' | 'services';
  readonly asked: Asked;
  readonly change: MeasureChange;
};

/** One measure: who is missing and why, how sure the change is, and for whom it changed. */
export function OneMeasure({ view, question, asked, change }: OneProps) {
  const { t, say } = view;
  const { pairs, missing, cases } = change;
  const whole = groupChange(pairs);
  const reliable = reliably(change);
  const shareWords = (share: Interval) =>
    t('reports.help.share', {
      share: hundred(view, share.value),
      low: hundred(view, share.low),
      high: hundred(view, share.high),
    });
  return (
    <>
      <section class="section stack" aria-labelledby="one">
        <p class="no-print">
          <a href={addressOf(pathOf(question), asked)}>{t('reports.help.back')}</a>
        </p>
        <h2 id="one">{scaleName(view, change.instrument, change.scale)}</h2>
        <p>{better(view, change)}</p>
        <Facts
          items={[
            {
              term: t('reports.help.pairs'),
              detail: t('reports.help.of_cases', { people: pairs.length, cases }),
            },
            {
              term: t('reports.help.missing'),
              detail: t('reports.help.missing_why', { ...missing }),
            },
            { term: t('reports.help.mean'), detail: span(view, whole.mean) },
            { term: t('reports.help.median'), detail: span(view, whole.median) },
            ...(reliable
              ? [
                  { term: t('reports.help.better_reliably'), detail: shareWords(reliable.better) },
                  { term: t('reports.help.worse_reliably'), detail: shareWords(reliable.worse) },
                ]
              : []),
          ]}
        />
      </section>
      <div class="split section">
        <Groups
          view={view}
          title={t('reports.help.by_level')}
          note={t('reports.help.by_level.note')}
          head={t('reports.help.level')}
          rows={byLevel(pairs).map(row => ({ ...row, name: t(`reports.help.level.${row.level}`) }))}
          withStart
        />
        <Groups
          view={view}
          title={t('reports.help.by_dose')}
          note={t('reports.help.by_dose.note')}
          head={t('reports.help.dose')}
          rows={byDose(pairs).map(row => ({ ...row, name: t(`reports.help.dose.${row.dose}`) }))}
        />
      </div>
      <p class="small quiet">{t('reports.help.few', { count: say.number(8) })}</p>
    </>
  );
}

type GroupsProps = {
  readonly view: View;
  readonly title: string;
  readonly note: string;
  readonly head: string;
  readonly rows: readonly (GroupChange & { readonly name: string })[];
  readonly withStart?: boolean;
};

function Groups({ view, title, note, head, rows, withStart }: GroupsProps) {
  const { t, say } = view;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p class="quiet">{note}</p>
      <DataTable
        caption={title}
        hiddenCaption
        rows={rows}
        columns={[
          { label: head, head: true, cell: row => row.name },
          { label: t('reports.help.pairs'), numeric: true, cell: row => say.number(row.people) },
          ...(withStart
            ? [
                {
                  label: t('reports.help.start'),
                  numeric: true,
                  cell: (row: GroupChange) => (row.before === null ? '–' : say.number(row.before, 1)),
                },
              ]
            : []),
          { label: t('reports.help.mean'), numeric: true, cell: row => span(view, row.mean) },
        ]}
      />
    </section>
  );
}
