import { z } from 'zod';

/** Envelope of a list (OpenAPI of the profile, `Page`): eight keys. What the counts say is not weighed against each other. */
export const orukEnvelope = z.looseObject({
  total_items: z.int().min(0),
  total_pages: z.int().min(0),
  page_number: z.int().min(0),
  size: z.int().min(0),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(z.unknown()),
});

/** What stands at the root of an interface: version, profile and where its description is. */
export const orukDetails = z.looseObject({
  version: z.string().min(1),
  profile: z.url(),
  openapi_url: z.url(),
});
