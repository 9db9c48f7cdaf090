import { DataTable, Fold, Ltr, Notice, type View } from '../../../ui/index.ts';
import { MOST_NAMED, type Quality } from '../check.ts';

type Props = { readonly view: View; readonly quality: Quality & { readonly leftOut: number } };

/** What is missing and in which cases, so that staff can mend it before a file is taken. */
export function QualityReport({ view, quality }: Props) {
  const { t, say } = view;
  const { lines, faulty, faults, leftOut } = quality;
  return (
    <div class="stack">
      <p>{t('reports.sets.quality.lines', { count: lines })}</p>
      {leftOut > 0 ? <p>{t('reports.sets.quality.left_out', { count: leftOut })}</p> : null}
      {faults.length === 0 ? (
        <Notice tone="safe">
          <p>{t('reports.sets.quality.whole')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('reports.sets.quality.faulty', { count: faulty })}</p>
          <DataTable
            caption={t('reports.sets.quality.title')}
            rows={faults}
            columns={[
              {
                label: t('reports.sets.dictionary.column'),
                head: true,
                cell: fault => <Ltr>{fault.header}</Ltr>,
              },
              { label: t('reports.sets.quality.what'), cell: fault => t(`reports.sets.fault.${fault.kind}`) },
              {
                label: t('reports.sets.quality.count'),
                numeric: true,
                cell: fault => say.number(fault.count),
              },
              {
                label: t('reports.sets.quality.where'),
                cell: fault => (
                  <Fold summary={t('reports.sets.quality.cases', { count: fault.cases.length })}>
                    <ul class="bullets">
                      {fault.cases.map(one => (
                        <li>
                          <a href={`/cases/${one.referralId}`}>
                            <Ltr>{one.reference}</Ltr>
                          </a>
                        </li>
                      ))}
                    </ul>
                    {fault.count > MOST_NAMED ? (
                      <p class="small quiet">
                        {t('reports.sets.quality.more', { count: fault.count - MOST_NAMED })}
                      </p>
                    ) : null}
                  </Fold>
                ),
              },
            ]}
          />
        </>
      )}
      <Fold summary={t('reports.sets.quality.filled')}>
        <DataTable
          caption={t('reports.sets.quality.filled')}
          hiddenCaption
          rows={quality.filled}
          columns={[
            { label: t('reports.sets.dictionary.column'), head: true, cell: one => <Ltr>{one.header}</Ltr> },
            { label: t('reports.sets.quality.has'), numeric: true, cell: one => say.number(one.count) },
            {
              label: t('reports.sets.quality.has_not'),
              numeric: true,
              cell: one => say.number(lines - one.count),
            },
          ]}
        />
      </Fold>
    </div>
  );
}
