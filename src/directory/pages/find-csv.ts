import { type CsvColumn, toCsv } from '../../platform/csv.ts';
import type { Db } from '../../platform/database/index.ts';
import type { View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type Found, search } from '../search-queries.ts';
import { type FindQuery, nearOf, readFind, searchOf } from './find-query.ts';
import { nextTime } from './hit-facts.tsx';
import { languageName } from './language-name.ts';

/** Services in one table; more nobody reads. */
const mostInTable = 1000;

/** The same results as a table, for staff. */
export const findCsv: Route = route({
  method: 'get',
  path: '/find/list.csv',
  door: ['link_worker', 'coordinator', 'administrator'],
  async handle(ask) {
    const { programme, view } = ask;
    const found = await ask.within(scope => all(scope.db, programme.region, readFind(ask.c), ask.today));
    return ask.file(tableOf(view, found), 'text/csv; charset=utf-8', fileName(view, ask.today));
  },
});

/** The same for everybody. */
export const publicFindCsv: Route = route({
  method: 'get',
  path: '/:programme/find/list.csv',
  door: 'visitor',
  async handle(ask) {
    const { programme, view } = ask;
    const found = await all(ask.database.open, programme.region, readFind(ask.c), ask.today);
    return ask.file(tableOf(view, found), 'text/csv; charset=utf-8', fileName(view, ask.today));
  },
});

async function all(
  db: Db,
  region: 'ie' | 'uk',
  query: FindQuery,
  today: Temporal.PlainDate,
): Promise<readonly Found[]> {
  const near = nearOf(region, query);
  const asked = searchOf(region, { ...query, after: null }, near, today, mostInTable);
  return (await search(db, asked)).found;
}

const fileName = ({ t }: View, today: Temporal.PlainDate): string =>
  `${t('directory.find.csv_name')}-${today}.csv`;

function tableOf(view: View, found: readonly Found[]): Uint8Array {
  const { t, say } = view;
  const fact = { yes: t('ui.form.yes'), no: t('ui.form.no'), unknown: '' } as const;
  const columns: readonly CsvColumn<Found>[] = [
    { label: t('directory.field.name'), text: one => one.name },
    { label: t('directory.field.organization'), text: one => one.organization },
    { label: t('directory.find.kind'), text: one => kindsOf(view, one) },
    { label: t('directory.field.location_name'), text: one => one.placeName },
    { label: t('directory.field.address_1'), text: one => one.address },
    { label: t('directory.field.postal_code'), text: one => one.postalCode },
    { label: t('directory.find.csv_km'), text: one => (one.metres === null ? null : one.metres / 1000) },
    { label: t('directory.find.csv_next'), text: one => nextTime(view, one) },
    { label: t('directory.find.free'), text: one => fact[one.free] },
    { label: t('directory.service.cost'), text: one => one.feesDescription },
    { label: t('directory.find.step_free'), text: one => fact[one.stepFree] },
    { label: t('directory.find.online'), text: one => (one.online ? fact.yes : fact.no) },
    { label: t('directory.find.open_door'), text: one => fact[one.facts?.openDoor ?? 'unknown'] },
    { label: t('directory.field.eligibility_description'), text: one => one.eligibility },
    {
      label: t('directory.field.languages'),
      text: one => say.list((one.facts?.languages ?? []).map(code => languageName(view, code))),
    },
    { label: t('directory.field.assured_date'), text: one => one.confirmedOn?.toString() ?? null },
    { label: t('directory.field.description'), text: one => one.description },
    { label: t('directory.find.csv_id'), text: one => one.serviceId },
  ];
  return toCsv(columns, found);
}

function kindsOf({ t, say }: View, { kinds }: Found): string {
  return say.list(kinds.map(kind => t.code('asset_kinds', kind)));
}
