import { z } from 'zod';
import { choice, date, text } from '../../../ui/index.ts';
import { isDay, type VariableCode, variableCodes } from '../variables.ts';

/** A public key has a check sum of its own: one with a slip would seal a file for nobody. */
async function isKey(key: string): Promise<boolean> {
  if (!key.startsWith('age1')) return false;
  const { Encrypter } = await import('age-encryption');
  try {
    new Encrypter().addRecipient(key);
    return true;
  } catch {
    return false;
  }
}

const listed = z.preprocess(
  value => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z
    .array(z.enum(variableCodes, 'reports.research.error.variables'), 'reports.research.error.variables')
    .min(1, 'reports.research.error.variables'),
);

/** The longest that a study may go on, in years. */
const MOST_YEARS = 5;

/** What somebody must say to ask for a study. */
export const studyForm = z
  .object({
    title: text({ missing: 'reports.research.error.title', max: 160 }),
    purpose: text({ missing: 'reports.research.error.purpose', max: 2000, lines: true }),
    recipient: text({ missing: 'reports.research.error.recipient', max: 300 }),
    recipientKey: text({ missing: 'reports.research.error.key', max: 200 }),
    ethics: text({ missing: 'reports.research.error.ethics', max: 160 }),
    dpia: text({ missing: 'reports.research.error.dpia', max: 160 }),
    variables: listed,
    dates: choice(['spans', 'shifted'], 'reports.research.error.dates'),
    from: date(),
    until: date(),
    endsOn: date(),
    smallest: z.coerce
      .number('reports.research.error.smallest')
      .int('reports.research.error.smallest')
      .min(8, 'reports.research.error.smallest')
      .max(100, 'reports.research.error.smallest'),
  })
  .superRefine(({ from, until, dates, variables }, { addIssue }) => {
    const wrong = (field: string, message: string) => addIssue({ code: 'custom', path: [field], message });
    if (Temporal.PlainDate.compare(from, until) > 0) wrong('until', 'reports.dataSet.error.order');
    if (dates === 'spans' && variables.some((code: VariableCode) => isDay(code)))
      wrong('variables', 'reports.research.error.days');
  });

/** What only the day and the key itself can tell is wrong, as words keys by field; null: nothing is. */
export async function studyFaults(
  { endsOn, recipientKey }: Pick<z.output<typeof studyForm>, 'endsOn' | 'recipientKey'>,
  today: Temporal.PlainDate,
): Promise<Readonly<Record<string, string>> | null> {
  const latest = today.add({ years: MOST_YEARS });
  const late =
    Temporal.PlainDate.compare(endsOn, today) < 0 || Temporal.PlainDate.compare(endsOn, latest) > 0;
  const faults = {
    ...(late ? { endsOn: 'reports.research.error.ends' } : {}),
    ...((await isKey(recipientKey)) ? {} : { recipientKey: 'reports.research.error.key' }),
  };
  return Object.keys(faults).length > 0 ? faults : null;
}
