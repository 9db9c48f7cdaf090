import type { z } from 'zod';
import type { Typed } from '../../../ui/index.ts';
import { readForm } from '../../../ui/index.ts';
import type { PartialEdit } from '../changes.ts';
import type { EditGroup, ServiceEdit } from '../service-edit.ts';
import { accessForm } from './access.tsx';
import { contactForm } from './contact.tsx';
import { costForm } from './cost.tsx';
import { entryForm } from './entry.tsx';
import type { FormContext, GroupForm } from './group-form.ts';
import { safeguardingForm } from './safeguarding.tsx';
import { timesForm } from './times.tsx';
import { whereForm } from './where.tsx';
import { whoForForm } from './who-for.tsx';

/** The form of each group. Their fields have names of their own, so that any of them may stand on one page. */
export const groupForms: { readonly [G in EditGroup]: GroupForm<G> } = {
  entry: entryForm,
  where: whereForm,
  times: timesForm,
  cost: costForm,
  access: accessForm,
  who_for: whoForForm,
  contact: contactForm,
  safeguarding: safeguardingForm,
};

/**
 * Reads the groups of a form.
 * @returns what was written, or words keys by field of what is wrong
 * @example const { edit, error } = readEdit(['cost', 'times'], data, { region: 'ie', today: ask.today });
 */
export function readEdit(
  groups: readonly EditGroup[],
  data: FormData,
  context: FormContext,
):
  | { readonly edit: PartialEdit; readonly error: null }
  | { readonly edit: null; readonly error: Readonly<Record<string, string>> } {
  const parts: [EditGroup, unknown][] = [];
  const wrong: Record<string, string> = {};
  for (const group of groups) {
    const schema: z.ZodType<unknown> = groupForms[group].schema(context);
    // The whole form is given to each; a group takes the fields that are its own.
    const { params, error } = readForm(schema, data);
    if (error) Object.assign(wrong, error);
    else parts.push([group, params]);
  }
  return Object.keys(wrong).length > 0
    ? { edit: null, error: wrong }
    : { edit: Object.fromEntries(parts), error: null };
}

/** The groups of an edit as they stand in the fields. */
export function typedEdit(groups: readonly EditGroup[], edit: ServiceEdit): Typed {
  return Object.assign({}, ...groups.map(group => typedGroup(group, edit)));
}

function typedGroup<G extends EditGroup>(group: G, edit: ServiceEdit): Typed {
  return groupForms[group].typed(edit[group]);
}
