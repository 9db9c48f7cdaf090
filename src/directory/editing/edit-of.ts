import type { EntryRows } from './entry-rows.ts';
import { scheduleEditOf } from './schedule-edit.ts';
import type {
  AccessEdit,
  ContactEdit,
  CostEdit,
  SafeguardingEdit,
  ServiceEdit,
  WhereEdit,
  WhoForEdit,
} from './service-edit.ts';

/** A service as people edit it, from its rows. */
export function editOf(rows: EntryRows): ServiceEdit {
  const { service } = rows;
  return {
    entry: {
      name: service.name,
      organization: rows.organization,
      description: service.description,
      kinds: service.kinds,
      status: service.status,
      alert: service.alert,
    },
    where: whereOf(rows),
    times: { schedules: rows.schedules.map(scheduleEditOf) },
    cost: costOf(rows),
    access: accessOf(rows),
    who_for: whoForOf(rows),
    contact: contactOf(rows),
    safeguarding: safeguardingOf(rows),
  };
}

function whereOf({ service, places }: EntryRows): WhereEdit {
  const online = places.some(({ location }) => location.location_type === 'virtual');
  const spoken = places.map(({ location }) => location.transportation).find(text => text !== null);
  return {
    places: places
      .filter(({ location }) => location.location_type !== 'virtual')
      .map(({ location, address }) => ({
        id: location.id,
        name: location.name,
        line1: address?.address_1 ?? null,
        line2: address?.address_2 ?? null,
        city: address?.city ?? null,
        postalCode: address?.postal_code ?? null,
        pin:
          location.latitude === null || location.longitude === null || location.approximate
            ? null
            : `${location.latitude}, ${location.longitude}`,
      })),
    online: service.online === 'unknown' && online ? 'yes' : service.online,
    transport: service.transport ?? spoken ?? null,
    confidential: service.address_confidential,
  };
}

function costOf({ service, costs, region }: EntryRows): CostEdit {
  const usual = region === 'ie' ? 'EUR' : 'GBP';
  return {
    free: service.free,
    options: costs.map(cost => ({
      id: cost.id,
      option: [cost.option, cost.amount_description].filter(part => part !== null).join(', ') || null,
      amount: cost.amount,
      currency: cost.currency === 'EUR' || cost.currency === 'GBP' ? cost.currency : usual,
    })),
    words: service.fees_description,
  };
}

// What people know at the service goes before what its places say; of several places a "no" counts.
function accessOf({ access, places }: EntryRows): AccessEdit {
  const known = new Map<string, 'yes' | 'no'>();
  for (const { code, value } of places.flatMap(place => place.access)) {
    if (code !== null && value !== 'unknown' && known.get(code) !== 'no') known.set(code, value);
  }
  for (const { code, value } of access) {
    if (code === null) continue;
    if (value === 'unknown') known.delete(code);
    else known.set(code, value);
  }
  const said = [...access, ...places.flatMap(place => place.access)].filter(({ code }) => code === null);
  const own = access.filter(({ code }) => code === null);
  const words = (own.length > 0 ? own : said).flatMap(({ description }) => description ?? []);
  const facts = [...known].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { facts: Object.fromEntries(facts), words: [...new Set(words)].join('. ') || null };
}

function whoForOf({ service, languages, documents }: EntryRows): WhoForEdit {
  return {
    minimumAge: service.minimum_age,
    maximumAge: service.maximum_age,
    sex: service.sex,
    eligibility: service.eligibility_description,
    languages: languages.flatMap(({ name, code }) => name ?? code ?? []),
    referralNeeded: service.referral_needed,
    selfReferral: service.self_referral,
    howToJoin: service.application_process,
    documents: documents.map(documentIn),
    placesLeft: service.places_left,
    placesAsOf: service.places_as_of,
    waitingWeeks: service.waiting_weeks,
    waitingAsOf: service.waiting_as_of,
    waitingWords: service.wait_time,
  };
}

/** A document as people edit it: one line. */
export function documentIn({ document, uri }: EntryRows['documents'][number]): string {
  return (document ?? uri ?? '').replace(/\s+/g, ' ').trim();
}

function contactOf({ service, phones, contacts }: EntryRows): ContactEdit {
  return {
    phones: phones
      .filter(phone => phone.type !== 'fax')
      .map(({ id, number, description, extension }) => ({
        id,
        number: extension === null ? number : `${number} x${extension}`,
        about: description,
      })),
    email: service.email ?? contacts.find(({ email }) => email !== null)?.email ?? null,
    website: service.url,
    name: contacts[0]?.name ?? null,
    title: contacts[0]?.title ?? null,
  };
}

function safeguardingOf({ safeguarding }: EntryRows): SafeguardingEdit {
  const of = (what: string) => {
    const row = safeguarding.find(one => one.what === what);
    return {
      value: row?.value ?? 'unknown',
      checkedOn: row?.checked_on ?? null,
      note: row?.note ?? null,
    } as const;
  };
  return { vetting: of('vetting'), insurance: of('insurance'), policy: of('policy') };
}
