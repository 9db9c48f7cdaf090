import { z } from 'zod';
import type { ProgrammeSettings } from '../../programmes/index.ts';
import { email, LOCALES, optionalPhone, optionalText, TextArea, TextField, text } from '../../ui/index.ts';
import { type Part, type PartFieldsProps, version } from '../part.ts';

/** Languages, besides English, in which a programme may say where it works and when it answers. */
const furtherLocales = ['ga', 'pl', 'uk', 'ar', 'pt'] as const;
type Further = (typeof furtherLocales)[number];

const line = (max: number) => text({ max, missing: 'settings.error.empty' });
const local = () => optionalText({ max: 120 });
const form = z.object({
  version,
  name: line(120),
  host_name: line(200),
  phone: line(60),
  phone_hours: line(120),
  email: email(),
  address: line(300),
  area_name: line(120),
  ...(Object.fromEntries(
    furtherLocales.flatMap(locale => [
      [`area_${locale}`, local()],
      [`hours_${locale}`, local()],
    ]),
  ) as Record<`${'area' | 'hours'}_${Further}`, ReturnType<typeof local>>),
});

/** Who runs the programme, where it works and how it is reached: what its public pages, letters and messages say. */
export const service: Part<typeof form> = {
  name: 'service',
  form,
  read(typed, { settings, region }) {
    const phone = optionalPhone({ region }).safeParse(typed.phone);
    if (!phone.success || phone.data === null)
      return { errors: { phone: phone.error?.issues[0]?.message ?? 'settings.error.empty' } };
    const words: ProgrammeSettings['words'] = { ...settings.words };
    for (const locale of furtherLocales) {
      const [area, hours] = [typed[`area_${locale}`], typed[`hours_${locale}`]];
      delete words[locale];
      if (area || hours) words[locale] = { ...(area ? { area } : {}), ...(hours ? { hours } : {}) };
    }
    const { name, host_name, phone_hours, email: mail, address, area_name } = typed;
    const columns = { name, host_name, phone: phone.data, phone_hours, email: mail, address, area_name };
    return { columns, settings: { words } };
  },
  typed: ({ columns, settings }) => ({
    ...columns,
    ...Object.fromEntries(
      furtherLocales.flatMap(locale => [
        [`area_${locale}`, settings.words[locale]?.area ?? ''],
        [`hours_${locale}`, settings.words[locale]?.hours ?? ''],
      ]),
    ),
  }),
  fields: Fields,
};

function Fields({ view, values, errors }: PartFieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      <section class="section stack">
        <TextField {...props} name="name" label={t('settings.field.name')} maxlength={120} />
        <TextField {...props} name="host_name" label={t('settings.field.host_name')} maxlength={200} />
        <TextField
          {...props}
          name="phone"
          type="tel"
          label={t('settings.field.phone')}
          hint={t('settings.hint.phone')}
        />
        <TextField
          {...props}
          name="phone_hours"
          label={t('settings.field.phone_hours')}
          hint={t('settings.hint.phone_hours')}
          maxlength={120}
        />
        <TextField {...props} name="email" type="email" label={t('settings.field.email')} />
        <TextArea {...props} name="address" label={t('settings.field.address')} rows={3} />
        <TextField {...props} name="area_name" label={t('settings.field.area_name')} maxlength={120} />
      </section>
      <section class="section stack">
        <h2>{t('settings.service.words')}</h2>
        <p>{t('settings.service.words_text')}</p>
        {furtherLocales.map(locale => {
          const language = LOCALES.find(one => one.locale === locale)?.name ?? locale;
          return (
            <>
              <TextField
                {...props}
                name={`area_${locale}`}
                label={t('settings.field.area_in', { language })}
                maxlength={120}
                optional
              />
              <TextField
                {...props}
                name={`hours_${locale}`}
                label={t('settings.field.hours_in', { language })}
                maxlength={120}
                optional
              />
            </>
          );
        })}
      </section>
    </>
  );
}
