import {
  BackLink,
  Button,
  DateField,
  dateTyped,
  document,
  ErrorSummary,
  type FieldErrors,
  FileField,
  Form,
  FormEnd,
  StaffLayout,
  type Typed,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { keepDraft } from '../draft-store.ts';
import { sources } from '../import-queries.ts';
import { filesOf, type ImportForm, importForm, mostUploaded } from './import-form.ts';
import { SourceFields } from './source-fields.tsx';
import { sourceFrom } from './source-form.ts';

const path = '/directory/imports/new';
const door = ['coordinator', 'administrator'] as const;

/** Where a file is sent from: what it is, who may use it, the file itself. */
export const newImportPage = route({
  method: 'get',
  path,
  door,
  handle: async ask => ask.page(await page(ask, {}, null)),
});

/** Keeps the files and leads to the preview; nothing is imported yet. */
export const newImport = route({
  method: 'post',
  path,
  door,
  most: mostUploaded,
  form: importForm,
  async handle(ask) {
    const files = await filesOf(ask.form);
    if ('reason' in files) {
      const errors = { files: ask.view.t(`directory.broken.${files.reason}`) };
      return ask.page(await page(ask, typedAgain(ask.form), errors), 422);
    }
    const source = { ...sourceFrom(ask.form, ask.programme.region), correctAsOf: ask.form.as_of };
    return ask.commit(async scope => {
      const known = (await sources(scope.db, source.region)).find(one => one.key === source.key);
      const settings = { ...source.settings, mapping: known?.settings.mapping ?? null };
      return { to: `/directory/imports/draft/${await keepDraft(scope, { ...source, settings }, files)}` };
    });
  },
  again: showAgain(page),
});

// What was typed beside files that cannot be used.
function typedAgain({ files: _, as_of, ...form }: ImportForm): Typed {
  const texts = Object.entries(form).map(([name, value]) => [name, value ?? '']);
  return { ...Object.fromEntries(texts), ...dateTyped('as_of', as_of) };
}

async function page(ask: Ask<unknown, unknown, unknown>, values: Typed, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { t } = view;
  const known = await ask.within(({ db }) => sources(db, programme.region));
  const props = { view, values, errors };
  return document(
    <StaffLayout view={view} title={t('directory.imports.new')} current="imports" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/directory/imports">{t('directory.imports.title')}</BackLink>
        <h1>{t('directory.imports.new')}</h1>
        <p class="lead">{t('directory.imports.new_lead')}</p>
      </div>
      <Form view={view} action={path} multipart>
        <FileField
          view={view}
          name="files"
          label={t('directory.imports.files')}
          hint={t('directory.imports.files_hint')}
          accept=".csv,.tsv,.txt,.json,.zip,text/csv,application/json,application/zip"
          errors={errors}
          many
        />
        <SourceFields {...props} known={known.map(one => one.title)}>
          <DateField
            {...props}
            name="as_of"
            legend={t('directory.imports.as_of')}
            hint={t('directory.imports.as_of_hint')}
            optional
          />
        </SourceFields>
        <FormEnd>
          <Button way>{t('directory.imports.look')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
