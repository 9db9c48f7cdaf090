import { z } from 'zod';
import { WrongRequest } from '../oruk/answer.ts';
import type { Query } from '../oruk/asked.ts';

const flag = z.enum(['true', 'false']).transform(text => text === 'true');
const schema = z.object({
  full: flag.default(false),
  full_service: flag.default(false),
  minimal: flag.default(false),
  top_only: flag.default(false),
  format: z.literal('json').default('json'),
  parent_id: z.guid().optional(),
  taxonomy_id: z.guid().optional(),
  search: z.string().max(500).optional(),
});

const expected: Readonly<Record<string, string>> = {
  format: 'json',
  parent_id: 'the id of a taxonomy term (UUID)',
  taxonomy_id: 'the id of a taxonomy (UUID)',
  search: 'at most 500 characters long',
};

/** How much of a record is asked for, and the filters of HSDS that ORUK does not know. Throws WrongRequest. */
export function readHow(query: Query): z.output<typeof schema> {
  const given = Object.fromEntries(
    Object.entries(query).flatMap(([name, [first]]) => (first ? [[name, first]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(issue => String(issue.path[0])))];
  throw new WrongRequest(
    names.map(parameter => ({
      parameter,
      detail: `${parameter} must be ${expected[parameter] ?? 'true or false'}.`,
    })),
  );
}
