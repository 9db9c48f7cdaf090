import type { z } from 'zod';

/** What can be wrong with one value under the profile. */
export const orukFaultKinds = [
  'missing',
  'wrong_type',
  'bad_url',
  'bad_email',
  'bad_uuid',
  'bad_format',
  'not_allowed',
  'own_parent',
  'shared_id',
] as const;
export type OrukFaultKind = (typeof orukFaultKinds)[number];

/** A fault and where it is: `contents.0.url`. */
export type OrukFault = { readonly path: string; readonly fault: OrukFaultKind };

/** Pattern of a UUID by its shape alone. */
export const uuidShape = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

/** What zod found as faults of the profile, with the path before it. */
export function faultsOf(error: z.core.$ZodError, under = ''): readonly OrukFault[] {
  return error.issues.map(issue => ({ path: under + issue.path.join('.'), fault: kindOf(issue) }));
}

function kindOf(issue: z.core.$ZodIssue): OrukFaultKind {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'missing' : 'wrong_type';
  if (issue.code === 'invalid_value') return 'not_allowed';
  if (issue.code !== 'invalid_format') return 'bad_format';
  if (issue.format === 'url') return 'bad_url';
  if (issue.format === 'email') return 'bad_email';
  return 'pattern' in issue && String(issue.pattern).includes('{8}(-') ? 'bad_uuid' : 'bad_format';
}
