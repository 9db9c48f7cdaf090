import { assetKinds } from '../../programmes/index.ts';
import { type Child, type FieldErrors, Select, TextField, type Typed, type View } from '../../ui/index.ts';

/** The fields of `sourceShape`: what it is called, who may use it, and what stands in where a row says nothing. */
export function SourceFields({
  view,
  values,
  errors,
  known,
  children,
}: {
  readonly view: View;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
  /** Titles of sources there are, to choose from. */
  readonly known?: readonly string[];
  /** Fields of one's own, between whose it is and what stands in. */
  readonly children?: Child;
}) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      <TextField
        {...props}
        name="title"
        label={t('directory.imports.name')}
        hint={known ? t('directory.imports.name_hint') : undefined}
        list={known}
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
      {children}
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
    </>
  );
}
