import { z } from 'zod';
import { BackLink, document, LinkButton, Notice, StaffLayout } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { importRun } from '../import-queries.ts';
import { Broken, Counts, countsOf, Problems } from './import-outcome.tsx';

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
              {t('directory.report.lead', { when: say.when(run.startedAt), name: run.byName })}
            </p>
            <p class="quiet" dir="auto">
              {run.files.join(', ')}
            </p>
          </div>
          {run.state === 'broken' ? (
            <Broken
              view={view}
              reason={run.brokenReason ?? 'not_text'}
              detail={run.brokenDetail}
              file={run.files[0] ?? ''}
            />
          ) : (
            <Counts view={view} counts={countsOf(run)} />
          )}
          {run.state === 'done' && run.leftOut > 0 ? (
            <Notice tone="calm">{t('directory.report.left_out_kept')}</Notice>
          ) : null}
          <Problems view={view} problems={problems} total={run.problems} />
          <p class="acts section">
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
