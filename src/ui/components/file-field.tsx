import { describedBy, errorOf, Field, type FieldProps } from './field.tsx';

export type FileFieldProps = Omit<FieldProps, 'values'> & {
  /** Endings and types that are offered first, as browsers want them. */
  readonly accept: string;
  /** Several files at once. */
  readonly many?: boolean | undefined;
};

/**
 * A file to choose. What was chosen is never put back: browsers do not allow it. The form must be `multipart`.
 *
 * @example <FileField view={view} name="file" label={t('matching.import.file')} accept=".json" errors={errors} />
 */
export function FileField({ accept, many, ...props }: FileFieldProps) {
  return (
    <Field {...props}>
      <input
        id={props.name}
        name={props.name}
        type="file"
        multiple={many}
        accept={accept}
        aria-describedby={describedBy(props)}
        aria-invalid={errorOf(props) ? 'true' : undefined}
      />
    </Field>
  );
}
