import { z } from 'zod';
import { assetKinds } from '../../../programmes/index.ts';
import {
  ChoiceGroup,
  choice,
  choices,
  optionalText,
  Select,
  TextArea,
  TextField,
  text,
} from '../../../ui/index.ts';
import type { FieldsProps, GroupForm } from './group-form.ts';

const statuses = ['active', 'temporarily_closed', 'inactive', 'defunct'] as const;

/** What it is called and what it is. */
export const entryForm: GroupForm<'entry'> = {
  schema: () =>
    z
      .object({
        name: text({ missing: 'directory.edit.error.name' }),
        organization: optionalText(),
        description: optionalText({ lines: true, max: 20_000 }),
        kinds: choices(assetKinds.codes),
        status: choice(statuses).default('active'),
        alert: optionalText({ lines: true, max: 1000 }),
      })
      .strip(),
  typed: ({ name, organization, description, kinds, status, alert }) => ({
    name,
    organization: organization ?? '',
    description: description ?? '',
    kinds,
    status,
    alert: alert ?? '',
  }),
  Fields,
};

function Fields({ view, values, errors }: FieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      <TextField {...props} name="name" label={t('directory.edit.field.entry.name')} />
      <TextField
        {...props}
        name="organization"
        label={t('directory.edit.field.entry.organization')}
        hint={t('directory.edit.hint.organization')}
        optional
      />
      <TextArea
        {...props}
        name="description"
        label={t('directory.edit.field.entry.description')}
        hint={t('directory.edit.hint.description')}
        rows={6}
        optional
      />
      <ChoiceGroup
        {...props}
        name="kinds"
        legend={t('directory.edit.field.entry.kinds')}
        many
        columns={3}
        options={assetKinds.codes.map(code => ({ value: code, label: t.code('asset_kinds', code) }))}
      />
      <Select
        {...props}
        name="status"
        label={t('directory.edit.field.entry.status')}
        size="medium"
        options={statuses.map(value => ({ value, label: t(`directory.edit.status.${value}`) }))}
      />
      <TextArea
        {...props}
        name="alert"
        label={t('directory.edit.field.entry.alert')}
        hint={t('directory.edit.hint.alert')}
        rows={2}
        optional
      />
    </>
  );
}
