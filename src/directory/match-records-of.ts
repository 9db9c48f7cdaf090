import { distanceKm, type Point } from '../core/index.ts';
import type { MatchRecord } from './match-queries.ts';
import type { Reading, ServiceRecord } from './record.ts';

/** The records matching ranks by, made straight from what was read from a file: for measuring without a database. */
export function matchRecordsOf(reading: Reading, near: Point | null): MatchRecord[] {
  const organizations = new Map(reading.organizations.map(one => [one.key, one]));
  const locations = new Map(reading.locations.map(one => [one.key, one]));
  const terms = new Map(reading.terms.map(one => [one.key, one.name]));
  return reading.services.map((service): MatchRecord => {
    const places = service.places.flatMap(({ locationKey }) => locations.get(locationKey) ?? []);
    const [place] = places;
    const address = place?.addresses.find(({ type }) => type === 'physical');
    const metres = places.flatMap(({ position }) =>
      near && position ? [Math.round(distanceKm(near, position) * 1000)] : [],
    );
    const access = places
      .flatMap(({ accessibility }) => accessibility)
      .filter(({ code }) => code === 'step_free');
    return {
      serviceId: service.key,
      name: service.name,
      organization: organizations.get(service.organizationKey ?? '')?.name ?? null,
      description: service.description?.slice(0, 1500) ?? null,
      kinds: service.kinds,
      free: service.free,
      stepFree: access[0]?.value ?? 'unknown',
      online: places.some(({ type }) => type === 'virtual'),
      metres: metres.length > 0 ? Math.min(...metres) : null,
      approximate: place?.position?.approximate ?? false,
      placeName: place?.name ?? null,
      address: address ? [address.line1, address.city].filter(part => part !== null).join(', ') : null,
      postalCode: address?.postalCode ?? null,
      feesDescription: service.feesDescription,
      eligibility: service.eligibilityDescription,
      confirmedOn: confirmedOn(service),
      because: [],
      terms: service.attributes.flatMap(({ termKey }) => terms.get(termKey) ?? []),
      opens: service.schedules.flatMap(({ opensAt }) => opensAt ?? []),
      languages: service.languages.flatMap(({ code, name }) => code ?? name ?? []),
    };
  });
}

function confirmedOn({ assuredDate }: ServiceRecord): Temporal.PlainDate | null {
  return assuredDate === null ? null : Temporal.PlainDate.from(assuredDate);
}
