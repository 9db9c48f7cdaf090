import { describedBy, errorOf, Field, type FieldProps, typedText } from './field.tsx';

export type Option = { readonly value: string; readonly label: string };

export type SelectProps = FieldProps & {
  readonly options: readonly Option[];
  readonly value?: string | null | undefined;
  /** First line, with an empty value: “Choose one”. Left out when one is always chosen. */
  readonly blank?: string | undefined;
  readonly size?: 'short' | 'medium' | 'full' | undefined;
};

/**
 * One of many, when tiles would fill the page. Up to seven answers use `ChoiceGroup`.
 *
 * @example <Select view={view} name="link_worker" label={t('care.who')} options={workers} blank={t('ui.form.choose')} />
 */
export function Select(props: SelectProps) {
  const { name, options, blank } = props;
  const chosen = typedText(props.values, name) ?? props.value ?? '';
  return (
    <Field {...props}>
      <select
        id={name}
        name={name}
        aria-invalid={errorOf(props) ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {blank === undefined ? null : <option value="">{blank}</option>}
        {options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
