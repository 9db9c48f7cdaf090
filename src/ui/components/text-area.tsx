import { directionOf, type Locale } from '../words/locales.ts';
import { describedBy, errorOf, Field, type FieldProps, typedText } from './field.tsx';

export type TextAreaProps = FieldProps & {
  readonly value?: string | null | undefined;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
  /** The language it is written in, where that is not the page’s. */
  readonly written?: Locale | undefined;
};

/**
 * Several lines to write in; grows with the text.
 *
 * @example <TextArea view={view} name="note" label={t('sessions.note')} values={typed} errors={errors} rows={6} />
 */
export function TextArea(props: TextAreaProps) {
  const { name, rows = 3, written } = props;
  return (
    <Field {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        lang={written}
        dir={written ? directionOf(written) : 'auto'}
        maxlength={props.maxlength}
        aria-invalid={errorOf(props) ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {typedText(props.values, name) ?? props.value ?? ''}
      </textarea>
    </Field>
  );
}
