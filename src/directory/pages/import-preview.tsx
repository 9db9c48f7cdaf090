import { z } from 'zod';
import { BackLink, Button, document, Form, FormEnd, Notice, StaffLayout } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { changeDraft, dropDraft } from '../draft-store.ts';
import { wantRun } from '../feeds/want-run.ts';
import { importDirectory, previewImport } from '../import-directory.ts';
import { importDraft } from '../import-queries.ts';
import { columnsOf } from '../reading/columns.ts';
import { putSource } from '../run-store.ts';
import { sourceId } from '../sources.ts';
import { placesOf } from './import-form.ts';
import { Broken, Counts, Problems } from './import-outcome.tsx';
import { MappingTable, mappingFrom, Sample } from './mapping-table.tsx';

const path = '/directory/imports/draft/:draftId';
const door = ['coordinator', 'administrator'] as const;
const params = z.object({ draftId: z.uuid() });
/** Above so many bytes an import is carried out by the queue, and its progress is shown. */
const largestAtOnce = 1024 * 1024;

/** What the files would do: how columns are read, what would come in, what is wrong. Nothing has happened yet. */
export const importPreviewPage = route({
  method: 'get',
  path,
  door,
  params,
  async handle(ask) {
    const { view, programme } = ask;
    const { t } = view;
    const { draft, report } = await ask.within(async scope => {
      const draft = await importDraft(scope.db, ask.actor, ask.params.draftId);
      return {
        draft,
        report: await previewImport(scope.db, { ...draft, placeOf: placesOf(programme.region) }),
      };
    });
    const single =
      report.state === 'done' ? report.reading.format === 'csv' : report.broken.reason === 'no_name_column';
    const action = `/directory/imports/draft/${draft.id}`;
    const columns = columnsOf(draft.files);
    return ask.page(
      document(
        <StaffLayout view={view} title={t('directory.preview.title')} current="imports" flash={ask.flash}>
          <div class="stack">
            <BackLink href="/directory/imports/new">{t('directory.imports.new')}</BackLink>
            <h1>{t('directory.preview.title')}</h1>
            <p class="lead">{t('directory.preview.lead', { source: draft.source.title })}</p>
          </div>
          {report.state === 'broken' ? (
            <Broken
              view={view}
              reason={report.broken.reason}
              detail={report.broken.detail}
              file={report.broken.file}
            />
          ) : (
            <Counts view={view} counts={report.counts} preview />
          )}
          {report.state === 'done' && !report.reading.complete ? (
            <div class="section">
              <Notice tone="calm">{t('directory.preview.part')}</Notice>
            </div>
          ) : null}
          <Form view={view} action={action}>
            {single && columns ? (
              <MappingTable view={view} columns={columns} mapping={draft.source.settings.mapping} />
            ) : null}
            <FormEnd>
              {report.state === 'done' ? (
                <Button name="do" value="import">
                  {t('directory.preview.import')}
                </Button>
              ) : null}
              {single ? (
                <Button look="quiet" name="do" value="mapping">
                  {t('directory.preview.again')}
                </Button>
              ) : null}
              <Button look="words" name="do" value="drop">
                {t('directory.preview.drop')}
              </Button>
            </FormEnd>
          </Form>
          {report.state === 'done' ? (
            <>
              <Sample view={view} services={report.reading.services.slice(0, 8)} />
              <Problems
                view={view}
                problems={report.problems
                  .slice(0, 100)
                  .map((problem, index) => ({ ...problem, number: index + 1 }))}
                total={report.problems.length}
              />
            </>
          ) : null}
        </StaffLayout>,
      ),
    );
  },
});

/** Imports, looks again with another mapping, or lets the files go. */
export const decideImport = route({
  method: 'post',
  path,
  door,
  params,
  async handle(ask) {
    const data = await ask.c.req.formData();
    const decision = String(data.get('do'));
    const { draftId } = ask.params;
    return ask.commit(async scope => {
      const draft = await importDraft(scope.db, ask.actor, draftId);
      if (decision === 'drop') {
        await dropDraft(scope, draftId);
        return { to: '/directory/imports', flash: { key: 'directory.preview.dropped' } };
      }
      const columns = data.has('map-0') ? columnsOf(draft.files) : null;
      const mapping = columns
        ? mappingFrom(
            columns.map(one => one.column),
            name => data.get(name),
          )
        : draft.source.settings.mapping;
      const source = { ...draft.source, settings: { ...draft.source.settings, mapping } };
      if (decision !== 'import') {
        await changeDraft(scope, draftId, source);
        return { to: `/directory/imports/draft/${draftId}` };
      }
      const size = draft.files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
      if (size > largestAtOnce) {
        await changeDraft(scope, draftId, source);
        const id = sourceId(source.key);
        await putSource(scope.db, { ...source, id }, scope.now);
        const files = draft.files.map(file => file.name);
        const runId = await wantRun(scope, { sourceId: id, feedId: null, draftId, files, forced: true });
        return { to: `/directory/imports/${runId}` };
      }
      const report = await importDirectory(scope, {
        source,
        files: draft.files,
        placeOf: placesOf(ask.programme.region),
      });
      await dropDraft(scope, draftId);
      return {
        to: `/directory/imports/${report.runId}`,
        flash: { key: report.state === 'done' ? 'directory.preview.done' : 'directory.preview.nothing_done' },
      };
    });
  },
});
