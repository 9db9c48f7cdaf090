import { accessOf } from '../derive/access.ts';
import type {
  AccessRecord,
  AddressRecord,
  AreaRecord,
  ContactRecord,
  CostRecord,
  LanguageRecord,
  PhoneRecord,
  ScheduleRecord,
} from '../record.ts';
import type { Fields } from './fields.ts';
import { scheduleMore } from './hsds-schedule-more.ts';

/** The small records that hang on organizations, places and services; null where nothing usable is said. */

export function phoneOf(from: Fields): PhoneRecord | null {
  const number = from.text('number', 'phone', 'telephone')?.replaceAll('"', '') ?? null;
  const prefix = from.text('country_prefix');
  const department = from.text('department');
  const vanity = from.text('vanity_number');
  const said = [from.text('description'), department, vanity].filter(part => part !== null);
  const languages = kept(from.many('languages'), languageOf);
  if (number === null) return null;
  const phone = {
    number: prefix && !number.startsWith('+') ? `${prefix} ${number}` : number,
    extension: from.text('extension'),
    type: from.text('type', 'number_type'),
    description: said.length > 0 ? said.join(', ') : null,
    ...(languages.length > 0 ? { more: { languages } } : {}),
  };
  from.done('phone');
  return phone;
}

export function contactOf(from: Fields): ContactRecord | null {
  const contact = {
    name: from.text('name'),
    title: from.text('title'),
    department: from.text('department'),
    email: from.email('email'),
    phones: kept(from.many('phones'), phoneOf),
  };
  const empty = !contact.name && !contact.title && !contact.email && contact.phones.length === 0;
  from.done('contact');
  return empty ? null : contact;
}

export function addressOf(from: Fields, type: AddressRecord['type'] = 'physical'): AddressRecord | null {
  const stated = from.text('address_type');
  const address = {
    attention: from.text('attention'),
    line1: from.text('address_1'),
    line2: from.text('address_2'),
    city: from.text('city'),
    region: from.text('region'),
    stateProvince: from.text('state_province'),
    postalCode: from.text('postal_code')?.toUpperCase() ?? null,
    country: from.text('country'),
    type: stated === 'postal' || stated === 'virtual' ? stated : type,
  };
  from.done('address');
  const empty = !address.line1 && !address.line2 && !address.city && !address.postalCode && !address.region;
  return empty ? null : address;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** RFC 5545 day codes from 'TH,FR', 'Monday' or '3' (1 is Monday). */
function bydayOf(from: Fields): string | null {
  const rule = from.text('byday');
  if (rule !== null && /^([+-]?\d?(MO|TU|WE|TH|FR|SA|SU),?\s?)+$/i.test(rule)) {
    return rule.toUpperCase().replaceAll(' ', '');
  }
  const named = (from.text('weekday') ?? rule)?.toLowerCase() ?? null;
  if (named === null) return null;
  const index = weekdays.findIndex(
    day => named.startsWith(day.slice(0, 3)) || named === String(weekdays.indexOf(day) + 1),
  );
  return dayCodes[index] ?? null;
}

export function scheduleOf(from: Fields): ScheduleRecord | null {
  const byday = bydayOf(from);
  const schedule = {
    validFrom: from.date('valid_from'),
    validTo: from.date('valid_to'),
    dtstart: from.date('dtstart'),
    until: from.date('until'),
    freq: from.text('freq')?.toUpperCase() ?? (byday === null ? null : 'WEEKLY'),
    interval: from.whole('interval'),
    count: from.whole('count'),
    byday,
    bymonthday: from.text('bymonthday'),
    opensAt: from.time('opens_at'),
    closesAt: from.time('closes_at'),
    description: from.long('description'),
    notes: from.long('notes'),
    attendingType: from.text('attending_type'),
    link: from.url('schedule_link'),
  };
  const more = scheduleMore(from);
  from.done('schedule');
  if (!more && Object.values(schedule).every(value => value === null)) return null;
  return more ? { ...schedule, more } : schedule;
}

/** One stated accessibility record may hold several facts: one record a code, or one without a code. */
export function accessibilityOf(from: Fields): AccessRecord[] {
  const description = from.long('description', 'accessibility');
  const details = from.long('details');
  const url = from.url('url');
  const code = from.text('code');
  const value = from.text('value');
  from.done('accessibility');
  if (code !== null && (value === 'yes' || value === 'no'))
    return [{ code, value, description, details, url }];
  const facts = accessOf([description, details].filter(part => part !== null).join('. '));
  if (facts.length > 0) return facts.map(fact => ({ ...fact, description, details, url }));
  return description === null ? [] : [{ code: null, value: 'unknown', description, details, url }];
}

export function costOf(from: Fields): CostRecord | null {
  const cost = {
    option: from.text('option'),
    amount: from.number('amount'),
    currency: from.text('currency')?.toUpperCase() ?? null,
    amountDescription: from.text('amount_description'),
    validFrom: from.date('valid_from'),
    validTo: from.date('valid_to'),
  };
  from.done('cost_option');
  return cost.option !== null || cost.amount !== null || cost.amountDescription !== null ? cost : null;
}

export function languageOf(from: Fields): LanguageRecord | null {
  const language = { name: from.text('name', 'language'), code: from.text('code'), note: from.text('note') };
  from.done('language');
  return language.name !== null || language.code !== null ? language : null;
}

export function areaOf(from: Fields): AreaRecord | null {
  const area = {
    name: from.text('name', 'service_area'),
    extent: from.text('extent'),
    extentType: from.text('extent_type'),
    uri: from.url('uri'),
  };
  const description = from.long('description');
  from.done('service_area');
  if (area.name === null && area.extent === null && description === null) return null;
  return description === null ? area : { ...area, description };
}

/** Reads each and leaves out those that say nothing. */
export function kept<T>(list: readonly Fields[], read: (from: Fields) => T | null): T[] {
  return list.map(read).filter(item => item !== null);
}
