import type { FieldErrors, Typed, View } from '../../ui/index.ts';

/** What every part of the form is given. */
export type FieldsProps = {
  readonly view: View;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};
