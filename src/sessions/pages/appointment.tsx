import { z } from 'zod';
import type { Case, HouseRules } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { sessionModes } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  DateField,
  date,
  type FieldErrors,
  Notice,
  optionalText,
  Select,
  TextArea,
  TextField,
  time,
  type typedIn,
  type View,
  wholeNumber,
} from '../../ui/index.ts';
import { type Warning, warningsFor } from '../calendar.ts';
import { takenBetween } from '../queries.ts';

/** What an appointment needs; for planning and for moving. */
export const appointmentFields = {
  on: date({ missing: 'sessions.error.on' }),
  at: time({ missing: 'sessions.error.at' }),
  minutes: wholeNumber({ min: 5, max: 480 }),
  mode: choice(sessionModes.codes, 'sessions.error.mode'),
  place: optionalText({ max: 300 }),
  know: optionalText({ lines: true, max: 2000 }),
  /** Set by the buttons of the warning: all the same, or without the days off. */
  anyway: z.enum(['', 'all', 'skip']).default('').catch(''),
} as const;

export type FieldsProps = {
  readonly view: View;
  readonly values: ReturnType<typeof typedIn>;
  readonly errors: FieldErrors | null;
};

const lengths = [15, 30, 45, 60, 90, 120] as const;

/** When, how, where, and what to know before. */
export function AppointmentFields(props: FieldsProps) {
  const { t, say } = props.view;
  return (
    <>
      <DateField {...props} name="on" legend={t('sessions.plan.on')} />
      <TextField
        {...props}
        name="at"
        type="time"
        label={t('sessions.plan.at')}
        hint={t('sessions.plan.at.hint')}
        size="short"
      />
      <Select
        {...props}
        name="minutes"
        label={t('sessions.plan.minutes')}
        size="medium"
        options={lengths.map(one => ({ value: String(one), label: say.minutes(one) }))}
      />
      <ChoiceGroup
        {...props}
        name="mode"
        legend={t('sessions.mode')}
        columns={3}
        options={sessionModes.codes.map(code => ({ value: code, label: t.code('session_modes', code) }))}
      />
      <TextField
        {...props}
        name="place"
        label={t('sessions.place')}
        hint={t('sessions.place.hint')}
        optional
      />
      <TextArea
        {...props}
        name="know"
        label={t('sessions.know')}
        hint={t('sessions.know.hint')}
        rows={2}
        optional
      />
    </>
  );
}

/** Clashes in the link worker's diary and days off, for these starts. */
export async function warningsIn(
  scope: Scope,
  kase: Case,
  house: HouseRules,
  starts: readonly Temporal.PlainDateTime[],
  minutes: number,
): Promise<readonly Warning[]> {
  const first = starts.at(0);
  const last = starts.at(-1);
  if (!first || !last) return [];
  const worker = kase.linkWorkerId ?? scope.actor.id;
  const taken = await takenBetween(scope, worker, first.toPlainDate(), last.toPlainDate(), kase.id);
  return warningsFor(starts, minutes, taken, house.holidays);
}

/** What to think about before the appointment is made, and how to make it all the same. */
export function Warnings({
  view,
  warnings,
  series = false,
}: {
  readonly view: View;
  readonly warnings: readonly Warning[];
  readonly series?: boolean;
}) {
  const { t, say } = view;
  if (warnings.length === 0) return null;
  const daysOff = warnings.some(one => one.kind === 'day_off');
  return (
    <Notice title={t('sessions.warn.title')}>
      <ul class="bullets">
        {warnings.map(one => (
          <li>
            {one.kind === 'clash'
              ? t('sessions.warn.clash', {
                  when: say.when(one.at),
                  name: one.with,
                  taken: say.time(one.taken),
                })
              : t('sessions.warn.day_off', { day: say.day(one.at) })}
          </li>
        ))}
      </ul>
      <p class="acts">
        <Button name="anyway" value="all" look="quiet" small>
          {t('sessions.warn.anyway')}
        </Button>
        {series && daysOff ? (
          <Button name="anyway" value="skip" look="quiet" small>
            {t('sessions.warn.skip')}
          </Button>
        ) : null}
      </p>
    </Notice>
  );
}
