import { z } from 'zod';
import { type Page, type PublishedFilter, weekdays } from '../../directory/index.ts';
import { placeOf } from '../../programmes/index.ts';
import { WrongRequest } from './answer.ts';

/** The largest page. */
export const mostPerPage = 500;
const perPageUnlessSaid = 50;
/** Metres around a postcode when no proximity is asked for. */
export const proximityUnlessSaid = 5000;

const names = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine(value => value >= 1 && value <= most);
const age = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .transform(Number);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/);
const day = z
  .string()
  .transform(text => weekdays.find((code, at) => [code, names[at]].includes(text.toUpperCase())))
  .pipe(z.enum(weekdays));
const moment = z.union([
  z.iso.datetime({ offset: true }).transform(text => Temporal.Instant.from(text)),
  z.iso.date().transform(text => Temporal.Instant.from(`${text}T00:00Z`)),
]);

const pageShape = {
  page: whole(999_999_999).default(1),
  per_page: whole(mostPerPage).default(perPageUnlessSaid),
};
const filterShape = {
  search: z.string().max(500).optional(),
  taxonomy_id: z.guid().optional(),
  organization_id: z.guid().optional(),
  minimum_age: age.optional(),
  maximum_age: age.optional(),
  start_time: time.optional(),
  end_time: time.optional(),
  day: day.optional(),
  modified_after: moment.optional(),
  postcode: z.string().max(12).optional(),
  proximity: z
    .string()
    .regex(/^\d{1,6}(\.\d+)?$/)
    .transform(Number)
    .refine(metres => metres > 0)
    .optional(),
};
const pageSchema = z.object(pageShape);
const filterSchema = z.object({
  ...pageShape,
  ...filterShape,
  taxonomy_term_id: z.array(z.guid()).max(20).optional(),
});

/** What each parameter must be; the second half of the sentence in a problem. */
const expected: Readonly<Record<string, string>> = {
  page: 'a whole number from 1',
  per_page: `a whole number from 1 to ${mostPerPage}`,
  search: 'at most 500 characters long',
  taxonomy_term_id: 'the id of a taxonomy term (UUID)',
  taxonomy_id: 'the id of a taxonomy (UUID)',
  organization_id: 'the id of an organization (UUID)',
  minimum_age: 'an age in years',
  maximum_age: 'an age in years',
  start_time: 'a time as HH:MM',
  end_time: 'a time as HH:MM',
  day: `one of ${weekdays.join(', ')}, or its English name`,
  modified_after: 'a date or date-time as in RFC 3339',
  postcode: 'an Eircode, a UK postcode, or the first part of one',
  proximity: 'a distance in metres, together with a postcode',
};

/** The query of an address by name. */
export type Query = Readonly<Record<string, readonly string[]>>;

/** Reads page and per_page. Throws WrongRequest. */
export function readPage(query: Query): Page {
  const { page, per_page } = read(pageSchema, firstOf(query));
  return { number: page, size: per_page };
}

/** Reads the filters of services and places with the page. Throws WrongRequest with every fault. */
export function readAsked(query: Query): { filter: PublishedFilter; page: Page } {
  const terms = (query['taxonomy_term_id'] ?? []).filter(one => one !== '');
  const found = read(filterSchema, {
    ...firstOf(query),
    taxonomy_term_id: terms.length > 0 ? terms : undefined,
  });
  const near =
    found.postcode === undefined ? null : (placeOf('ie', found.postcode) ?? placeOf('uk', found.postcode));
  if (found.postcode !== undefined && !near) throw wrong(['postcode']);
  if (found.proximity !== undefined && !near) throw wrong(['proximity']);
  return {
    page: { number: found.page, size: found.per_page },
    filter: {
      search: found.search,
      taxonomyTermIds: found.taxonomy_term_id,
      taxonomyId: found.taxonomy_id,
      organizationId: found.organization_id,
      minimumAge: found.minimum_age,
      maximumAge: found.maximum_age,
      startTime: found.start_time,
      endTime: found.end_time,
      day: found.day,
      modifiedAfter: found.modified_after,
      near: near
        ? { lat: near.lat, lon: near.lon, metres: found.proximity ?? proximityUnlessSaid }
        : undefined,
    },
  };
}

// A parameter that is there but empty asks for nothing, as an empty field of a form.
function firstOf(query: Query): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, [first]]) =>
      first === undefined || first === '' ? [] : [[name, first]],
    ),
  );
}

function read<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw wrong(parsed.error.issues.map(issue => String(issue.path[0])));
}

function wrong(parameters: readonly string[]): WrongRequest {
  return new WrongRequest(
    [...new Set(parameters)].map(parameter => ({
      parameter,
      detail: `${parameter} must be ${expected[parameter] ?? 'something else'}.`,
    })),
  );
}
