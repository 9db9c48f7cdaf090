/**
 * Waits for several answers by name. Questions put to the database so travel together.
 * @example const { rows, staff } = await allOf({ rows: boardRows(scope), staff: activeStaff(scope) });
 */
export async function allOf<T extends Readonly<Record<string, Promise<unknown>>>>(
  promises: T,
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const names = Object.keys(promises);
  const values = await Promise.all(Object.values(promises));
  return Object.fromEntries(names.map((name, at) => [name, values[at]])) as { [K in keyof T]: Awaited<T[K]> };
}
