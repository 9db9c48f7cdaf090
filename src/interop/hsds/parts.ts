import type { WholeLocation, WholeRow, WithPhones, WithTerm } from '../../directory/index.ts';
import { placeOf } from '../../programmes/index.ts';
import { firstSaid } from '../oruk/said.ts';
import { type HsdsRecord, recordOf } from './record-of.ts';

type Region = 'ie' | 'uk';
const countries = { ie: 'IE', uk: 'GB' } as const;

/** Stands where HSDS requires a part of an address that no source has told. Our own reader takes it for nothing. */
const notKnown = 'Not known';

/** The text of a column, null where there is none. */
export function textIn(row: Readonly<Record<string, unknown>>, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A phone. HSDS takes whole numbers as extension; any other is told in its description. */
export function phoneRecord(row: WholeRow, owner: object): HsdsRecord {
  const extension = textIn(row, 'extension');
  const whole = extension !== null && /^[1-9]\d{0,8}$/.test(extension);
  const odd = extension === null || whole ? null : `x${extension}`;
  const description = [odd, textIn(row, 'description')].filter(part => part !== null).join(', ');
  const languages = Array.isArray(row['languages']) ? row['languages'] : [];
  return {
    ...recordOf('phone', row, { ...bare, ...owner, description, extension: whole ? extension : null }),
    ...listed(
      'languages',
      languages.map((one, at) =>
        recordOf('language', { ...one, id: partId(row.id, at) }, { phone_id: row.id }),
      ),
    ),
  };
}

// A row names its nearest owner alone: then it is clear where it belongs, and nothing comes twice.
const bare = {
  service_id: null,
  location_id: null,
  organization_id: null,
  contact_id: null,
  service_at_location_id: null,
};

/** An id of a thing that has no row of its own: the id of its owner with its number in place of the last digits. */
export function partId(owner: string, at: number): string {
  const number = (at + 1).toString(16).padStart(3, '0').slice(-3);
  const turned = [...owner.slice(0, 8)].reverse().join('');
  return `${turned}${owner.slice(8, -3)}${number}`;
}

export function contactRecord(row: WithPhones, owner: object): HsdsRecord {
  return {
    ...recordOf('contact', row, { ...bare, ...owner }),
    ...listed(
      'phones',
      row.phones.map(phone => phoneRecord(phone, { contact_id: row.id })),
    ),
  };
}

/** Terms that hang on a record, each with its list. HSDS requires a description: the name stands in. */
export function attributeRecords(rows: readonly WithTerm[], entity: string): HsdsRecord {
  return listed(
    'attributes',
    rows.map(row => ({
      ...recordOf('attribute', row, { link_entity: entity }),
      taxonomy_term: termRecord(row.term),
    })),
  );
}

export function termRecord(term: WholeRow): HsdsRecord {
  return recordOf('taxonomy_term', term, {
    description: firstSaid(textIn(term, 'description'), textIn(term, 'name')),
  });
}

/** Access of a place or a service; a code says what is there, its value whether. */
export function accessRecord(row: WholeRow, owner: object): HsdsRecord {
  const code = textIn(row, 'code');
  const value = textIn(row, 'value') ?? 'unknown';
  const known = code !== null && value !== 'unknown';
  return recordOf('accessibility', row, {
    service_id: null,
    location_id: null,
    ...owner,
    description: firstSaid(
      textIn(row, 'description'),
      known ? `${code.replaceAll('_', ' ')}: ${value}` : null,
    ),
    code,
    value: code === null ? null : value,
  });
}

/** A rhythm. HSDS knows WEEKLY and MONTHLY: every day is a week of seven days, another rhythm stays in its words. */
export function scheduleRecord(row: WholeRow, owner: object): HsdsRecord {
  const daily = row['freq'] === 'DAILY' && Number(row['interval'] ?? 1) === 1 && row['count'] === null;
  const known = row['freq'] === null || row['freq'] === 'WEEKLY' || row['freq'] === 'MONTHLY';
  return recordOf('schedule', row, {
    ...bare,
    ...owner,
    // The days of a rhythm that is not told would be read as those of a week.
    ...(daily ? { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR,SA,SU' } : known ? {} : unruly),
  });
}

const unruly = {
  freq: null,
  interval: null,
  count: null,
  byday: null,
  bymonthday: null,
  byweekno: null,
  byyearday: null,
};

/** A key with its list, unless that is empty. */
export function listed(name: string, list: readonly object[]): HsdsRecord {
  return list.length === 0 ? {} : { [name]: list };
}

/** HSDS location without what hangs on it. The middle of a postcode area is no position: nobody could tell it from a door. */
export function locationHead(location: WholeLocation): HsdsRecord {
  const about = location['approximate'] === true;
  return recordOf('location', location, about ? { latitude: null, longitude: null } : {});
}

/** HSDS location with all that hangs on it. */
export function locationRecord(location: WholeLocation): HsdsRecord {
  const owner = { location_id: location.id };
  return {
    ...locationHead(location),
    ...listed(
      'addresses',
      location.addresses.map(address => addressRecord(address, location.region)),
    ),
    ...listed(
      'accessibility',
      location.accessibility.map(one => accessRecord(one, owner)),
    ),
    ...listed(
      'phones',
      location.phones.map(phone => phoneRecord(phone, owner)),
    ),
    ...listed(
      'contacts',
      location.contacts.map(contact => contactRecord(contact, owner)),
    ),
    ...listed(
      'schedules',
      location.schedules.map(one => scheduleRecord(one, owner)),
    ),
    ...listed(
      'languages',
      location.languages.map(one => recordOf('language', one, owner)),
    ),
    ...attributeRecords(location.attributes, 'location'),
  };
}

/** HSDS address. The town is read from the postcode and the country from the source where the address does not say them. */
export function addressRecord(address: WholeRow, region: Region): HsdsRecord {
  const said = (column: string) => textIn(address, column);
  const postcode = said('postal_code');
  const town = postcode === null ? null : placeOf(region, postcode)?.name;
  return recordOf('address', address, {
    address_1: firstSaid(said('address_1'), said('address_2'), notKnown),
    address_2: said('address_1') === null ? null : said('address_2'),
    city: firstSaid(said('city'), town, notKnown),
    state_province: firstSaid(said('state_province'), said('region'), notKnown),
    postal_code: firstSaid(postcode, notKnown),
    country: firstSaid(said('country'), countries[region]),
  });
}
