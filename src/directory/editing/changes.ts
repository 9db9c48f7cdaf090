import { type EditGroup, editGroups, type ServiceEdit } from './service-edit.ts';

/** One field that says something else than before; the values are those of `ServiceEdit`. */
export type Change = {
  readonly group: EditGroup;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** What is edited of a service: whole groups, those that are looked at. */
export type PartialEdit = Partial<ServiceEdit>;

/**
 * The fields of `after` that differ from `before`, in the order in which people read them. Groups that `after` does not
 * name are left alone. That a row got an id is no change.
 *
 * @example changesBetween(editOf(service), { cost: { free: 'yes', options: [], words: null } })
 */
export function changesBetween(before: ServiceEdit, after: PartialEdit): readonly Change[] {
  return editGroups.flatMap(group => {
    const [old, fresh] = [before[group], after[group]];
    if (fresh === undefined) return [];
    // An edit kept from before there was a field says nothing of it.
    return Object.keys(fresh).flatMap(field => {
      const one: unknown = Reflect.get(old, field);
      const other: unknown = Reflect.get(fresh, field);
      return alike(one, other) ? [] : [{ group, field, before: one, after: other }];
    });
  });
}

/** Whether two values say the same; ids of rows and the order of keys say nothing. */
export function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).filter(([key]) => key !== 'id');
  return entries
    .map(([key, one]) => [key, plain(one)])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** `before` with the groups of `after` in their place. */
export function edited(before: ServiceEdit, after: PartialEdit): ServiceEdit {
  const groups = editGroups.map(group => [group, { ...before[group], ...after[group] }]);
  return Object.fromEntries(groups) as ServiceEdit;
}
