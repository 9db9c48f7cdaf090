import { type Bag, bagsIn, iriOf, textIn, typeOf } from './item.ts';

/** Amenities with a house accessibility code; a place that says `false` says no. */
const amenities: Readonly<Record<string, string>> = {
  Parking: 'parking',
  Creche: 'childcare',
};

/** Where an activity takes place, as HSDS locations. An address by reference only, or none at all, gives no place. */
export function placesOf(data: Bag): Bag[] {
  const places = bagsIn(data['location']).map(place => placeOf(place, data));
  const attendance = textIn(data['eventAttendanceMode']) ?? '';
  const virtual = bagsIn(data['location']).some(place => typeOf(place) === 'VirtualLocation');
  const online = /OnlineEventAttendanceMode|MixedEventAttendanceMode/.test(attendance) && !virtual;
  const url = textIn(data['url']);
  return online ? [...places, { name: 'Online', location_type: 'virtual', url }] : places;
}

function placeOf(place: Bag, data: Bag): Bag {
  const virtual = typeOf(place) === 'VirtualLocation';
  const [geo] = bagsIn(place['geo']);
  return {
    id: iriOf(place) ?? undefined,
    name: place['name'] ?? (virtual ? 'Online' : undefined),
    location_type: virtual ? 'virtual' : 'physical',
    description: place['description'],
    url: textIn(place['url']) ?? undefined,
    latitude: geo?.['latitude'],
    longitude: geo?.['longitude'],
    external_identifier: textIn(place['identifier']) ?? undefined,
    addresses: addressesOf(place),
    phones: phonesOf(place),
    accessibility: accessOf(place, data),
  };
}

// An address may be a record, or one line of words.
function addressesOf(place: Bag): Bag[] {
  const line = textIn(place['address']);
  if (line !== null) return [{ address_1: line }];
  return bagsIn(place['address']).map(address => ({
    address_1: address['streetAddress'],
    city: address['addressLocality'],
    region: address['addressRegion'],
    postal_code: address['postalCode'],
    country: address['addressCountry'],
  }));
}

/** The telephone of an organization or place. */
export function phonesOf(data: Bag): Bag[] {
  const number = textIn(data['telephone']);
  return number === null ? [] : [{ number, type: 'voice' }];
}

function accessOf(place: Bag, data: Bag): Bag[] {
  const facts = bagsIn(place['amenityFeature']).flatMap((feature): Bag[] => {
    const code = amenities[typeOf(feature)];
    const value = feature['value'];
    if (code === undefined || typeof value !== 'boolean') return [];
    return [{ code, value: value ? 'yes' : 'no', description: feature['name'] }];
  });
  const words = textIn(data['accessibilityInformation']);
  return words === null ? facts : [...facts, { description: words }];
}
