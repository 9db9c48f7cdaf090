import { z } from 'zod';
import { optionalTime, TextField, Tick, tick, wholeNumber } from '../../ui/index.ts';
import { numbers, type Part, type PartFieldsProps, version } from '../part.ts';

const form = z
  .object({
    version,
    quiet_from: optionalTime(),
    quiet_until: optionalTime(),
    reminderHours: numbers({ min: 1, max: 168, most: 3 }),
    remindersAsk: tick(),
    groupReminderDays: numbers({ min: 0, max: 14, most: 4 }),
    textPartsADay: wholeNumber({ min: 0, max: 1_000_000, missing: 'settings.error.number' }),
  })
  .superRefine(({ quiet_from, quiet_until }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (quiet_from && !quiet_until) fault('quiet_until', 'settings.error.quiet_half');
    if (!quiet_from && quiet_until) fault('quiet_from', 'settings.error.quiet_half');
    // A time that could not be read is none here, and has been said already.
    const [from, until] = [quiet_from, quiet_until].map(one =>
      one instanceof Temporal.PlainTime ? one : null,
    );
    if (from && until && from.equals(until)) fault('quiet_until', 'settings.error.quiet_same');
  });

const clock = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' });

/** When nobody is rung by a text, what people are reminded of, and how many texts a day may cost. */
export const messages: Part<typeof form> = {
  name: 'messages',
  form,
  read: ({ version: _, quiet_from, quiet_until, ...rest }) => ({
    settings: {
      ...rest,
      quietHours: quiet_from && quiet_until ? { from: clock(quiet_from), until: clock(quiet_until) } : null,
    },
  }),
  typed: ({ settings }) => ({
    quiet_from: settings.quietHours?.from ?? '',
    quiet_until: settings.quietHours?.until ?? '',
    reminderHours: settings.reminderHours.join(', '),
    remindersAsk: settings.remindersAsk ? 'yes' : '',
    groupReminderDays: settings.groupReminderDays.join(', '),
    textPartsADay: String(settings.textPartsADay),
  }),
  fields: Fields,
};

function Fields({ view, values, errors }: PartFieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      <section class="section stack">
        <h2>{t('settings.messages.quiet')}</h2>
        <p>{t('settings.messages.quiet_text')}</p>
        <TextField
          {...props}
          name="quiet_from"
          type="time"
          size="short"
          label={t('settings.field.quiet_from')}
          optional
        />
        <TextField
          {...props}
          name="quiet_until"
          type="time"
          size="short"
          label={t('settings.field.quiet_until')}
          optional
        />
      </section>
      <section class="section stack">
        <h2>{t('settings.messages.reminders')}</h2>
        <TextField
          {...props}
          name="reminderHours"
          label={t('settings.field.reminderHours')}
          hint={t('settings.hint.reminderHours')}
          optional
        />
        <Tick
          {...props}
          name="remindersAsk"
          label={t('settings.field.remindersAsk')}
          hint={t('settings.hint.remindersAsk')}
        />
        <TextField
          {...props}
          name="groupReminderDays"
          label={t('settings.field.groupReminderDays')}
          hint={t('settings.hint.groupReminderDays')}
          optional
        />
      </section>
      <section class="section stack">
        <h2>{t('settings.messages.cost')}</h2>
        <TextField
          {...props}
          name="textPartsADay"
          type="number"
          size="short"
          label={t('settings.field.textPartsADay')}
          hint={t('settings.hint.textPartsADay')}
        />
      </section>
    </>
  );
}
