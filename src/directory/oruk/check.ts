import { isBag } from '../reading/fields.ts';
import { orukDetails, orukEnvelope } from './envelope.ts';
import { faultsOf, type OrukFault } from './faults.ts';
import { type OrukRecord, orukSchema } from './schemas.ts';

/** Holds what stands at the root of an interface against the profile. Never throws. */
export function checkOrukDetails(value: unknown): readonly OrukFault[] {
  const { error } = orukDetails.safeParse(value, { reportInput: true });
  return error ? faultsOf(error) : [];
}

/** Holds one record against the profile. Never throws. */
export function checkOrukRecord(kind: OrukRecord, value: unknown, under = ''): readonly OrukFault[] {
  const { error } = orukSchema(kind).safeParse(value, { reportInput: true });
  return [...(error ? faultsOf(error, under) : []), ...unsayable(kind, value, under)];
}

/** Holds a page of a list against the profile: its envelope and each record in it. Never throws. */
export function checkOrukPage(kind: OrukRecord, value: unknown): readonly OrukFault[] {
  const { error } = orukEnvelope.safeParse(value, { reportInput: true });
  const list = isBag(value) ? value['contents'] : null;
  const records = Array.isArray(list) ? list : [];
  return [
    ...(error ? faultsOf(error) : []),
    ...records.flatMap((record, at) => checkOrukRecord(kind, record, `contents.${at}.`)),
  ];
}

// What no JSON Schema can say: ids that contradict each other.
function unsayable(kind: OrukRecord, value: unknown, under: string): readonly OrukFault[] {
  if (!isBag(value) || typeof value['id'] !== 'string') return [];
  const id = value['id'];
  if (kind === 'taxonomy_term' && value['parent_id'] === id) {
    return [{ path: `${under}parent_id`, fault: 'own_parent' }];
  }
  const linked = kind === 'service_at_location' || kind === 'service_at_location_list';
  const same = ['location', 'service'].filter(name => {
    const inner = value[name];
    return linked && isBag(inner) && inner['id'] === id;
  });
  return same.map(name => ({ path: `${under}${name}.id`, fault: 'shared_id' }));
}
