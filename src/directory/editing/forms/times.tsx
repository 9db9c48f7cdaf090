import { z } from 'zod';
import {
  ChoiceGroup,
  choices,
  DateField,
  dateTyped,
  Fold,
  optionalChoice,
  optionalDate,
  optionalText,
  optionalTime,
  Select,
  TextArea,
  TextField,
  Tick,
  type Typed,
  tick,
} from '../../../ui/index.ts';
import { weekdays } from '../../published.ts';
import { rhythms, type ScheduleEdit, type TimesEdit } from '../service-edit.ts';
import { breaksField, daysField, dayTyped } from './dates-in-text.ts';
import type { FieldsProps, GroupForm } from './group-form.ts';
import { rowNumbers, rowsToShow } from './numbered.ts';

const nths = ['1', '2', '3', '4', '-1'] as const;
const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

/** One row of times; nothing is said where no rhythm is chosen. */
const rowSchema = z
  .object({
    id: optionalText(),
    rhythm: optionalChoice(rhythms),
    days: choices(weekdays),
    nth: choices(nths),
    dates: daysField(),
    from: optionalTime(),
    to: optionalTime(),
    start: optionalDate(),
    end: optionalDate(),
    months: choices(months),
    term: tick(),
    off: daysField(),
    breaks: breaksField(),
    words: optionalText({ lines: true, max: 2000 }),
  })
  .superRefine((row, context) => {
    const fault = (field: string, key: string) =>
      context.addIssue({ code: 'custom', path: [field], message: `directory.edit.error.${key}` });
    const { rhythm } = row;
    const regular = rhythm === 'weekly' || rhythm === 'fortnightly' || rhythm === 'monthly';
    if (regular && row.days.length === 0) fault('days', 'no_day');
    if (rhythm === 'monthly' && row.nth.length === 0) fault('nth', 'no_nth');
    if (rhythm === 'fortnightly' && row.start === null) fault('start', 'no_start');
    if (rhythm === 'dates' && row.dates.length === 0) fault('dates', 'no_dates');
    if (row.start && row.end && Temporal.PlainDate.compare(row.start, row.end) > 0) fault('end', 'end');
    if (rhythm === 'words' && row.words === null && row.id === null) fault('words', 'no_words');
  });

type Row = z.output<typeof rowSchema>;

/** When it takes place. */
export const timesForm: GroupForm<'times'> = {
  schema: () =>
    z.record(z.string(), z.unknown()).transform((raw, context): TimesEdit => {
      const schedules = rowNumbers.flatMap(number => {
        const prefix = `time${number}_`;
        const parsed = rowSchema.safeParse(under(raw, prefix));
        if (parsed.success)
          return parsed.data.rhythm === null ? [] : [scheduleOf(parsed.data, parsed.data.rhythm)];
        for (const issue of parsed.error.issues)
          context.addIssue({
            code: 'custom',
            path: [`${prefix}${String(issue.path[0])}`],
            message: issue.message,
          });
        return [];
      });
      return { schedules };
    }),
  typed: ({ schedules }) =>
    Object.fromEntries(schedules.flatMap((one, at) => Object.entries(rowTyped(one, `time${at + 1}_`)))),
  Fields,
};

