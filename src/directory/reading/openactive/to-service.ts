import { type Bag, bagsIn, endOf, iriOf, textIn, textsIn, typeOf } from './item.ts';
import type { Joined } from './join-items.ts';
import { phonesOf, placesOf } from './to-place.ts';
import { comingTimes, meetingOf, openingTimes, slotTimes, statedTimes, type When } from './to-times.ts';

/** Told by the parts of a record elsewhere, or of no use in a directory: pictures, and who leads it by name. */
const told: ReadonlySet<string> = new Set([
  ...['@context', '@type', 'type', '@id', 'id', 'name', 'description', 'url', 'activity', 'facilityType'],
  ...['category', 'organizer', 'provider', 'hostOrganization', 'location', 'offers', 'ageRange', 'level'],
  ...['genderRestriction', 'isAccessibleForFree', 'eventSchedule', 'subEvent', 'superEvent', 'startDate'],
  ...['endDate', 'duration', 'eventStatus', 'attendeeInstructions', 'accessibilityInformation', 'image'],
  ...['leader', 'contributor', 'video', 'logo', 'programme', 'individualFacilityUse', 'facilityUse', 'event'],
  ...['aggregateFacilityUse', 'meetingPoint', 'accessibilitySupport', 'hoursAvailable', 'potentialAction'],
]);

/**
 * An OpenActive activity with its sessions as the HSDS service it stands for, ready for the reader that serves all formats.
 * What is over is inactive: a cancelled event, one whose day is past, a series whose feed holds no session to come.
 */
export function serviceFrom(activity: Joined, split: boolean, when: When): Bag {
  const { data, key } = activity;
  const zone = zoneOf(data, when.zone);
  const slots = activity.sessions.filter(one => typeOf(one) === 'Slot' || one['facilityUse'] !== undefined);
  const sessions = activity.sessions.filter(one => !slots.includes(one));
  const { times, coming } = comingTimes(sessions, { ...when, zone });
  const own = sessions.length > 0 ? null : meetingOf(data, zone);
  const schedules = [
    ...(coming > 0 ? times : statedTimes(data)),
    ...slotTimes(slots, { ...when, zone }),
    ...(own && coming === 0 && statedTimes(data).length === 0 ? [oneDay(own)] : []),
    ...openingTimes(data),
  ];
  const series = typeOf(data) === 'SessionSeries' || key.startsWith('SessionSeries/');
  const over =
    isCancelled(data) ||
    isPast(data, zone, when.today) ||
    (coming === 0 && (sessions.length > 0 || (series && split)));
  return {
    id: key,
    name: data['name'],
    description: textIn(data['description']) ?? undefined,
    url: textIn(data['url']) ?? undefined,
    status: over ? 'inactive' : 'active',
    organization: organizationOf(data),
    service_at_locations: placesOf(data).map(location => ({
      location,
      description: textIn(data['meetingPoint']) ?? undefined,
    })),
    schedules,
    attributes: termsOf(data),
    cost_options: bagsIn(data['offers']).map(costOf),
    free: typeof data['isAccessibleForFree'] === 'boolean' ? data['isAccessibleForFree'] : undefined,
    application_process: textIn(data['attendeeInstructions']) ?? undefined,
    eligibility_description: whoFor(data),
    ...agesOf(data),
    ...Object.fromEntries(Object.entries(data).filter(([name]) => !told.has(name))),
  };
}

function oneDay({ on, opensAt, closesAt }: NonNullable<ReturnType<typeof meetingOf>>): Bag {
  return { dtstart: on, until: on, opens_at: opensAt, closes_at: closesAt };
}

function zoneOf(data: Bag, usual: string): string {
  const stated = bagsIn(data['eventSchedule']).map(one => textIn(one['scheduleTimezone']))[0] ?? null;
  if (stated === null) return usual;
  try {
    return Temporal.Now.zonedDateTimeISO(stated).timeZoneId;
  } catch {
    return usual;
  }
}

const isCancelled = (data: Bag) => /Cancelled$/.test(textIn(data['eventStatus']) ?? '');

// A course that runs until May is not over because it began in October.
function isPast(data: Bag, zone: string, today: Temporal.PlainDate): boolean {
  const end = textIn(data['endDate']) ?? textIn(data['startDate']);
  const last = end === null ? null : meetingOf({ startDate: end }, zone);
  return last !== null && last.on < today.toString();
}

function organizationOf(data: Bag): Bag | undefined {
  const [stated] = bagsIn(data['organizer'] ?? data['provider'] ?? data['hostOrganization']);
  if (!stated || textIn(stated['name']) === null) return undefined;
  const [logo] = bagsIn(stated['logo']);
  return {
    id: iriOf(stated) ?? undefined,
    name: stated['name'],
    description: textIn(stated['description']) ?? undefined,
    website: textIn(stated['url']) ?? undefined,
    email: textIn(stated['email']) ?? undefined,
    logo: logo ? (textIn(logo['url']) ?? undefined) : undefined,
    phones: phonesOf(stated),
  };
}

function termsOf(data: Bag): Bag[] {
  const lists = ['activity', 'facilityType', 'accessibilitySupport'] as const;
  const concepts = lists.flatMap(list =>
    bagsIn(data[list]).map(concept => ({
      taxonomy_term: {
        id: iriOf(concept) ?? undefined,
        name: concept['prefLabel'] ?? concept['name'],
        taxonomy: endOf(textIn(concept['inScheme']) ?? list),
        term_uri: iriOf(concept) ?? undefined,
      },
    })),
  );
  const named = [...textsIn(data['activity']), ...textsIn(data['category'])].filter(
    text => !/^https?:/.test(text),
  );
  return [...concepts, ...named.map(name => ({ taxonomy_term: { name, taxonomy: 'category' } }))];
}

function costOf(offer: Bag): Bag {
  return {
    option: textIn(offer['name']) ?? undefined,
    amount: offer['price'],
    currency: textIn(offer['priceCurrency']) ?? undefined,
    amount_description: textIn(offer['description']) ?? undefined,
  };
}

function whoFor(data: Bag): string | undefined {
  const gender = endOf(textIn(data['genderRestriction']) ?? '');
  const only = gender === 'FemaleOnly' ? 'Women only' : gender === 'MaleOnly' ? 'Men only' : null;
  const parts = [only, ...textsIn(data['level'])].filter(part => part !== null);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function agesOf(data: Bag): Bag {
  const [range] = bagsIn(data['ageRange']);
  return { minimum_age: range?.['minValue'], maximum_age: range?.['maxValue'] };
}
