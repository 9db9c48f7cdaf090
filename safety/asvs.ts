import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { NamedTest } from './named-tests.ts';

const ROOT = join(import.meta.dirname, '..');
const said = z.string().trim().min(1);
const about = {
  id: z.string().regex(/^V\d+\.\d+\.\d+$/),
  level: z.union([z.literal(1), z.literal(2)]),
  asks: said,
};

/** One requirement of ASVS 5.0, levels 1 and 2: its number, in short and in our words what it asks, and how it stands. */
const line = z.union([
  z.strictObject({ ...about, test: z.strictObject({ file: said, name: said }) }),
  /** A document in the repository that is the answer. */
  z.strictObject({ ...about, document: said }),
  /** For whoever runs Hedgerow to carry out. */
  z.strictObject({ ...about, operator: said }),
  z.strictObject({ ...about, notApplicable: said }),
  /** Not met, and what is missing. */
  z.strictObject({ ...about, open: said }),
]);
export type AsvsLine = z.output<typeof line>;

/** How many requirements of each level ASVS 5.0.0 has. */
export const asvsCounts = { 1: 70, 2: 183 } as const;

/** Every requirement of levels 1 and 2 with its answer, in the order of the standard. */
export function asvsLines(): readonly AsvsLine[] {
  const text = readFileSync(join(ROOT, 'docs/assurance/asvs-5.0.json'), 'utf8');
  return z.array(line).parse(JSON.parse(text));
}

/** The tests that answers name. */
export function asvsTests(lines: readonly AsvsLine[]): readonly NamedTest[] {
  return lines.flatMap(one => ('test' in one ? [one.test] : []));
}

/** The list as a page of docs. */
export function asvsPage(lines: readonly AsvsLine[]): string {
  const count = (key: 'test' | 'document' | 'operator' | 'notApplicable' | 'open') =>
    lines.filter(one => key in one).length;
  return `# ASVS 5.0, levels 1 and 2

Made by \`npm run safety\` from [asvs-5.0.json](asvs-5.0.json). Numbers are those of the OWASP Application Security Verification Standard 5.0.0
(<https://github.com/OWASP/ASVS>, © OWASP Foundation, CC BY-SA 4.0); what each asks is said shortly and in our words, so read the standard itself.
This is our own reading; nobody outside has verified it. A test checks that every test and document named here exists.

${lines.length} requirements: ${count('test')} with a test, ${count('document')} with a document, ${count('operator')} by the operator, ${count('notApplicable')} that do not apply, **${count('open')} open**.

| | level | asks | how it stands |
|---|---|---|---|
${lines.map(one => `| ${one.id} | ${one.level} | ${one.asks} | ${answerOf(one)} |`).join('\n')}
`;
}

function answerOf(one: AsvsLine): string {
  if ('test' in one) return `test: [“${one.test.name}”](../../${one.test.file})`;
  if ('document' in one) return `document: [${one.document}](../../${one.document})`;
  if ('operator' in one) return `by the operator: ${one.operator}`;
  if ('notApplicable' in one) return `does not apply: ${one.notApplicable}`;
  return `**open**: ${one.open}`;
}
