type Said<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The parts of a record that say something: without null and empty lists; null when none does. */
export function filled<T extends object>(record: T): Said<T> | null {
  const said = Object.entries(record).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return said.length === 0 ? null : (Object.fromEntries(said) as Said<T>);
}

/** `more` beside a record, when there is any. */
export function withMore<T extends object>(more: T | null): { readonly more?: T } {
  return more === null ? {} : { more };
}
