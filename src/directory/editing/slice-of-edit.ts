import { recordId } from '../reading/keys.ts';
import { documentIn } from './edit-of.ts';
import type { EntryRows, JsonRow } from './entry-rows.ts';
import { languageCode } from './language-code.ts';
import { placesSlice } from './places-of-edit.ts';
import { scheduleColumns } from './schedule-edit.ts';
import type { ContactEdit, FactGroup, ServiceEdit } from './service-edit.ts';
import type { Slice } from './slice.ts';

type Edit<G extends FactGroup> = ServiceEdit[G];

/**
 * The rows that say what people wrote. A row they changed keeps what they cannot edit; one they left out is gone.
 * @param organizationId the row of the organization that `entry` names
 */
export function sliceOfEdit(
  group: FactGroup,
  edit: ServiceEdit,
  rows: EntryRows,
  organizationId: string | null,
): Slice {
  switch (group) {
    case 'entry': {
      const { name, description, kinds, status, alert } = edit.entry;
      const columns = { name, description, kinds, status, alert, organization_id: organizationId };
      return { columns, tables: {} };
    }
    case 'where':
      return placesSlice(edit.where, rows);
    case 'times':
      return timesSlice(edit.times, rows);
    case 'cost':
      return costSlice(edit.cost, rows);
    case 'access':
      return accessSlice(edit.access, rows);
    case 'who_for':
      return whoForSlice(edit.who_for, rows);
    case 'contact':
      return contactSlice(edit.contact, rows);
  }
}

// A row of the form is the row it was made of, or a new one with an id of its place in the list.
function child(rows: EntryRows, table: string, was: JsonRow | undefined, position: number): JsonRow {
  const service_id = rows.service.id;
  return was
    ? { ...was, position }
    : { id: recordId(service_id, `own_${table}`, `${position}`), service_id, position };
}

function timesSlice({ schedules }: Edit<'times'>, rows: EntryRows): Slice {
  const fresh = { location_id: null, service_at_location_id: null, also_on: [] };
  const made = schedules.map((schedule, position) => {
    const was = rows.schedules.find(({ id }) => id === schedule.id);
    return { ...(was ? {} : fresh), ...child(rows, 'schedule', was, position), ...scheduleColumns(schedule) };
  });
  return { columns: {}, tables: { schedule: made } };
}

function costSlice({ free, options, words }: Edit<'cost'>, rows: EntryRows): Slice {
  const made = options.map(({ id, option, amount, currency }, position) => {
    const was = rows.costs.find(cost => cost.id === id);
    return {
      ...child(rows, 'cost_option', was, position),
      option,
      amount,
      currency,
      amount_description: null,
    };
  });
  return { columns: { free, fees_description: words }, tables: { cost_option: made } };
}

// A fact that a place states and people do not know is written as unknown, or the place's would come back.
function accessSlice({ facts, words }: Edit<'access'>, rows: EntryRows): Slice {
  const stated = rows.places.flatMap(place => place.access).flatMap(({ code }) => code ?? []);
  const codes = [...new Set([...Object.keys(facts), ...stated])].toSorted();
  const made: JsonRow[] = codes.map((code, position) => ({
    ...child(rows, 'accessibility', undefined, position),
    location_id: null,
    code,
    value: facts[code] ?? 'unknown',
    description: null,
  }));
  if (words !== null) {
    const row = child(rows, 'accessibility', undefined, made.length);
    made.push({ ...row, location_id: null, code: null, value: 'unknown', description: words });
  }
  return { columns: {}, tables: { accessibility: made } };
}

function whoForSlice(edit: Edit<'who_for'>, rows: EntryRows): Slice {
  const language = edit.languages.map((name, position) => {
    const was = rows.languages.find(one => (one.name ?? one.code) === name);
    const made = { location_id: null, name, code: languageCode(name), note: null };
    return was ? { ...was, position } : { ...child(rows, 'language', was, position), ...made };
  });
  // A document that people leave as it is keeps its page on the web.
  const required_document = edit.documents.map((document, position) => {
    const was = rows.documents.find(one => documentIn(one) === document);
    return was
      ? { ...was, position }
      : { ...child(rows, 'required_document', was, position), document, uri: null };
  });
  const columns = {
    eligibility_description: edit.eligibility,
    minimum_age: edit.minimumAge,
    maximum_age: edit.maximumAge,
    application_process: edit.howToJoin,
    wait_time: edit.waitingWords,
    sex: edit.sex,
    referral_needed: edit.referralNeeded,
    self_referral: edit.selfReferral,
    places_left: edit.placesLeft,
    places_as_of: edit.placesAsOf,
    waiting_weeks: edit.waitingWeeks,
    waiting_as_of: edit.waitingAsOf,
  };
  return { columns, tables: { language, required_document } };
}

function contactSlice({ phones, email, website, name, title }: ContactEdit, rows: EntryRows): Slice {
  const [first, ...others] = rows.contacts;
  const named = name !== null || title !== null;
  const head: JsonRow = {
    organization_id: null,
    location_id: null,
    department: null,
    ...child(rows, 'contact', first, 0),
    name,
    title,
    email: first?.email === email ? email : null,
  };
  const contact = [...(named ? [head] : []), ...others];
  const kept = new Set(contact.map(row => row['id']));
  const fax = rows.phones.filter(({ type }) => type === 'fax');
  const phone = phones.map(({ id, number, about }, position) => {
    const was = rows.phones.find(row => row.id === id);
    const fresh = {
      organization_id: null,
      location_id: null,
      contact_id: null,
      extension: null,
      type: 'voice',
    };
    const bare = was?.extension ? number.replace(` x${was.extension}`, '') : number;
    const row = {
      ...(was ? {} : fresh),
      ...child(rows, 'phone', was, position),
      number: bare,
      description: about,
    };
    return was && !kept.has(was.contact_id) ? { ...row, contact_id: null } : row;
  });
  const all = [...phone, ...fax].map((row, position): JsonRow => ({ ...row, position }));
  return { columns: { email, url: website }, tables: { contact, phone: all } };
}
