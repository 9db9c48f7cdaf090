import { z } from 'zod';
import { LinkButton, TextField, Tick, tick } from '../../ui/index.ts';
import { countsForm, numbers, type Part, type PartFieldsProps, typedCounts, version } from '../part.ts';

const counts = { measuresReminderDays: { min: 0, max: 60 } } as const;
const form = z.object({
  version,
  reviewAfterSessions: numbers({ min: 3, max: 30, most: 4 }),
  reviewAfterWeeks: numbers({ min: 2, max: 52, most: 4 }),
  ...countsForm(counts),
  asksReferrers: tick(),
});
const lists = ['reviewAfterSessions', 'reviewAfterWeeks'] as const;

/** When people are asked on the way, beside start and end, and how soon they are reminded. Which questions: on the page of questionnaires. */
export const measures: Part<typeof form> = {
  name: 'measures',
  form,
  read: ({ version: _, ...settings }) => ({ settings }),
  typed: ({ settings }) => ({
    ...typedCounts(counts, settings),
    asksReferrers: settings.asksReferrers ? 'yes' : '',
    ...Object.fromEntries(lists.map(name => [name, settings[name].join(', ')])),
  }),
  fields: Fields,
};

function Fields({ view, values, errors }: PartFieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      <p>
        <LinkButton look="words" href="/questionnaires">
          {t('settings.measures.which')}
        </LinkButton>
      </p>
      {lists.map(name => (
        <TextField
          {...props}
          name={name}
          optional
          size="medium"
          label={t(`settings.field.${name}`)}
          hint={t(`settings.hint.${name}`)}
        />
      ))}
      <TextField
        {...props}
        name="measuresReminderDays"
        type="number"
        size="short"
        label={t('settings.field.measuresReminderDays')}
        hint={t('settings.hint.measuresReminderDays')}
      />
      <Tick
        {...props}
        name="asksReferrers"
        label={t('settings.field.asksReferrers')}
        hint={t('settings.hint.asksReferrers')}
      />
    </>
  );
}
