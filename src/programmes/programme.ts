import { z } from 'zod';
import type { CrisisRegistry } from '../ui/index.ts';
import { regionIds } from './region/index.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a programme may set for itself. Defaults are those of the domain: 8 sessions in 8 weeks. */
export const programmeSettings = z.object({
  sessions: z.number().int().min(1).max(30).default(8),
  weeks: z.number().int().min(1).max(52).default(8),
  /** First contact: attempts, over working days, through at least this many channels. */
  attempts: z.number().int().min(1).max(10).default(3),
  attemptDays: z.number().int().min(1).max(60).default(10),
  attemptChannels: z.number().int().min(1).max(4).default(2),
  /** Working days within which each thing should have happened. */
  receiptDays: z.number().int().default(2),
  triageDays: z.number().int().default(2),
  firstContactDays: z.number().int().default(5),
  firstSessionDays: z.number().int().default(10),
  /** An extension beyond `sessions` needs the co-ordinator. */
  extensionNeedsApproval: z.boolean().default(true),
  /** Calendar days after sending at which an introduction without an answer is chased. */
  chaseAfterDays: z.array(z.number().int()).default([3, 7, 14]),
  /** Weeks without a word after which somebody who waits hears from us; 0: only when something changed. */
  waitCheckInWeeks: z.number().int().min(0).max(26).default(3),
  /** Weeks for which a person's own page opens by a link; and weeks after the end of their case until it closes. */
  linkWeeks: z.number().int().min(1).max(104).default(26),
  linkWeeksAfterClosing: z.number().int().min(0).max(104).default(8),
  /** How somebody who asks who saw their record is told of colleagues: by name, by first name, or by their role only. */
  colleaguesAreNamed: z.enum(['full', 'first', 'role']).default('full'),
  /** When no text may ring anybody, on the programme's own clock; null: at no time. */
  quietHours: z
    .object({ from: clockTime, until: clockTime })
    .nullable()
    .default({ from: '21:00', until: '08:00' }),
  /** Texts paid for in a day at most, by their parts; what is beyond waits for the next day. */
  textPartsADay: z.number().int().min(0).default(1_000),
  /** How many hours before a meeting people are reminded of it; none: never. */
  reminderHours: z.array(z.number().int().min(1).max(168)).max(3).default([24]),
  /** Whether a reminder asks: are you coming? */
  remindersAsk: z.boolean().default(true),
  /** How many days before a meeting of a group people are reminded of it; none: never. */
  groupReminderDays: z.array(z.number().int().min(0).max(14)).max(4).default([1]),
  /** Moments on the way at which people are asked again: after so many meetings, and so many weeks after the first; none: never. */
  reviewAfterSessions: z.array(z.number().int().min(3).max(30)).max(4).default([]),
  reviewAfterWeeks: z.array(z.number().int().min(2).max(52)).max(4).default([]),
  /** Days after which somebody asked by their own page is reminded, once; as many days later it is a task. 0: never. */
  measuresReminderDays: z.number().int().min(0).max(60).default(7),
  /** Whether who refers is asked how that is: four weeks after, and on the page on how far their referral is. */
  asksReferrers: z.boolean().default(true),
  /** Ids of questionnaires asked besides the three-minute pack, such as PHQ-9, which is off until turned on here. */
  moreInstruments: z.array(z.string()).default([]),
  /** Longer periods than the region's profile says, by rule, as ISO 8601 durations: `{ closed_referral: 'P10Y' }`. Shorter ones count for nothing. */
  retention: z
    .partialRecord(
      z.enum(['closed_referral', 'died', 'declined_referral']),
      z.string().regex(/^P\d{1,3}[YMD]$/),
    )
    .default({}),
  /** Where it works and when it answers, in further languages, by language: what `areaName` and `phoneHours` say. */
  words: z
    .record(z.string(), z.object({ area: z.string().optional(), hours: z.string().optional() }))
    .default({}),
});
export type ProgrammeSettings = z.output<typeof programmeSettings>;

/** One social prescribing service, run by a host organisation: the tenant. */
export type Programme = {
  readonly id: string;
  /** First part of its public addresses: /clare/… */
  readonly slug: string;
  readonly name: string;
  readonly hostName: string;
  readonly region: 'ie' | 'uk';
  /** Where it works, in words: "County Clare". */
  readonly areaName: string;
  readonly zone: string;
  readonly locales: readonly string[];
  readonly phone: string;
  readonly phoneHours: string;
  readonly email: string;
  readonly address: string;
  readonly settings: ProgrammeSettings;
  /** Its crisis lines: checks and own lines. */
  readonly crisis: CrisisRegistry;
  /** How many alarms are open. */
  readonly openAlarms: number;
};

type Worded = Pick<Programme, 'areaName' | 'phoneHours'> & {
  readonly settings: Pick<ProgrammeSettings, 'words'>;
};

/** Where a programme works, in a language where it has words for it. */
export function areaIn(
  { areaName, settings }: Pick<Worded, 'areaName' | 'settings'>,
  locale: string,
): string {
  return settings.words[locale]?.area ?? areaName;
}

/** When its phone is answered, in a language where it has words for it. */
export function hoursIn(
  { phoneHours, settings }: Pick<Worded, 'phoneHours' | 'settings'>,
  locale: string,
): string {
  return settings.words[locale]?.hours ?? phoneHours;
}

/** What must be known of a programme before its first day. */
export const programmeToFound = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'a short name of small letters, such as clare'),
  name: z.string().trim().min(1).max(120),
  host: z.string().trim().min(1).max(200),
  region: z.enum(regionIds),
  area: z.string().trim().min(1).max(120),
  phone: z.string().regex(/^\+\d{8,15}$/, 'a number with its country, such as +353651234567'),
  hours: z.string().trim().min(1).max(120),
  email: z.email(),
  address: z.string().trim().min(1).max(300),
  /** Area and hours in Irish, for its pages and messages in Irish. */
  'area-ga': z.string().trim().min(1).max(120).optional(),
  'hours-ga': z.string().trim().min(1).max(120).optional(),
});
export type ProgrammeToFound = z.output<typeof programmeToFound>;
