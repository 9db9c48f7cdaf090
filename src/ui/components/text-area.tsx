import { describedBy, errorOf, Field, type FieldProps, typedText } from './field.tsx';

export type TextAreaProps = FieldProps & {
  readonly value?: string | null | undefined;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
};

/**
 * Several lines to write in; grows with the text.
 *
 * @example <TextArea view={view} name="note" label={t('sessions.note')} values={typed} errors={errors} rows={6} />
 */
export function TextArea(props: TextAreaProps) {
  const { name, rows = 3 } = props;
  return (
    <Field {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        dir="auto"
        maxlength={props.maxlength}
        aria-invalid={errorOf(props) ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {typedText(props.values, name) ?? props.value ?? ''}
      </textarea>
    </Field>
  );
}
