import type { z } from 'zod';
import type { Child, FieldErrors, Typed, View } from '../../../ui/index.ts';
import type { EditGroup, ServiceEdit } from '../service-edit.ts';

/** What a form needs to know of where and when it is read. */
export type FormContext = { readonly region: 'ie' | 'uk'; readonly today: Temporal.PlainDate };

export type FieldsProps = {
  readonly view: View;
  readonly region: 'ie' | 'uk';
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

/** One group of facts as a form: what may come in, how a value is typed, and its fields on the page. */
export type GroupForm<G extends EditGroup> = {
  schema(context: FormContext): z.ZodType<ServiceEdit[G]>;
  /** A value as it stands in the fields. */
  typed(value: ServiceEdit[G]): Typed;
  Fields(props: FieldsProps): Child;
};
