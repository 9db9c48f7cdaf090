import { z } from 'zod';
import { type DateParts, parseDate } from '../../core/index.ts';
import {
  choice,
  choices,
  date,
  optionalText,
  optionalWholeNumber,
  type Typed,
  text,
  time,
  wholeNumber,
} from '../../ui/index.ts';
import {
  type GroupDate,
  type GroupFacts,
  type GroupTimes,
  groupKinds,
  groupModes,
  type OwnGroup,
} from '../group.ts';
import { groupNeeds } from '../needs.ts';
import type { GroupLeader } from '../queries.ts';
import { rhythmOf, rhythms } from '../rhythm.ts';

/** Languages that a group may be held in, as the form offers them. */
export const groupLanguages = [
  'en',
  'ga',
  'pl',
  'uk',
  'ar',
  'pt',
  'ro',
  'ru',
  'es',
  'ur',
  'isg',
  'bfi',
] as const;
export const groupMinutes = [30, 45, 60, 75, 90, 120, 150, 180, 240] as const;
export const offerHours = [24, 48, 72, 120] as const;
const MOST_DAYS = 104;

/** Days as people write them, one on a line: 24/12/2026, 24.12.2026, 24 12 2026 or 2026-12-24. */
const days = optionalText({ lines: true, max: 2000 }).transform((typed, context) => {
  const found: Temporal.PlainDate[] = [];
  for (const line of (typed ?? '').split(/[\n,;]+/)) {
    const written = line.trim();
    if (written === '') continue;
    const day = dayOf(written);
    if (day) found.push(day);
    else context.addIssue({ code: 'custom', message: 'groups.error.days' });
  }
  if (found.length > MOST_DAYS) context.addIssue({ code: 'custom', message: 'groups.error.many_days' });
  return found;
});

function dayOf(written: string): Temporal.PlainDate | null {
  const numbers = written.split(/[^\d]+/);
  if (numbers.length !== 3) return null;
  const [first = '', month = '', last = ''] = numbers;
  const parts: DateParts =
    first.length === 4 ? { day: last, month, year: first } : { day: first, month, year: last };
  const read = parseDate(parts);
  return read.ok ? read.value : null;
}

const names = optionalText({ max: 300 }).transform(typed =>
  (typed ?? '')
    .split(/[,;\n]+/)
    .map(one => one.trim())
    .filter(Boolean),
);

/** What may come in of a group. */
export const groupForm = z
  .object({
    name: text({ missing: 'groups.error.name', max: 120 }),
    kind: choice(groupKinds, 'groups.error.kind'),
    about: optionalText({ lines: true, max: 2000 }),
    expect: optionalText({ lines: true, max: 2000 }),
    mode: choice(groupModes, 'groups.error.mode'),
    place: optionalText({ max: 160 }),
    address: optionalText({ lines: true, max: 300 }),
    directions: optionalText({ lines: true, max: 1000 }),
    video: optionalText({ max: 500 }),
    languages: choices(groupLanguages),
    needs: choices(groupNeeds),
    places: wholeNumber({ min: 1, max: 500, missing: 'groups.error.places' }),
    offer: wholeNumber({ min: 1, max: 336 }),
    begins: date({ missing: 'groups.error.begins' }),
    at: time({ missing: 'groups.error.at' }),
    minutes: wholeNumber({ min: 5, max: 720 }),
    rhythm: choice(rhythms, 'groups.error.rhythm'),
    weeks: optionalWholeNumber({ min: 1, max: 104 }),
    days,
    off: days,
    leaders: z
      .union([z.uuid().transform(one => [one]), z.array(z.uuid())])
      .default([])
      .catch([]),
    outsiders: names,
    version: optionalWholeNumber({ min: 1, max: 1_000_000_000 }),
    do: z.enum(['look', 'save']).catch('save').default('save'),
  })
  .superRefine((form, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (form.mode === 'venue' && !form.place) fault('place', 'groups.error.place');
    if (form.video !== null && !/^https:\/\/[^\s]+$/.test(form.video)) fault('video', 'groups.error.video');
    if (form.kind === 'course' && form.rhythm !== 'listed' && form.weeks === null)
      fault('weeks', 'groups.error.weeks');
    if (form.rhythm === 'listed' && form.days.length === 0) fault('days', 'groups.error.no_days');
  });
export type GroupFormValues = z.output<typeof groupForm>;

/** What the form says, as the commands take it. */
export function readGroup(form: GroupFormValues): { readonly facts: GroupFacts; readonly times: GroupTimes } {
  return {
    facts: {
      name: form.name,
      kind: form.kind,
      about: form.about ?? '',
      whatToExpect: form.expect ?? '',
      mode: form.mode,
      place: form.place,
      address: form.address,
      directions: form.directions,
      videoLink: form.video,
      languages: form.languages,
      needsMet: form.needs,
      places: form.places,
      offerHours: form.offer,
      leaders: [...form.leaders.map(staffId => ({ staffId })), ...form.outsiders.map(name => ({ name }))],
    },
    times: {
      beginsOn: form.begins,
      beginsAt: form.at,
      minutes: form.minutes,
      rhythm: form.rhythm,
      weeks: form.weeks,
      days: form.days,
      off: form.off,
    },
  };
}

const asTyped = (day: Temporal.PlainDate): string =>
  `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`;

/** A group as the form shows it to be changed. */
export function typedGroup(
  group: OwnGroup,
  leaders: readonly GroupLeader[],
  dates: readonly GroupDate[],
  zone: string,
): Typed {
  const rhythm = rhythmOf(group.rhythm);
  const day = group.begins_on;
  return {
    name: group.name,
    kind: group.kind,
    about: group.about,
    expect: group.what_to_expect,
    mode: group.mode,
    place: group.place ?? '',
    address: group.address ?? '',
    directions: group.directions ?? '',
    video: group.video_link ?? '',
    languages: [...group.languages],
    needs: [...group.needs_met],
    places: String(group.places),
    offer: String(group.offer_hours),
    'begins-day': String(day.day),
    'begins-month': String(day.month),
    'begins-year': String(day.year),
    at: group.begins_at.slice(0, 5),
    minutes: String(group.minutes),
    rhythm,
    weeks: group.weeks === null ? '' : String(group.weeks),
    days:
      rhythm === 'listed'
        ? dates.map(one => asTyped(one.starts_at.toZonedDateTimeISO(zone).toPlainDate())).join('\n')
        : '',
    leaders: leaders.flatMap(one => (one.staffId ? [one.staffId] : [])),
    outsiders: leaders.flatMap(one => (one.staffId ? [] : [one.name])).join(', '),
    version: String(group.version),
  };
}
