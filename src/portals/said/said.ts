import { z } from 'zod';
import { absentReasons, proxies, proxyReasons } from '../../outcomes/index.ts';
import { barriers, missedReasons, timepoints } from '../../programmes/index.ts';
import type { HelperPower } from '../private/visit-store.ts';

const day = z.iso.date();
const none = z.object({});

/** What each kind of saying brings beside free words: codes, numbers and days. Kept as it came. */
export const saidShapes = {
  /** I come to this meeting. */
  confirm: none,
  cannot_come: z.object({ reason: z.enum(missedReasons.codes) }),
  /** Local times that would suit, of those that looked free; or parts of days. */
  move: z.object({ times: z.array(z.string().max(20)).max(12), parts: z.array(z.string().max(12)).max(12) }),
  agree_plan: z.object({ revision: z.number().int() }),
  step_done: none,
  not_working: none,
  went: z.object({ on: day }),
  not_gone: z.object({ barrier: z.enum(barriers.codes), still: z.boolean() }),
  still_going: z.object({ going: z.boolean(), barrier: z.enum(barriers.codes).nullable() }),
  answers: z.object({
    timepoint: z.enum(timepoints.codes),
    /** The place in a course it was asked for; left out for the case. */
    placeId: z.uuid().nullable().optional(),
    instrument: z.string().max(40),
    declined: z.boolean(),
    /** Left out by pages from before it was asked: the newest. */
    version: z.number().int().optional(),
    answers: z.record(
      z.string(),
      z.union([z.number(), z.array(z.number()), z.strictObject({ absent: z.enum(absentReasons) })]),
    ),
    askedIn: z.string().max(10).nullable().optional(),
    /** A helper judged for the person; who only wrote down is none. */
    proxy: z
      .object({ by: z.enum(proxies), reason: z.enum(proxyReasons) })
      .nullable()
      .optional(),
  }),
  ring_me: none,
  language: z.object({ locale: z.string().max(10) }),
} as const;

export type SaidKind = keyof typeof saidShapes;
export const saidKinds = Object.keys(saidShapes) as readonly SaidKind[];
export type Says<K extends SaidKind> = z.output<(typeof saidShapes)[K]>;

/** `asked`: a colleague has it. `late`: it was not possible any more. Null: the house has not looked yet. */
export type SaidOutcome = 'done' | 'asked' | 'late';

/** One thing that was said on the own page of a person. */
export type Said = {
  readonly id: string;
  readonly personId: string;
  readonly kind: SaidKind;
  readonly subjectId: string;
  readonly says: unknown;
  readonly words: string | null;
  readonly at: Temporal.Instant;
  /** The helper who said it for them. */
  readonly helperName: string | null;
  readonly outcome: SaidOutcome | null;
};

/** What was said with it, in the shape of its kind. @throws ZodError for a row of another kind */
export function saysOf<K extends SaidKind>(kind: K, said: Pick<Said, 'says'>): Says<K> {
  return saidShapes[kind].parse(said.says) as Says<K>;
}

/** The newest of a kind about something; null when nothing was said. */
export function newestSaid(
  said: readonly Said[],
  kinds: readonly SaidKind[],
  subjectId: string,
): Said | null {
  return said.find(one => kinds.includes(one.kind) && one.subjectId === subjectId) ?? null;
}

/** Which power a helper needs to say it; null: the person’s alone. */
export const powerToSay: Readonly<Record<SaidKind, HelperPower | null>> = {
  confirm: 'meetings',
  cannot_come: 'meetings',
  move: 'meetings',
  ring_me: 'meetings',
  // To agree is the person’s own.
  agree_plan: null,
  step_done: 'plan',
  not_working: 'plan',
  went: 'activities',
  not_gone: 'activities',
  still_going: 'activities',
  answers: 'questions',
  language: null,
};
