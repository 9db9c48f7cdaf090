import type { View } from '../../../ui/index.ts';
import type { PartialEdit } from '../../editing/changes.ts';
import { valueInWords } from '../keeping/edit-words.ts';

/** An edit in words, a line for each field, for showing two editors' texts side by side. */
export function editAsText(view: View, edit: PartialEdit): string {
  const lines = Object.entries(edit).flatMap(([group, value]) =>
    Object.entries(value ?? {}).map(([field, said]) => {
      const name = view.t.of(`directory.edit.field.${group}.${field}`);
      return `${name}: ${valueInWords(view, field, said).join(' · ')}`;
    }),
  );
  return lines.join('\n');
}
