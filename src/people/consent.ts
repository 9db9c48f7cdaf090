import type { ConsentPurpose } from '../programmes/index.ts';
import type { Consent } from './store.ts';

/** Where a person stands on one purpose. */
export type ConsentStanding = 'given' | 'refused' | 'withdrawn' | 'not_asked';

/** The newest word on a purpose counts. @param consents newest first */
export function standingOn(purpose: ConsentPurpose, consents: readonly Consent[]): ConsentStanding {
  const newest = consents.find(one => one.purpose === purpose);
  if (!newest) return 'not_asked';
  if (newest.withdrawn_at) return 'withdrawn';
  return newest.given ? 'given' : 'refused';
}

/** Whether the person agrees to it now. Ask this before each sending, never a kept copy. */
export function agreesTo(purpose: ConsentPurpose, consents: readonly Consent[]): boolean {
  return standingOn(purpose, consents) === 'given';
}
