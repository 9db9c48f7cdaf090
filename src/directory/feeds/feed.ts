import { z } from 'zod';

/** What kinds of address are asked: pages of an HSDS or ORUK API, one file, the changes of an OpenActive feed. */
export const feedKinds = ['hsds_api', 'file', 'rpde'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** How often by the clock; `never` means only when somebody asks for it. */
export const rhythms = ['day', 'week', 'hour', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];

/** What is kept between two runs so that the next asks less. All of it may be lost: then everything is asked anew. */
export const feedMemory = z.object({
  /** Tags of a file, and a hash of what it held. */
  etag: z.string().nullable().default(null),
  lastModified: z.string().nullable().default(null),
  hash: z.string().nullable().default(null),
  /** How it was read: a mark of the columns and what else people told. */
  readAs: z.string().nullable().default(null),
  /** Where each address of an OpenActive feed goes on; null: from the beginning. */
  cursors: z.array(z.string().nullable()).default([]),
  /** Number of the walk from the beginning whose items are valid, and whether it came to its end. */
  walk: z.number().default(0),
  walked: z.boolean().default(false),
  /** The mirror has changed since it was last taken over. */
  dirty: z.boolean().default(false),
  /** The day for which times were last worked out: tomorrow fewer sessions are to come. */
  day: z.string().nullable().default(null),
  /** When the last good walk through an API began, and the last one through all of it. */
  since: z.string().nullable().default(null),
  wholeAt: z.string().nullable().default(null),
  /** Whether an API gives only what changed when it is asked to; `untrue`: it says so and does not. */
  tellsChanges: z.enum(['untried', 'yes', 'no', 'untrue']).default('untried'),
  triedAt: z.string().nullable().default(null),
});
export type FeedMemory = z.output<typeof feedMemory>;

export const noMemory: FeedMemory = feedMemory.parse({});

export type Feed = {
  readonly id: string;
  readonly sourceId: string;
  readonly kind: FeedKind;
  readonly addresses: readonly string[];
  readonly every: Rhythm;
  readonly ownerProgrammeId: string;
  readonly ownerName: string;
  readonly pausedAt: Temporal.Instant | null;
  readonly nextDue: Temporal.Instant | null;
  readonly lastGoodAt: Temporal.Instant | null;
  readonly failures: number;
  readonly memory: FeedMemory;
};

const hoursOf: Readonly<Record<Rhythm, number | null>> = { hour: 1, day: 24, week: 168, never: null };

/**
 * When a feed is asked next. After failures it waits longer each time, from a quarter of an hour to a day, but never longer
 * than a healthy one of a longer rhythm would; one that nobody wants by the clock is not tried again either.
 */
export function nextDueAfter(
  every: Rhythm,
  failures: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const hours = hoursOf[every];
  if (hours === null) return null;
  if (failures === 0) return now.add({ hours });
  const wait = Math.min(15 * 2 ** Math.min(failures - 1, 10), 24 * 60);
  return now.add({ minutes: wait });
}
