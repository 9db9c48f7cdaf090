import type { PublishedLocation, PublishedPlace } from '../../directory/index.ts';
import { placeOf } from '../../programmes/index.ts';
import { firstSaid, said, uriOf } from './said.ts';

type Region = 'ie' | 'uk';
const countries = { ie: 'IE', uk: 'GB' } as const;

/** Stands where the profile requires a part of an address that no source has told. */
const notKnown = 'Not known';

/**
 * HSDS location with what belongs to its own row. The middle of a postcode area is not published as a position:
 * nobody could tell it from a door.
 */
export function locationHead(location: PublishedLocation): Record<string, unknown> {
  return said({
    id: location.id,
    location_type: location.location_type,
    name: location.name,
    alternate_name: location.alternate_name,
    description: location.description,
    transportation: location.transportation,
    url: uriOf(location.url),
    latitude: location.approximate ? null : location.latitude,
    longitude: location.approximate ? null : location.longitude,
    external_identifier: location.external_identifier,
    external_identifier_type: location.external_identifier_type,
  });
}

/** HSDS location with its addresses, accessibility and phones. */
export function locationRecord(location: PublishedLocation, region: Region): Record<string, unknown> {
  return {
    ...locationHead(location),
    addresses: location.addresses.map(address => addressRecord(address, location.id, region)),
    accessibility: location.accessibility
      .filter(one => one.value !== 'unknown' || one.description !== null)
      .map(one =>
        said({
          id: one.id,
          location_id: location.id,
          description: firstSaid(
            one.description,
            one.code && `${one.code.replaceAll('_', ' ')}: ${one.value}`,
          ),
          details: one.details,
          url: uriOf(one.url),
        }),
      ),
    phones: location.phones.map(phone => said({ ...phone, location_id: location.id })),
  };
}

type Address = PublishedLocation['addresses'][number];

// The town is read from the postcode and the country from the source where the address does not say them.
function addressRecord(address: Address, locationId: string, region: Region): Record<string, unknown> {
  const town = address.postal_code ? placeOf(region, address.postal_code)?.name : null;
  return said({
    ...address,
    location_id: locationId,
    address_1: firstSaid(address.address_1, address.address_2, notKnown),
    address_2: firstSaid(address.address_1) ? address.address_2 : null,
    city: firstSaid(address.city, town, notKnown),
    state_province: firstSaid(address.state_province, address.region, notKnown),
    postal_code: firstSaid(address.postal_code, notKnown),
    country: firstSaid(address.country, countries[region]),
  });
}

/** HSDS service_at_location inside its service. */
export function placeRecord(place: PublishedPlace, region: Region): Record<string, unknown> {
  return said({
    id: place.id,
    service_id: place.service_id,
    location_id: place.location_id,
    description: place.description,
    location: locationRecord(place.location, region),
  });
}
