import { type FieldKind, type HsdsTable, tableNames, tables } from './tables.ts';

/** What a data package calls each kind of value. */
const types: Readonly<Record<FieldKind, { readonly type: string; readonly format?: string }>> = {
  id: { type: 'string', format: 'uuid' },
  text: { type: 'string' },
  uri: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  number: { type: 'number' },
  whole: { type: 'integer' },
  date: { type: 'date' },
  // Local, without seconds.
  time: { type: 'string' },
  moment: { type: 'datetime' },
  flag: { type: 'boolean' },
  list: { type: 'string' },
};

/**
 * The tables as a tabular data package (Frictionless Data): what each holds and where it is.
 * @param base the address that the paths of the tables begin with
 * @param sources where the entries come from, with their licences
 */
export function dataPackage(base: string, sources: readonly object[]): object {
  return {
    name: 'hsds',
    title: 'Hedgerow: the directory in the tables of HSDS 3.1',
    profile: 'tabular-data-package',
    homepage: base.replace(/\/api\/.*$/, '/'),
    sources,
    resources: tableNames.map(name => {
      const { fields, own = [], path }: HsdsTable = tables[name];
      return {
        name,
        path: `${base}/${path}`,
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: {
          primaryKey: 'id',
          fields: Object.entries(fields).map(([field, kind]) => ({
            name: field,
            ...types[kind],
            ...(own.includes(field) ? { description: 'Not part of HSDS: Hedgerow adds it.' } : {}),
          })),
        },
      };
    }),
  };
}
