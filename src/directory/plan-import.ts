import type { OrukVerdict } from './oruk/verdict.ts';
import { contentHash } from './reading/keys.ts';
import type {
  LocationRecord,
  OrganizationRecord,
  Problem,
  Reading,
  ServiceRecord,
  TermRecord,
} from './record.ts';
import type { Hashed } from './rows.ts';

/** What the directory already holds of a source, by its keys. */
export type Known = { readonly hash: string; readonly missing: boolean };
export type KnownRecords = {
  readonly organizations: ReadonlyMap<string, Known>;
  readonly locations: ReadonlyMap<string, Known>;
  readonly services: ReadonlyMap<string, Known>;
  readonly terms: ReadonlyMap<string, Known>;
};

/** What an import will do; counts are of services. */
export type ImportPlan = {
  readonly organizations: readonly Hashed<OrganizationRecord>[];
  readonly locations: readonly Hashed<LocationRecord>[];
  readonly services: readonly Hashed<ServiceRecord>[];
  readonly terms: readonly Hashed<TermRecord>[];
  /** Keys that the source no longer holds: marked, never deleted. */
  readonly vanished: {
    readonly organizations: readonly string[];
    readonly locations: readonly string[];
    readonly services: readonly string[];
  };
  readonly counts: ImportCounts;
};

export type ImportCounts = {
  readonly rowsRead: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly returned: number;
  readonly vanished: number;
  /** Rows that could not be taken over. */
  readonly leftOut: number;
  readonly problems: number;
};

type Weighed<T> = { readonly record: T; readonly hash: string };

/** A reading whose records carry the hash of what they say: the slow half of a plan, which needs nothing of what is there. */
export type HashedReading = {
  readonly format: Reading['format'];
  readonly rows: number;
  readonly complete: boolean;
  readonly organizations: readonly Weighed<OrganizationRecord>[];
  readonly locations: readonly Weighed<LocationRecord>[];
  readonly services: readonly Weighed<ServiceRecord>[];
  readonly terms: readonly Weighed<TermRecord>[];
  readonly problems: readonly Problem[];
  /** How an API stands against Open Referral UK 3.0; absent when it was not held against it. */
  readonly oruk?: OrukVerdict;
  /**
   * Keys of all services the source still holds, read or not, where it tells what is gone (OpenActive). Null: what was
   * read is all that is known.
   */
  readonly present: readonly string[] | null;
};

/** Weighs what was read. A service changes with its organization and its places. */
export function hashReading(reading: Reading, present: readonly string[] | null = null): HashedReading {
  const organizations = reading.organizations.map(weighed);
  const locations = reading.locations.map(weighed);
  const hashOf = {
    organization: new Map(organizations.map(({ record, hash }) => [record.key, hash])),
    location: new Map(locations.map(({ record, hash }) => [record.key, hash])),
  };
  const services = reading.services.map(record => {
    const owner =
      record.organizationKey === null ? null : (hashOf.organization.get(record.organizationKey) ?? null);
    const places = record.places.map(place => hashOf.location.get(place.locationKey) ?? null);
    return { record, hash: contentHash([record, owner, places]) };
  });
  return { ...reading, organizations, locations, services, terms: reading.terms.map(weighed), present };
}

/**
 * Compares what was read with what is there; pure, so that the preview tells exactly what the import will do. Nothing is
 * marked as vanished when the file is only a part, holds no service, or has rows that could not be read: those may be the
 * missing ones. A source that tells what is gone is believed.
 */
export function planImport(read: Reading | HashedReading, known: KnownRecords): ImportPlan {
  const reading = 'present' in read ? read : hashReading(read);
  const organizations = reading.organizations.map(against(known.organizations));
  const locations = reading.locations.map(against(known.locations));
  const services = reading.services.map(against(known.services));
  const differs = (list: ReadonlyMap<string, Known>) => (item: Hashed<{ readonly key: string }>) => {
    const before = list.get(item.record.key);
    return before?.hash !== item.hash || before.missing;
  };
  const writes = services.filter(differs(known.services));
  const returned = writes.filter(({ record }) => known.services.get(record.key)?.missing).length;
  const added = writes.filter(item => !item.known).length;
  const leftOut = reading.problems.filter(problem => problem.level === 'row').length;
  const whole =
    reading.present !== null || (reading.complete && reading.services.length > 0 && leftOut === 0);
  const vanished = {
    organizations: whole ? gone(known.organizations, reading.organizations) : [],
    locations: whole ? gone(known.locations, reading.locations) : [],
    services: whole ? gone(known.services, reading.services, reading.present ?? []) : [],
  };
  return {
    organizations: organizations.filter(differs(known.organizations)),
    locations: locations.filter(differs(known.locations)),
    services: writes,
    terms: reading.terms.map(against(known.terms)).filter(differs(known.terms)),
    vanished,
    counts: {
      rowsRead: reading.rows,
      added,
      changed: writes.length - added - returned,
      unchanged: services.length - writes.length,
      returned,
      vanished: vanished.services.length,
      leftOut,
      problems: reading.problems.length,
    },
  };
}

function weighed<T>(record: T): Weighed<T> {
  return { record, hash: contentHash(record) };
}

function against(list: ReadonlyMap<string, Known>) {
  return <T extends { readonly key: string }>({ record, hash }: Weighed<T>): Hashed<T> => ({
    record,
    hash,
    known: list.has(record.key),
  });
}

function gone(
  known: ReadonlyMap<string, Known>,
  read: readonly Weighed<{ readonly key: string }>[],
  present: readonly string[] = [],
): string[] {
  const here = new Set([...read.map(({ record }) => record.key), ...present]);
  return [...known].filter(([key, { missing }]) => !missing && !here.has(key)).map(([key]) => key);
}
