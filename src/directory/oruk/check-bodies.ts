import { isShortForm } from '../feeds/walk-pages.ts';
import type { ApiBody } from '../reading/apart/order.ts';
import { isBag } from '../reading/fields.ts';
import { checkOrukPage, checkOrukRecord } from './check.ts';
import type { OrukFault } from './faults.ts';
import { type OrukVerdict, verdictOf } from './verdict.ts';

/** Holds all bodies of a walk through an API against the profile: pages of its list, and services by themselves. */
export function checkOrukBodies(bodies: readonly ApiBody[]): OrukVerdict {
  return verdictOf(checked(bodies));
}

function* checked(bodies: readonly ApiBody[]): Generator<{ where: string; faults: readonly OrukFault[] }> {
  for (const { part, number, key, body } of bodies) {
    const where = part === 'list' ? `page ${number}` : (key ?? '');
    const value = parsed(body);
    if (part === 'detail') yield { where, faults: checkOrukRecord('service', value) };
    else {
      const contents = isBag(value) && Array.isArray(value['contents']) ? value['contents'] : [];
      const kind = isShortForm(contents) ? 'service_list' : 'service';
      yield { where, faults: checkOrukPage(kind, value) };
    }
  }
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
