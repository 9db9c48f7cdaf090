import { z } from 'zod';
import { parsePostcode } from '../../../programmes/index.ts';
import { optionalText, TextArea, TextField, Tick, tick } from '../../../ui/index.ts';
import type { PlaceEdit, WhereEdit } from '../service-edit.ts';
import type { FieldsProps, FormContext, GroupForm } from './group-form.ts';
import { rowNumbers, rowsToShow } from './numbered.ts';
import { FactChoice, factField } from './three-ways.tsx';

/** Where it takes place, and how to get there and back. */
export const whereForm: GroupForm<'where'> = {
  schema,
  typed(value) {
    const rows = value.places.flatMap((place, at) => Object.entries(placeTyped(place, `place${at + 1}_`)));
    return {
      ...Object.fromEntries(rows),
      online: value.online,
      transport: value.transport ?? '',
      ...(value.confidential ? { confidential: 'yes' } : {}),
    };
  },
  Fields,
};

function schema({ region }: FormContext): z.ZodType<WhereEdit> {
  const rows = rowNumbers.flatMap(number => Object.entries(placeShape(`place${number}_`, region)));
  return z
    .object({
      ...Object.fromEntries(rows),
      online: factField(),
      transport: optionalText({ lines: true, max: 2000 }),
      confidential: tick(),
    })
    .transform(({ online, transport, confidential, ...fields }) => ({
      places: rowNumbers.flatMap(number => placeOf(fields, `place${number}_`)),
      online,
      transport,
      confidential,
    }));
}

function placeShape(prefix: string, region: 'ie' | 'uk') {
  const code = optionalText({ max: 12 }).transform(text => {
    const found = text === null ? null : parsePostcode(region === 'ie' ? 'eircode' : 'uk_postcode', text);
    return found?.ok ? found.value : (text?.toUpperCase() ?? null);
  });
  const pin = optionalText({ max: 60 }).transform((text, context) => {
    if (text === null || isPin(text)) return text;
    context.addIssue({ code: 'custom', message: 'directory.edit.error.pin' });
    return z.NEVER;
  });
  return {
    [`${prefix}id`]: optionalText(),
    [`${prefix}name`]: optionalText(),
    [`${prefix}line1`]: optionalText(),
    [`${prefix}line2`]: optionalText(),
    [`${prefix}city`]: optionalText(),
    [`${prefix}code`]: code,
    [`${prefix}pin`]: pin,
  };
}

function isPin(text: string): boolean {
  const found = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  return found !== null && Math.abs(Number(found[1])) <= 90 && Math.abs(Number(found[2])) <= 180;
}

function placeOf(fields: Readonly<Record<string, unknown>>, prefix: string): PlaceEdit[] {
  const of = (name: string): string | null => {
    const value = fields[`${prefix}${name}`];
    return typeof value === 'string' ? value : null;
  };
  const said = {
    name: of('name'),
    line1: of('line1'),
    line2: of('line2'),
    city: of('city'),
    postalCode: of('code'),
    pin: of('pin'),
  };
  const empty = Object.values(said).every(value => value === null);
  return empty ? [] : [{ id: of('id'), ...said }];
}

function placeTyped(place: PlaceEdit, prefix: string): Record<string, string> {
  const { id, name, line1, line2, city, postalCode, pin } = place;
  const parts = { id, name, line1, line2, city, code: postalCode, pin };
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${prefix}${part}`, value ?? '']));
}

function Fields({ view, region, values, errors }: FieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  const shown = rowsToShow(values, 'place');
  return (
    <>
      {shown.map(number => {
        const prefix = `place${number}_`;
        const line = (part: string, label: string, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
          <TextField {...props} name={`${prefix}${part}`} label={label} optional {...more} />
        );
        return (
          <fieldset class="group edit-row">
            <legend>{t('directory.edit.place', { number })}</legend>
            <input type="hidden" name={`${prefix}id`} value={String(values[`${prefix}id`] ?? '')} />
            {line('name', t('directory.edit.place.name'))}
            {line('line1', t('directory.edit.place.line1'))}
            {line('line2', t('directory.edit.place.line2'))}
            <div class="edit-pair">
              {line('city', t('directory.edit.place.city'))}
              {line(
                'code',
                t(region === 'ie' ? 'directory.edit.place.eircode' : 'directory.edit.place.postcode'),
              )}
            </div>
            {line('pin', t('directory.edit.place.pin'), {
              hint: t('directory.edit.hint.pin'),
              size: 'medium',
            })}
          </fieldset>
        );
      })}
      <FactChoice {...props} name="online" legend={t('directory.edit.field.where.online')} />
      <TextArea
        {...props}
        name="transport"
        label={t('directory.edit.field.where.transport')}
        hint={t('directory.edit.hint.transport')}
        optional
      />
      <Tick
        {...props}
        name="confidential"
        label={t('directory.edit.field.where.confidential')}
        hint={t('directory.edit.hint.confidential')}
      />
    </>
  );
}
