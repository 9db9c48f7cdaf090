import { directoryChangedAt, type PublishedRow, publishedRows } from '../../directory/index.ts';
import { type CsvColumn, toCsv } from '../../platform/csv.ts';
import { route } from '../../web/index.ts';
import { guarded, publish } from './answer.ts';
import { readAsked } from './asked.ts';

const columns: readonly CsvColumn<PublishedRow>[] = [
  { label: 'id', text: row => row.id },
  { label: 'name', text: row => row.name },
  { label: 'organization', text: row => row.organization },
  { label: 'description', text: row => row.description },
  { label: 'url', text: row => row.url },
  { label: 'email', text: row => row.email },
  { label: 'phone', text: row => row.phone },
  { label: 'location', text: row => row.place },
  { label: 'address', text: row => row.address },
  { label: 'postal_code', text: row => row.postalCode },
  { label: 'fees_description', text: row => row.fees },
  { label: 'eligibility_description', text: row => row.eligibility },
  { label: 'minimum_age', text: row => row.minimumAge },
  { label: 'maximum_age', text: row => row.maximumAge },
  { label: 'wait_time', text: row => row.waitTime },
  { label: 'application_process', text: row => row.applicationProcess },
  { label: 'assured_date', text: row => row.assuredOn?.toString() ?? null },
  { label: 'source', text: row => row.source },
  { label: 'licence', text: row => row.licence },
];

/** All services in one file, with the filters of the list. */
export const csvRoute = route({
  method: 'get',
  path: '/api/services.csv',
  door: 'anyone',
  open: true,
  handle: guarded(async ask => {
    const { filter } = readAsked(ask.c.req.queries());
    const { rows, changedAt } = await ask.within(async ({ db }) => ({
      changedAt: await directoryChangedAt(db),
      rows: await publishedRows(db, filter),
    }));
    ask.c.header('content-disposition', 'attachment; filename="services.csv"');
    return publish(ask, toCsv(columns, rows), 'text/csv; charset=utf-8', changedAt);
  }),
});