function under(raw: Readonly<Record<string, unknown>>, prefix: string): Record<string, unknown> {
  const own = Object.entries(raw).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

const clock = (time: Temporal.PlainTime | null): string | null => time?.toString().slice(0, 5) ?? null;

function scheduleOf(row: Row, rhythm: ScheduleEdit['rhythm']): ScheduleEdit {
  const regular = rhythm === 'weekly' || rhythm === 'fortnightly' || rhythm === 'monthly';
  return {
    id: row.id,
    rhythm,
    days: regular ? weekdays.filter(day => row.days.includes(day)) : [],
    nth: rhythm === 'monthly' ? row.nth.map(Number) : [],
    dates: rhythm === 'dates' ? row.dates : [],
    from: clock(row.from),
    to: clock(row.to),
    startsOn: rhythm === 'dates' ? null : (row.start?.toString() ?? null),
    endsOn: rhythm === 'dates' ? null : (row.end?.toString() ?? null),
    months: row.months.map(Number),
    termTime: row.term,
    offOn: row.off,
    breaks: row.breaks,
    words: row.words,
  };
}

function rowTyped(one: ScheduleEdit, prefix: string): Typed {
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  return {
    [`${prefix}id`]: one.id ?? '',
    [`${prefix}rhythm`]: one.rhythm,
    [`${prefix}days`]: one.days,
    [`${prefix}nth`]: one.nth.map(String),
    [`${prefix}dates`]: one.dates.map(dayTyped).join('\n'),
    [`${prefix}from`]: one.from ?? '',
    [`${prefix}to`]: one.to ?? '',
    ...dateTyped(`${prefix}start`, day(one.startsOn)),
    ...dateTyped(`${prefix}end`, day(one.endsOn)),
    [`${prefix}months`]: one.months.map(String),
    ...(one.termTime ? { [`${prefix}term`]: 'yes' } : {}),
    [`${prefix}off`]: one.offOn.map(dayTyped).join('\n'),
    [`${prefix}breaks`]: one.breaks.map(({ from, to }) => `${dayTyped(from)} – ${dayTyped(to)}`).join('\n'),
    [`${prefix}words`]: one.words ?? '',
  };
}

function Fields(props: FieldsProps) {
  const rows = rowsToShow(props.values, 'time');
  return (
    <>
      {rows.map(number =>
        number === rows.length && number > 1 && !props.values[`time${number}_rhythm`] ? (
          <Fold summary={props.view.t('directory.edit.time.another')}>
            <TimeRow {...props} number={number} />
          </Fold>
        ) : (
          <TimeRow {...props} number={number} />
        ),
      )}
    </>
  );
}

function TimeRow({ view, values, errors, number }: FieldsProps & { readonly number: number }) {
  const { t } = view;
  const prefix = `time${number}_`;
  const props = { view, values, errors };
  const special = ['months', 'term', 'off', 'breaks', 'end-day'].some(
    part => (values[`${prefix}${part}`] ?? '').length > 0,
  );
  return (
    <fieldset class="group edit-row">
      <legend>{t('directory.edit.time', { number })}</legend>
      <input type="hidden" name={`${prefix}id`} value={String(values[`${prefix}id`] ?? '')} />
      <Select
        {...props}
        name={`${prefix}rhythm`}
        label={t('directory.edit.time.rhythm')}
        size="medium"
        blank={t('directory.edit.time.none')}
        options={rhythms.map(value => ({ value, label: t(`directory.edit.rhythm.${value}`) }))}
      />
      <ChoiceGroup
        {...props}
        name={`${prefix}days`}
        legend={t('directory.edit.time.days')}
        many
        columns={3}
        options={weekdays.map(day => ({
          value: day,
          label: t.of(`directory.find.day_${day.toLowerCase()}`),
        }))}
      />
      <div class="edit-pair">
        <TextField
          {...props}
          name={`${prefix}from`}
          label={t('directory.edit.time.from')}
          size="short"
          optional
        />
        <TextField
          {...props}
          name={`${prefix}to`}
          label={t('directory.edit.time.to')}
          size="short"
          optional
        />
      </div>
      <Fold
        summary={t('directory.edit.time.monthly')}
        open={(values[`${prefix}nth`] ?? '').length > 0 || Boolean(errors?.[`${prefix}nth`])}
      >
        <ChoiceGroup
          {...props}
          name={`${prefix}nth`}
          legend={t('directory.edit.time.nth')}
          many
          columns={3}
          options={nths.map(value => ({
            value,
            label: t.of(`directory.edit.nth.${value === '-1' ? 'last' : value}`),
          }))}
        />
      </Fold>
      <Fold
        summary={t('directory.edit.time.single')}
        open={(values[`${prefix}dates`] ?? '').length > 0 || Boolean(errors?.[`${prefix}dates`])}
      >
        <TextArea
          {...props}
          name={`${prefix}dates`}
          label={t('directory.edit.time.dates')}
          hint={t('directory.edit.hint.dates')}
          optional
        />
      </Fold>
      <DateField
        {...props}
        name={`${prefix}start`}
        legend={t('directory.edit.time.start')}
        hint={t('directory.edit.hint.start')}
        optional
      />
      <Fold summary={t('directory.edit.time.pauses')} open={special}>
        <DateField {...props} name={`${prefix}end`} legend={t('directory.edit.time.end')} optional />
        <ChoiceGroup
          {...props}
          name={`${prefix}months`}
          legend={t('directory.edit.time.months')}
          hint={t('directory.edit.hint.months')}
          many
          columns={3}
          options={months.map(value => ({ value, label: t.of(`directory.edit.month.${value}`) }))}
        />
        <Tick {...props} name={`${prefix}term`} label={t('directory.edit.time.term')} />
        <TextArea
          {...props}
          name={`${prefix}off`}
          label={t('directory.edit.time.off')}
          hint={t('directory.edit.hint.dates')}
          optional
        />
        <TextArea
          {...props}
          name={`${prefix}breaks`}
          label={t('directory.edit.time.breaks')}
          hint={t('directory.edit.hint.breaks')}
          optional
        />
      </Fold>
      <TextArea {...props} name={`${prefix}words`} label={t('directory.edit.time.words')} rows={2} optional />
    </fieldset>
  );
}
