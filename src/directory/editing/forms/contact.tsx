import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { optionalEmail, optionalText, TextField } from '../../../ui/index.ts';
import { readUrl } from '../../reading/values.ts';
import type { ContactEdit } from '../service-edit.ts';
import type { FieldsProps, FormContext, GroupForm } from './group-form.ts';
import { rowNumbers, rowsToShow } from './numbered.ts';

/** Whom to ask. */
export const contactForm: GroupForm<'contact'> = {
  schema,
  typed(value) {
    const rows = value.phones.flatMap(({ id, number, about }, at) => [
      [`phone${at + 1}_id`, id ?? ''],
      [`phone${at + 1}_number`, number],
      [`phone${at + 1}_about`, about ?? ''],
    ]);
    return {
      ...Object.fromEntries(rows),
      contact_email: value.email ?? '',
      website: value.website ?? '',
      contact_name: value.name ?? '',
      contact_title: value.title ?? '',
    };
  },
  Fields,
};

// Short numbers and freephone numbers are numbers too; what can be dialled from abroad is kept so.
function phoneOf(text: string, region: 'ie' | 'uk'): string | null {
  if (!/^[\d\s()+./x*#-]{3,40}$/.test(text) || text.replace(/\D/g, '').length < 3) return null;
  if (text.includes('x')) return text;
  const parsed = parsePhoneNumberFromString(text, region === 'ie' ? 'IE' : 'GB');
  return parsed?.isPossible() && parsed.isValid() ? parsed.number : text;
}

function schema({ region }: FormContext): z.ZodType<ContactEdit> {
  const number = optionalText({ max: 40 }).transform((text, context): string | null => {
    const found = text === null ? null : phoneOf(text, region);
    if (text === null || found !== null) return found;
    context.addIssue({ code: 'custom', message: 'directory.edit.error.phone' });
    return z.NEVER;
  });
  const website = optionalText({ max: 500 }).transform((text, context): string | null => {
    const found = text === null ? null : readUrl(text);
    if (text === null || found !== null) return found;
    context.addIssue({ code: 'custom', message: 'directory.edit.error.website' });
    return z.NEVER;
  });
  const shape = rowNumbers.flatMap(row => [
    [`phone${row}_id`, optionalText()],
    [`phone${row}_number`, number],
    [`phone${row}_about`, optionalText()],
  ]);
  const rows: Record<string, z.ZodType<unknown>> = Object.fromEntries(shape);
  return z
    .object({
      ...rows,
      contact_email: optionalEmail(),
      website,
      contact_name: optionalText(),
      contact_title: optionalText(),
    })
    .transform(
      ({ contact_email: email, website: url, contact_name: name, contact_title: title, ...others }) => {
        const fields: Readonly<Record<string, unknown>> = others;
        const said = (field: string) => (typeof fields[field] === 'string' ? fields[field] : null);
        const phones = rowNumbers.flatMap(row => {
          const found = said(`phone${row}_number`);
          return found === null
            ? []
            : [{ id: said(`phone${row}_id`), number: found, about: said(`phone${row}_about`) }];
        });
        return { phones, email, website: url, name, title };
      },
    );
}

function Fields({ view, values, errors }: FieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      {rowsToShow(values, 'phone').map(row => (
        <div class="edit-pair edit-row">
          <input type="hidden" name={`phone${row}_id`} value={String(values[`phone${row}_id`] ?? '')} />
          <TextField
            {...props}
            name={`phone${row}_number`}
            type="tel"
            label={t('directory.edit.phone.number')}
            optional
          />
          <TextField
            {...props}
            name={`phone${row}_about`}
            label={t('directory.edit.phone.about')}
            hint={row === 1 ? t('directory.edit.hint.phone_about') : undefined}
            optional
          />
        </div>
      ))}
      <TextField
        {...props}
        name="contact_email"
        type="email"
        label={t('directory.edit.field.contact.email')}
        optional
      />
      <TextField
        {...props}
        name="website"
        type="url"
        label={t('directory.edit.field.contact.website')}
        optional
      />
      <TextField {...props} name="contact_name" label={t('directory.edit.field.contact.name')} optional />
      <TextField {...props} name="contact_title" label={t('directory.edit.field.contact.title')} optional />
    </>
  );
}
