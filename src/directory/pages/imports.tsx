import { DataTable, document, Empty, LinkButton, StaffLayout, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { type ImportRun, importRuns, sources } from '../import-queries.ts';

/** The files that made the directory: what came of each, and where everything is from. */
export const importsPage = route({
  method: 'get',
  path: '/directory/imports',
  door: ['coordinator', 'administrator'],
  async handle(ask) {
    const { view, programme } = ask;
    const { t, say } = view;
    const { runs, from } = await ask.within(async ({ db }) => ({
      runs: await importRuns(db, programme.region),
      from: await sources(db, programme.region),
    }));
    return ask.page(
      document(
        <StaffLayout view={view} title={t('directory.imports.title')} current="imports" flash={ask.flash}>
          <div class="stack">
            <h1>{t('directory.imports.title')}</h1>
            <p class="lead">{t('directory.imports.lead')}</p>
            <p class="acts">
              <LinkButton href="/directory/imports/new" icon="plus">
                {t('directory.imports.new')}
              </LinkButton>
              <LinkButton href="/directory/add" look="quiet">
                {t('directory.edit.add.title')}
              </LinkButton>
              <LinkButton href="/directory/feeds" look="quiet">
                {t('directory.feeds.title')}
              </LinkButton>
            </p>
          </div>
          <section class="section">
            {runs.length === 0 ? (
              <Empty title={t('directory.imports.none')}>
                <p>{t('directory.imports.none_how')}</p>
              </Empty>
            ) : (
              <DataTable
                caption={t('directory.imports.past')}
                rows={runs}
                rowKey={row => row.id}
                columns={columns(view)}
              />
            )}
          </section>
          {from.length > 0 ? (
            <section class="section">
              <DataTable
                caption={t('directory.imports.sources')}
                rows={from}
                rowKey={row => row.id}
                columns={[
                  { label: t('directory.imports.source'), head: true, cell: row => row.title },
                  {
                    label: t('directory.imports.services'),
                    numeric: true,
                    cell: row => say.number(row.services),
                  },
                  {
                    label: t('directory.imports.licence'),
                    cell: row => (row.licenceUrl ? <a href={row.licenceUrl}>{row.licence}</a> : row.licence),
                  },
                  {
                    label: t('directory.imports.as_of'),
                    cell: row => (row.correctAsOf ? say.date(row.correctAsOf) : t('ui.not_known')),
                  },
                ]}
              />
            </section>
          ) : null}
        </StaffLayout>,
      ),
    );
  },
});

function columns(view: View) {
  const { t, say } = view;
  return [
    {
      label: t('directory.imports.source'),
      head: true,
      cell: (row: ImportRun) => <a href={`/directory/imports/${row.id}`}>{row.sourceTitle}</a>,
    },
    { label: t('directory.imports.when'), cell: (row: ImportRun) => say.when(row.startedAt) },
    { label: t('directory.imports.by'), cell: (row: ImportRun) => row.byName },
    {
      label: t('directory.imports.result'),
      cell: (row: ImportRun) =>
        row.state === 'broken'
          ? t('directory.imports.broken')
          : row.state !== 'done'
            ? t(`directory.feeds.outcome.${row.state}`)
            : t('directory.imports.summary', {
                added: row.added,
                changed: row.changed + row.returned,
                unchanged: row.unchanged,
              }),
    },
    {
      label: t('directory.imports.left_out'),
      numeric: true,
      cell: (row: ImportRun) => say.number(row.leftOut),
    },
  ];
}
