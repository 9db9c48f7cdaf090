import type { FileFormat, Reading } from '../record.ts';
import type { Gathering } from './gathering.ts';
import type { Problems } from './problems.ts';

/**
 * The gathered records as a reading; a reference to an organization that the files do not hold is reported and
 * dropped, and what is kept nowhere is named with how often it came.
 */
export function finishReading(
  facts: { format: FileFormat; rows: number; complete: boolean; file: string | null },
  gathered: Gathering,
  problems: Problems,
): Reading {
  const services = [...gathered.services.values()].map(service => {
    const owner = service.organizationKey;
    if (owner === null || gathered.organizations.has(owner)) return service;
    problems.add({ file: facts.file, row: null }, 'value', 'unknown_reference', 'organization_id', owner);
    return { ...service, organizationKey: null };
  });
  const locations = [...gathered.locations.values()].map(location => {
    const keeper = location.more?.organizationKey;
    if (keeper === undefined || gathered.organizations.has(keeper)) return location;
    problems.add(
      { file: facts.file, row: null },
      'value',
      'unknown_reference',
      'location.organization_id',
      keeper,
    );
    const { organizationKey: _, ...more } = location.more ?? {};
    const { more: __, ...rest } = location;
    return Object.keys(more).length > 0 ? { ...rest, more } : rest;
  });
  problems.tell();
  return {
    format: facts.format,
    rows: facts.rows,
    complete: facts.complete,
    organizations: [...gathered.organizations.values()],
    locations,
    services,
    terms: [...gathered.terms.values()],
    problems: problems.list,
  };
}
