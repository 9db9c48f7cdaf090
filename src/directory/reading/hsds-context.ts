import type { PlaceOf } from '../derive/locate.ts';
import type { Gathering } from './gathering.ts';
import type { Problems } from './problems.ts';

/** What reading HSDS records needs besides the records. */
export type HsdsContext = {
  readonly gathered: Gathering;
  readonly problems: Problems;
  readonly placeOf: PlaceOf;
  /** Kinds a service is put under when its own words tell none. */
  readonly fallbackKinds: readonly string[];
};
