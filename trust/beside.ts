import { asvsLines } from '../safety/asvs.ts';

/** What stands below the table: lists that are proven by other commands, with their counts. */
export function beside(): readonly string[] {
  const lines = asvsLines();
  const count = (key: string) => lines.filter(one => key in one).length;
  return [
    `## Standards and safety
OWASP ASVS 5.0, levels 1 and 2: ${lines.length} requirements, ${count('test')} with a test, ${count('document')} with a document, ${count('operator')} by the operator, ${count('notApplicable')} that do not apply,
**${count('open')} open**; each with its test or reason in [assurance/asvs.md](assurance/asvs.md). The safety case, each control with its test: [safety.md](safety.md).`,
    `## Not provable here
An outside penetration test, live NHS CIS2 and Entra ID, real e-mail and text messages, and the signature of a clinical safety officer. Whoever runs Hedgerow
has them done.`,
  ];
}
