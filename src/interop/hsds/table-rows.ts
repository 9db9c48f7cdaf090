import {
  publishedLinks,
  tableRows,
  type WholeLocation,
  type WholeOrganization,
  type WholeRow,
  type WholeService,
} from '../../directory/index.ts';
import type { Db } from '../oruk/address.ts';
import {
  accessRecord,
  addressRecord,
  contactRecord,
  locationHead,
  phoneRecord,
  scheduleRecord,
  termRecord,
} from './parts.ts';
import { type HsdsRecord, recordOf } from './record-of.ts';
import {
  capacityRecords,
  identifierRecord,
  organizationHead,
  placeUnit,
  programRecord,
  serviceHead,
} from './service.ts';
import type { TableName } from './tables.ts';

type Rows = readonly WholeRow[];

/** All records of a table that are published: the same as in the nested answers, each with the keys of what it hangs on. */
export async function tableRecords(db: Db, name: TableName): Promise<readonly HsdsRecord[]> {
  if (name === 'service_capacity' || name === 'unit') return capacities(db, name);
  const rows = await tableRows(db, name);
  switch (name) {
    case 'organization':
      return rows.map(row => organizationHead(row as WholeOrganization));
    case 'program':
      return rows.map(programRecord);
    case 'service':
      return rows.map(row => serviceHead(row as WholeService));
    case 'location':
      return rows.map(row => locationHead(row as WholeLocation));
    case 'address':
      return rows.map(row => addressRecord(row, row['source_region'] === 'uk' ? 'uk' : 'ie'));
    case 'phone':
      return owned(db, rows, (row, owner) => plain(phoneRecord(row, owner)));
    case 'contact':
      return owned(db, rows, (row, owner) => contactRecord({ ...row, phones: [] }, owner));
    case 'schedule':
      return owned(db, rows, scheduleRecord);
    case 'service_area':
      return owned(db, rows, (row, owner) =>
        recordOf('service_area', row, { service_id: null, service_at_location_id: null, ...owner }),
      );
    case 'language':
      return [...rows.map(row => recordOf('language', row)), ...(await spokenOnPhones(db))];
    case 'accessibility':
      return rows
        .filter(row => row['service_id'] === null || row['value'] !== 'unknown' || row['code'] === null)
        .map(row => accessRecord(row, { service_id: row['service_id'], location_id: row['location_id'] }));
    case 'organization_identifier':
      return rows.map(identifierRecord);
    case 'taxonomy_term':
      return rows.map(termRecord);
    case 'taxonomy':
      return rows.map(row => recordOf('taxonomy', row, { description: row['description'] ?? row['name'] }));
    default:
      return rows.map(row => recordOf(name, row));
  }
}

// Lists inside a record are tables of their own.
function plain(record: HsdsRecord): HsdsRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !Array.isArray(value)));
}

async function spokenOnPhones(db: Db): Promise<readonly HsdsRecord[]> {
  const phones = await tableRows(db, 'phone');
  return phones.flatMap(phone => {
    const { languages } = phoneRecord(phone, {});
    return Array.isArray(languages) ? languages : [];
  });
}

// A row names the most exact thing it hangs on; a place that is not told leaves it with the service.
async function owned(
  db: Db,
  rows: Rows,
  record: (row: WholeRow, owner: object) => HsdsRecord,
): Promise<readonly HsdsRecord[]> {
  const links = await publishedLinks(db);
  const columns = ['contact_id', 'service_at_location_id', 'service_id', 'location_id', 'organization_id'];
  return rows.map(row => {
    const column = columns.find(one => {
      const id = row[one];
      return typeof id === 'string' && (one !== 'service_at_location_id' || links.has(id));
    });
    return record(row, column === undefined ? {} : { [column]: row[column] });
  });
}

async function capacities(db: Db, name: 'service_capacity' | 'unit'): Promise<readonly HsdsRecord[]> {
  const services = await tableRows(db, 'service');
  const units = new Map((await tableRows(db, 'unit')).map(unit => [unit.id, unit]));
  const all = Map.groupBy(await tableRows(db, 'service_capacity'), row => row['service_id']);
  const records = services.flatMap(service =>
    capacityRecords({
      ...(service as WholeService),
      capacities: (all.get(service.id) ?? []).map(row => ({
        ...row,
        unit: units.get(String(row['unit_id'])) ?? null,
      })),
    }),
  );
  if (name === 'service_capacity') return records.map(({ unit: _, ...record }) => record);
  const used = new Set(records.map(record => record['unit_id']));
  return [
    ...(used.has(placeUnit.id) ? [placeUnit] : []),
    ...[...units.values()].filter(({ id }) => used.has(id)).map(unit => recordOf('unit', unit)),
  ];
}
