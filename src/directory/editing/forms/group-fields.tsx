import type { EditGroup } from '../service-edit.ts';
import { groupForms } from './forms.ts';
import type { FieldsProps } from './group-form.ts';

/** The fields of one group, without a form around them. */
export function GroupFields({ group, ...props }: FieldsProps & { readonly group: EditGroup }) {
  const { Fields } = groupForms[group];
  return <Fields {...props} />;
}
