import type { FieldErrors } from '../form/field-errors.ts';
import type { Typed } from '../form/read-form.ts';
import type { Child } from '../jsx/html.ts';
import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

/** What every field has. */
export type FieldProps = {
  readonly view: View;
  /** Name in the form and id on the page. */
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  /** What was typed or stored, by name. */
  readonly values?: Typed | undefined;
  readonly errors?: FieldErrors | null | undefined;
  readonly optional?: boolean | undefined;
  /** The label is read out but not shown; the place must make plain what is asked. */
  readonly hiddenLabel?: boolean | undefined;
};

/** The one text among what was typed under a name. */
export function typedText(values: Typed | undefined, name: string): string | undefined {
  const value = values && Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? value : value?.[0];
}

/** All texts typed under a name. */
export function typedTexts(values: Typed | undefined, name: string): readonly string[] {
  const value = values && Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Ids of hint and error, for aria-describedby. */
export function describedBy(props: Pick<FieldProps, 'name' | 'hint' | 'errors'>): string | undefined {
  const ids = [props.hint ? `${props.name}-hint` : '', errorOf(props) ? `${props.name}-error` : ''];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** The error of this field, if it has one. */
export function errorOf({ errors, name }: Pick<FieldProps, 'name' | 'errors'>): string | undefined {
  return errors && Object.hasOwn(errors, name) ? errors[name] : undefined;
}

/** Label, hint and error above an input. */
export function Field({
  children,
  size,
  ...props
}: FieldProps & { readonly children?: Child; readonly size?: string | undefined }) {
  const names = ['field', size ? `field--${size}` : '', errorOf(props) ? 'has-error' : ''].filter(Boolean);
  return (
    <div class={names.join(' ')}>
      <label for={props.name} class={props.hiddenLabel ? 'visually-hidden' : undefined}>
        {props.label}
        <Optional {...props} />
      </label>
      <HintAndError {...props} />
      {children}
    </div>
  );
}

/** “You can leave this empty”, beside the label. */
export function Optional({ view, optional }: Pick<FieldProps, 'view' | 'optional'>) {
  if (!optional) return null;
  return <span class="optional"> {view.t('ui.form.optional')}</span>;
}

/** The hint and the error of a field, in that order. */
export function HintAndError(props: Pick<FieldProps, 'name' | 'hint' | 'errors'>) {
  const error = errorOf(props);
  return (
    <>
      {props.hint ? (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {error === undefined ? null : (
        <p class="error" id={`${props.name}-error`}>
          <Icon name="warn" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}
