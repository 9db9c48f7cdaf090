import { z } from 'zod';
import { assetKinds } from '../../programmes/index.ts';
import { optionalText, text } from '../../ui/index.ts';
import { readUrl } from '../reading/values.ts';
import { type NewSource, sourceKey } from '../sources.ts';

const optionalUrl = optionalText({ max: 500 }).refine(
  value => value === null || readUrl(value) !== null,
  'directory.imports.error_url',
);

/** What is said of every source, be it a file that is sent or an address that is asked. */
export const sourceShape = {
  title: text({ missing: 'directory.imports.error_title', max: 120 }),
  licence: text({ missing: 'directory.imports.error_licence', max: 120 }),
  licence_url: optionalUrl,
  attribution: optionalText({ max: 500 }),
  organization: optionalText({ max: 200 }),
  kind: z.preprocess(
    value => (value === '' || value === undefined ? null : value),
    assetKinds.schema.nullable(),
  ),
};
const sourceForm = z.object(sourceShape);

/** The source a form speaks of. The same title again is the same source. */
export function sourceFrom(form: z.output<typeof sourceForm>, region: 'ie' | 'uk'): NewSource {
  return {
    key: `${region}-${sourceKey(form.title)}`,
    title: form.title,
    region,
    licence: form.licence,
    licenceUrl: form.licence_url,
    attribution: form.attribution,
    url: null,
    correctAsOf: null,
    settings: { mapping: null, organization: form.organization, fallbackKinds: form.kind ? [form.kind] : [] },
  };
}
