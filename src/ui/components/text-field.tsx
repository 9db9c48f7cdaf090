import { describedBy, errorOf, Field, type FieldProps, typedText } from './field.tsx';

type InputType = 'text' | 'tel' | 'email' | 'number' | 'search' | 'time' | 'password' | 'url';

export type TextFieldProps = FieldProps & {
  readonly type?: InputType | undefined;
  /** Shown when nothing is among `values`. */
  readonly value?: string | null | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'numeric' | 'tel' | 'email' | 'decimal' | 'text' | undefined;
  readonly maxlength?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly size?: 'short' | 'medium' | 'full' | undefined;
  /** Suggestions; anything else may be typed too. */
  readonly list?: readonly string[] | undefined;
  readonly autofocus?: boolean | undefined;
};

const LATIN_ONLY: readonly InputType[] = ['tel', 'email', 'url', 'number', 'time'];
const MODES: Partial<Record<InputType, NonNullable<TextFieldProps['inputmode']>>> = {
  tel: 'tel',
  email: 'email',
  number: 'numeric',
};

/**
 * One line to write in. Numbers are text with a number pad: browsers' own number fields lose what
 * they do not understand.
 *
 * @example <TextField view={view} name="phone" type="tel" label={t('people.phone')} values={typed} errors={errors} />
 */
export function TextField(props: TextFieldProps) {
  const { name, type = 'text', list, autofocus } = props;
  return (
    <Field {...props}>
      <input
        id={name}
        name={name}
        type={type === 'number' ? 'text' : type}
        value={typedText(props.values, name) ?? props.value ?? undefined}
        inputmode={props.inputmode ?? MODES[type]}
        autocomplete={props.autocomplete ?? 'off'}
        maxlength={props.maxlength}
        dir={LATIN_ONLY.includes(type) ? 'ltr' : 'auto'}
        list={list ? `${name}-list` : undefined}
        autofocus={autofocus}
        aria-invalid={errorOf(props) ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
      {list ? (
        <datalist id={`${name}-list`}>
          {list.map(one => (
            <option value={one} />
          ))}
        </datalist>
      ) : null}
    </Field>
  );
}
