import { z } from 'zod';
import { toCsv } from '../../platform/csv.ts';
import { BackLink, document, LinkButton, Notice, StaffLayout } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { cancelRun } from '../feeds/change-feed.ts';
import { importRun } from '../import-queries.ts';
import { Broken, Counts, countsOf, Problems } from './import-outcome.tsx';
import { Progress } from './import-progress.tsx';
import { OrukVerdictNotice } from './oruk-verdict.tsx';

/** The report of one import, kept for good. */
export const importReportPage = route({
  method: 'get',
  path: '/directory/imports/:runId',
  door: ['coordinator', 'administrator'],
  params: z.object({ runId: z.uuid() }),
  async handle(ask) {
    const { view, programme } = ask;
    const { t, say } = view;
    const { run, problems } = await ask.within(({ db }) => importRun(db, programme.region, ask.params.runId));
    const open = run.state === 'waiting' || run.state === 'running';
    return ask.page(
      document(
        <StaffLayout
          view={view}
          title={t('directory.report.title', { source: run.sourceTitle })}
          current="imports"
          flash={ask.flash}
        >
          <div class="stack">
            <BackLink href="/directory/imports">{t('directory.imports.title')}</BackLink>
            <h1>{t('directory.report.title', { source: run.sourceTitle })}</h1>
            <p class="lead">
              {t(run.state === 'done' ? 'directory.report.lead' : 'directory.report.begun', {
                when: say.when(run.startedAt),
                name: run.byName,
              })}
            </p>
            <p class="quiet" dir="auto">
              {run.files.join(', ')}
            </p>
            {run.askedSince ? <p>{t('directory.report.since', { when: say.when(run.askedSince) })}</p> : null}
          </div>
          {open ? <Progress view={view} run={run} /> : null}
          {run.state === 'held' && run.heldReason ? (
            <section class="section">
              <Notice title={t('directory.feeds.is.held')}>
                <p>{t.of(`directory.feeds.held.${run.heldReason}`)}</p>
              </Notice>
            </section>
          ) : null}
          {run.state === 'cancelled' ? (
            <section class="section">
              <Notice tone="calm">{t('directory.feeds.outcome.cancelled')}</Notice>
            </section>
          ) : null}
          {run.state === 'broken' ? (
            <Broken
              view={view}
              reason={run.brokenReason ?? 'not_text'}
              detail={run.brokenDetail}
              file={run.files[0] ?? ''}
            />
          ) : run.state === 'done' || run.state === 'held' ? (
            <Counts view={view} counts={countsOf(run)} preview={run.state === 'held'} />
          ) : null}
          {run.state === 'done' && run.leftOut > 0 ? (
            <div class="section">
              <Notice tone="calm">{t('directory.report.left_out_kept')}</Notice>
            </div>
          ) : null}
          <OrukVerdictNotice view={view} verdict={run.oruk} />
          <Problems view={view} problems={problems} total={run.problems} />
          <p class="acts section">
            {run.problems > 0 ? (
              <LinkButton href={`/directory/imports/${run.id}/problems.csv`} look="quiet">
                {t('directory.feeds.csv')}
              </LinkButton>
            ) : null}
            {run.feedId ? (
              <LinkButton href={`/directory/feeds/${run.feedId}`} look="quiet">
                {t('directory.feeds.source')}
              </LinkButton>
            ) : null}
            <LinkButton href="/directory/imports" look="quiet">
              {t('directory.imports.title')}
            </LinkButton>
            <LinkButton href="/find" look="words">
              {t('directory.find.title')}
            </LinkButton>
          </p>
        </StaffLayout>,
      ),
    );
  },
});

/** All problems of one import as a table for a spreadsheet, to send to whoever publishes the list. */
export const problemsFile = route({
  method: 'get',
  path: '/directory/imports/:runId/problems.csv',
  door: ['coordinator', 'administrator'],
  params: z.object({ runId: z.uuid() }),
  async handle(ask) {
    const { t } = ask.view;
    const { runId } = ask.params;
    const { problems } = await ask.within(({ db }) => importRun(db, ask.programme.region, runId, 5000));
    const columns = [
      { label: t('directory.report.row'), text: (row: (typeof problems)[number]) => row.row },
      { label: t('directory.report.file'), text: (row: (typeof problems)[number]) => row.file },
      { label: t('directory.report.column'), text: (row: (typeof problems)[number]) => row.column },
      {
        label: t('directory.report.reason'),
        text: (row: (typeof problems)[number]) => t(`directory.problem.${row.reason}`),
      },
      { label: t('directory.report.value'), text: (row: (typeof problems)[number]) => row.value },
      {
        label: t('directory.report.effect'),
        text: (row: (typeof problems)[number]) => t(`directory.level.${row.level}`),
      },
    ];
    return ask.file(toCsv(columns, problems), 'text/csv; charset=utf-8', 'problems.csv');
  },
});

/** Calls a run off that has not taken anything over yet. */
export const cancelImport = route({
  method: 'post',
  path: '/directory/imports/:runId/cancel',
  door: ['coordinator', 'administrator'],
  params: z.object({ runId: z.uuid() }),
  handle: ask =>
    ask.commit(async scope => {
      const { run } = await importRun(scope.db, ask.programme.region, ask.params.runId, 0);
      await cancelRun(scope, run.id);
      return { to: `/directory/imports/${run.id}`, flash: { key: 'directory.feeds.cancelled' } };
    }),
});
