import { dateTyped } from '../form/date-field.ts';
import { describedBy, errorOf, typedText } from './field.tsx';
import { Group, type GroupProps } from './group.tsx';

export type DateFieldProps = Omit<GroupProps, 'children'> & {
  /** Shown when nothing is among `values`. */
  readonly value?: Temporal.PlainDate | null | undefined;
  /** A date of birth: the browser may fill it in. */
  readonly birth?: boolean | undefined;
};

const PARTS = ['day', 'month', 'year'] as const;
const IN_BIRTH = { day: 'bday-day', month: 'bday-month', year: 'bday-year' } as const;

/**
 * A date in three fields: no calendar to fight with, no order to guess.
 *
 * @example <DateField view={view} name="born" legend={t('people.born')} values={typed} errors={errors} birth />
 */
export function DateField({ value, birth, ...group }: DateFieldProps) {
  const { view, name, values } = group;
  const stored = dateTyped(name, value ?? null);
  const names = { day: view.t('ui.form.day'), month: view.t('ui.form.month'), year: view.t('ui.form.year') };
  return (
    <Group {...group}>
      <div class="date-parts">
        {PARTS.map((part, index) => {
          const field = `${name}-${part}`;
          const id = index === 0 ? name : field;
          return (
            <div class={`field date-parts__${part}`}>
              <label for={id}>{names[part]}</label>
              <input
                id={id}
                name={field}
                inputmode="numeric"
                dir="ltr"
                maxlength={part === 'year' ? 4 : 2}
                autocomplete={birth ? IN_BIRTH[part] : 'off'}
                value={typedText(values, field) ?? stored[field]}
                aria-invalid={errorOf(group) ? 'true' : undefined}
                aria-describedby={describedBy({ name, errors: group.errors })}
              />
            </div>
          );
        })}
      </div>
    </Group>
  );
}
