import { stringify } from 'csv-stringify/sync';
import { NotFound } from '../../core/index.ts';
import { directoryChangedAt } from '../../directory/index.ts';
import { type Route, route } from '../../web/index.ts';
import { guarded, json, publish } from '../oruk/answer.ts';
import { sourceRecords } from '../oruk/routes.ts';
import { dataPackage } from './data-package.ts';
import type { HsdsRecord } from './record-of.ts';
import { tableRecords } from './table-rows.ts';
import { type TableName, tableNames, tables } from './tables.ts';

type Where = { readonly publicUrl: string; readonly base: string };

/** The directory as a tabular data package: one address describes it, and one holds each of its tables. */
export function tableRoutes({ publicUrl, base }: Where): readonly Route[] {
  return [
    route({
      method: 'get',
      path: `${base}/datapackage.json`,
      door: 'anyone',
      open: true,
      handle: json(async ask => ({
        body: dataPackage(`${publicUrl}${base}`, await ask.within(({ db }) => sourceRecords(db))),
        changedAt: null,
      })),
    }),
    route({
      method: 'get',
      path: `${base}/:file`,
      door: 'anyone',
      open: true,
      handle: guarded(async ask => {
        const file = ask.c.req.param('file');
        const name = tableNames.find(one => tables[one].path === file);
        if (!name) throw new NotFound('table');
        const { records, changedAt } = await ask.within(async ({ db }) => ({
          changedAt: await directoryChangedAt(db),
          records: await tableRecords(db, name),
        }));
        ask.c.header('content-disposition', `attachment; filename="${tables[name].path}"`);
        return publish(ask, tableText(name, records), 'text/csv; charset=utf-8', changedAt);
      }),
    }),
  ];
}

/** A table as CSV (RFC 4180) with all its columns, whatever its rows fill. */
export function tableText(name: TableName, records: readonly HsdsRecord[]): string {
  const columns = Object.keys(tables[name].fields);
  const lines = records.map(record => columns.map(column => cell(record[column])));
  return stringify([columns, ...lines], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(one => cell(one)).join(',');
  if (typeof value === 'object') {
    const { from, to } = value as { readonly from?: unknown; readonly to?: unknown };
    return `${from}/${to}`;
  }
  return guardedText(String(value));
}

// What a spreadsheet would run gets an apostrophe, which our reader takes off again; a number or a phone number runs nothing.
function guardedText(text: string): string {
  return /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(text) && !/^[+-]?[\d\s().-]+$/.test(text)
    ? `'${text}`
    : text;
}
