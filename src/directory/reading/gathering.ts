import type { LocationRecord, OrganizationRecord, ServiceRecord, TermRecord } from '../record.ts';
import type { Problems, Where } from './problems.ts';

type Keyed = { readonly key: string };

/**
 * Records met while reading. The same organization or place comes again and again in nested files, sometimes
 * only in part: the fullest telling is kept, whatever the order. A service met twice is reported; told differently, the
 * fuller telling is kept and the other counts as left out.
 */
export type Gathering = {
  organization(record: OrganizationRecord): void;
  location(record: LocationRecord): void;
  term(record: TermRecord): void;
  service(record: ServiceRecord, where: Where): void;
  readonly organizations: ReadonlyMap<string, OrganizationRecord>;
  readonly locations: ReadonlyMap<string, LocationRecord>;
  readonly services: ReadonlyMap<string, ServiceRecord>;
  readonly terms: ReadonlyMap<string, TermRecord>;
};

export function gather(problems: Problems): Gathering {
  const organizations = new Map<string, OrganizationRecord>();
  const locations = new Map<string, LocationRecord>();
  const services = new Map<string, ServiceRecord>();
  const terms = new Map<string, TermRecord>();
  return {
    organizations,
    locations,
    services,
    terms,
    organization: record => keepFuller(organizations, record),
    location: record => keepFuller(locations, record),
    term: record => keepFuller(terms, record),
    service(record, where) {
      const before = services.get(record.key);
      if (before) {
        const same = JSON.stringify(before) === JSON.stringify(record);
        problems.add(where, same ? 'note' : 'row', 'duplicate', null, record.name);
      }
      keepFuller(services, record);
    },
  };
}

// Of two that say as much the one that sorts first is kept, so that the order of pages does not matter.
function keepFuller<T extends Keyed>(known: Map<string, T>, record: T): void {
  const before = known.get(record.key);
  if (before === undefined) {
    known.set(record.key, record);
    return;
  }
  // Most often a group is told of in the same words with each of its services.
  const said = JSON.stringify(record);
  const told = JSON.stringify(before);
  if (said === told) return;
  const more = weight(said) - weight(told);
  if (more > 0 || (more === 0 && said < told)) known.set(record.key, record);
}

// Nulls and empty lists say nothing; the rest is weighed by its length.
function weight(said: string): number {
  return said.replaceAll(/null|\[\]|\{\}/g, '').length;
}
