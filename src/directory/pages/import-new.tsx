import { assetKinds } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  DateField,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Icon,
  Select,
  StaffLayout,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { keepDraft } from '../draft-store.ts';
import { sources } from '../import-queries.ts';
import { filesOf, importForm, mostUploaded, sourceFrom } from './import-form.ts';

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
      const { title, licence, licence_url, attribution, organization } = ask.form;
      const typed = {
        title,
        licence,
        licence_url: licence_url ?? '',
        attribution: attribution ?? '',
        organization: organization ?? '',
      };
      return ask.page(await page(ask, typed, errors), 422);
    }
    const source = sourceFrom(ask.form, ask.programme.region);
    return ask.commit(async scope => {
      const known = (await sources(scope.db, source.region)).find(one => one.key === source.key);
      const settings = { ...source.settings, mapping: known?.settings.mapping ?? null };
      return { to: `/directory/imports/draft/${await keepDraft(scope, { ...source, settings }, files)}` };
    });
  },
  again: showAgain(page),
});

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
        <FilesField view={view} errors={errors} />
        <TextField
          {...props}
          name="title"
          label={t('directory.imports.name')}
          hint={t('directory.imports.name_hint')}
          list={known.map(one => one.title)}
          maxlength={120}
        />
        <TextField
          {...props}
          name="licence"
          label={t('directory.imports.licence')}
          hint={t('directory.imports.licence_hint')}
          maxlength={120}
        />
        <TextField
          {...props}
          name="licence_url"
          type="url"
          label={t('directory.imports.licence_url')}
          optional
        />
        <TextField
          {...props}
          name="attribution"
          label={t('directory.imports.attribution')}
          hint={t('directory.imports.attribution_hint')}
          optional
        />
        <DateField
          {...props}
          name="as_of"
          legend={t('directory.imports.as_of')}
          hint={t('directory.imports.as_of_hint')}
          optional
        />
        <TextField
          {...props}
          name="organization"
          label={t('directory.imports.organization')}
          hint={t('directory.imports.organization_hint')}
          optional
        />
        <Select
          {...props}
          name="kind"
          label={t('directory.imports.kind')}
          hint={t('directory.imports.kind_hint')}
          blank={t('directory.imports.kind_none')}
          options={assetKinds.codes.map(code => ({ value: code, label: t.code('asset_kinds', code) }))}
          optional
        />
        <FormEnd>
          <Button way>{t('directory.imports.look')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

function FilesField({ view, errors }: { readonly view: View; readonly errors: FieldErrors | null }) {
  const { t } = view;
  const error = errors?.['files'];
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for="files">{t('directory.imports.files')}</label>
      <p class="hint" id="files-hint">
        {t('directory.imports.files_hint')}
      </p>
      {error ? (
        <p class="error" id="files-error">
          <Icon name="warn" />
          <span>{error}</span>
        </p>
      ) : null}
      <input
        id="files"
        name="files"
        type="file"
        multiple
        accept=".csv,.tsv,.txt,.json,.zip,text/csv,application/json,application/zip"
        aria-describedby={error ? 'files-hint files-error' : 'files-hint'}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}
