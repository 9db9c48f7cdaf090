import type { Selectable } from 'kysely';
import type { Tables } from '../platform/database/index.ts';
import type { PlaceState } from './place.ts';
import type { RhythmName } from './rhythm.ts';

export const groupKinds = ['course', 'regular'] as const;
export type GroupKind = (typeof groupKinds)[number];
export const groupModes = ['venue', 'video'] as const;
export type GroupMode = (typeof groupModes)[number];
export const groupStates = ['draft', 'open', 'running', 'ended', 'cancelled'] as const;
export type GroupState = (typeof groupStates)[number];

/** Why a date or a group is called off, a date is moved, or we end somebody's place. */
export const groupReasons = [
  'leader_away',
  'place_closed',
  'weather',
  'too_few',
  'holiday',
  'other',
] as const;
export type GroupReason = (typeof groupReasons)[number];

/** A group as stored; columns keep their names of the database. */
export type OwnGroup = Omit<Selectable<Tables['own_group']>, 'kind' | 'mode' | 'state' | 'booking'> & {
  readonly kind: GroupKind;
  readonly mode: GroupMode;
  readonly state: GroupState;
  readonly booking: 'open' | 'closed';
};
export type GroupDate = Selectable<Tables['group_date']>;
/** A place as stored. */
export type GroupPlace = Omit<Selectable<Tables['group_place']>, 'state'> & { readonly state: PlaceState };

/** Who leads a group: a member of staff, or somebody from outside by name. */
export type Leader = { readonly staffId: string; readonly name?: undefined } | { readonly name: string };

/** What is written down of a group. */
export type GroupFacts = {
  readonly name: string;
  readonly kind: GroupKind;
  readonly about: string;
  readonly whatToExpect: string;
  readonly mode: GroupMode;
  readonly place: string | null;
  readonly address: string | null;
  readonly directions: string | null;
  readonly videoLink: string | null;
  /** Codes of languages spoken in it. */
  readonly languages: readonly string[];
  readonly needsMet: readonly string[];
  readonly places: number;
  readonly offerHours: number;
  readonly leaders: readonly Leader[];
};

/** When it meets. */
export type GroupTimes = {
  readonly beginsOn: Temporal.PlainDate;
  readonly beginsAt: Temporal.PlainTime;
  readonly minutes: number;
  readonly rhythm: RhythmName;
  /** How many meetings a course has; nothing for a regular group. */
  readonly weeks: number | null;
  /** The days of a list, in any order. */
  readonly days: readonly Temporal.PlainDate[];
  /** Days on which it does not meet. */
  readonly off: readonly Temporal.PlainDate[];
};
