import { z } from 'zod';
import {
  DateField,
  dateTyped,
  optionalDate,
  optionalText,
  TextField,
  type WordKey,
} from '../../../ui/index.ts';
import { type SafeguardingEdit, safeguards } from '../service-edit.ts';
import type { FieldsProps, FormContext, GroupForm } from './group-form.ts';
import { FactChoice, factField } from './three-ways.tsx';

/** What staff know of vetting, insurance and policy; never published. */
export const safeguardingForm: GroupForm<'safeguarding'> = {
  schema: ({ today }: FormContext) => {
    const one = (what: string) => ({
      [`safe_${what}`]: factField(),
      [`safe_${what}_on`]: optionalDate({ past: true, today }),
      [`safe_${what}_note`]: optionalText(),
    });
    return z
      .object({ ...one('vetting'), ...one('insurance'), ...one('policy') })
      .transform((fields: Record<string, unknown>) => {
        const of = (what: string): SafeguardingEdit['vetting'] => {
          const [value, day, note] = [`safe_${what}`, `safe_${what}_on`, `safe_${what}_note`].map(
            name => fields[name],
          );
          const known = value === 'yes' || value === 'no' ? value : 'unknown';
          const on = day instanceof Temporal.PlainDate ? day : known === 'unknown' ? null : today;
          return {
            value: known,
            checkedOn: on?.toString() ?? null,
            note: typeof note === 'string' ? note : null,
          };
        };
        return { vetting: of('vetting'), insurance: of('insurance'), policy: of('policy') };
      });
  },
  typed: value => {
    const parts = safeguards.flatMap(what => {
      const { value: fact, checkedOn, note } = value[what];
      const day = checkedOn === null ? null : Temporal.PlainDate.from(checkedOn);
      return Object.entries({
        [`safe_${what}`]: fact,
        ...dateTyped(`safe_${what}_on`, day),
        [`safe_${what}_note`]: note ?? '',
      });
    });
    return Object.fromEntries(parts);
  },
  Fields,
};

function Fields({ view, region, values, errors }: FieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  const legend = (what: string): WordKey =>
    what === 'vetting' ? `directory.edit.safe.vetting_${region}` : (`directory.edit.safe.${what}` as WordKey);
  return (
    <>
      {safeguards.map(what => (
        <div class="edit-row">
          <FactChoice {...props} name={`safe_${what}`} legend={t(legend(what))} />
          <DateField
            {...props}
            name={`safe_${what}_on`}
            legend={t('directory.edit.safe.checked_on')}
            optional
          />
          <TextField {...props} name={`safe_${what}_note`} label={t('directory.edit.safe.note')} optional />
        </div>
      ))}
    </>
  );
}
