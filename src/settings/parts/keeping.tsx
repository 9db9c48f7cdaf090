import { z } from 'zod';
import { type RegionId, regionOf } from '../../programmes/index.ts';
import { errorKey, TextField } from '../../ui/index.ts';
import { countsForm, type Part, type PartFieldsProps, version } from '../part.ts';

const years = { min: 1, max: 50 } as const;
const counts = { closed_referral: years, died: years, declined_referral: years } as const;
const records = ['closed_referral', 'died', 'declined_referral'] as const;
const form = z.object({ version, ...countsForm(counts) });

/** For how long records are kept: never shorter than the country’s own rule, which stands beside each. */
export const keeping: Part<typeof form> = {
  name: 'keeping',
  form,
  read(typed, { region }) {
    const least = leastYears(region);
    const short = records.filter(one => typed[one] < least[one]);
    if (short.length > 0)
      return {
        errors: Object.fromEntries(
          short.map(one => [one, errorKey('settings.error.too_short', { years: least[one] })]),
        ),
      };
    const longer = records.filter(one => typed[one] > least[one]);
    return { settings: { retention: Object.fromEntries(longer.map(one => [one, `P${typed[one]}Y`])) } };
  },
  typed({ settings }, region) {
    const least = leastYears(region);
    return Object.fromEntries(
      records.map(one => [one, String(Math.max(least[one], yearsOf(settings.retention[one] ?? 'P0D')))]),
    );
  },
  fields: Fields,
};

/** Whole years of a period, begun ones counted. @param period ISO 8601 */
function yearsOf(period: string | Temporal.Duration): number {
  return Math.ceil(Temporal.Duration.from(period).total({ unit: 'years', relativeTo: '2000-01-01' }));
}

function leastYears(region: RegionId): Readonly<Record<(typeof records)[number], number>> {
  const rules = regionOf(region).retention;
  const least = (record: string) => yearsOf(rules.find(rule => rule.record === record)?.period ?? 'P1Y');
  return {
    closed_referral: least('closed_referral'),
    died: least('died'),
    declined_referral: least('declined_referral'),
  };
}

function Fields({ view, values, errors, region }: PartFieldsProps) {
  const { t } = view;
  const least = leastYears(region);
  return (
    <>
      {records.map(name => (
        <TextField
          view={view}
          values={values}
          errors={errors}
          name={name}
          type="number"
          size="short"
          label={t(`settings.field.${name}`)}
          hint={t('settings.hint.least_years', { years: least[name] })}
        />
      ))}
    </>
  );
}
