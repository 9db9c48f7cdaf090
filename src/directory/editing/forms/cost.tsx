import { z } from 'zod';
import { optionalText, TextArea, TextField } from '../../../ui/index.ts';
import { readNumber } from '../../reading/values.ts';
import type { CostEdit } from '../service-edit.ts';
import type { FieldsProps, FormContext, GroupForm } from './group-form.ts';
import { rowNumbers, rowsToShow } from './numbered.ts';
import { FactChoice, factField } from './three-ways.tsx';

const amount = () =>
  optionalText({ max: 20 }).transform((text, context): number | null => {
    if (text === null) return null;
    const value = readNumber(text.replace(',', '.'));
    if (value !== null && value >= 0 && value <= 100_000) return Math.round(value * 100) / 100;
    context.addIssue({ code: 'custom', message: 'directory.edit.error.amount' });
    return z.NEVER;
  });

/** What it costs. */
export const costForm: GroupForm<'cost'> = {
  schema,
  typed(value) {
    const rows = value.options.flatMap(({ id, option, amount: sum }, at) => [
      [`cost${at + 1}_id`, id ?? ''],
      [`cost${at + 1}_option`, option ?? ''],
      [`cost${at + 1}_amount`, sum === null ? '' : sum.toFixed(2)],
    ]);
    return { free: value.free, ...Object.fromEntries(rows), cost_words: value.words ?? '' };
  },
  Fields,
};

function schema({ region }: FormContext): z.ZodType<CostEdit> {
  const shape = rowNumbers.flatMap(number => [
    [`cost${number}_id`, optionalText()],
    [`cost${number}_option`, optionalText()],
    [`cost${number}_amount`, amount()],
  ]);
  const rows: Record<string, z.ZodType<unknown>> = Object.fromEntries(shape);
  const currency = region === 'ie' ? 'EUR' : 'GBP';
  return z
    .object({ ...rows, free: factField(), cost_words: optionalText({ lines: true, max: 2000 }) })
    .transform(({ free, cost_words: words, ...others }) => {
      const fields: Readonly<Record<string, unknown>> = others;
      const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null);
      const options = rowNumbers.flatMap(number => {
        const sum = fields[`cost${number}_amount`];
        const one = {
          id: text(`cost${number}_id`),
          option: text(`cost${number}_option`),
          amount: typeof sum === 'number' ? sum : null,
          currency,
        } as const;
        return one.option === null && one.amount === null ? [] : [one];
      });
      return { free, options, words };
    })
    .superRefine(({ free, options }, context) => {
      if (free === 'yes' && options.some(one => (one.amount ?? 0) > 0))
        context.addIssue({ code: 'custom', path: ['free'], message: 'directory.edit.error.free' });
    });
}

function Fields({ view, region, values, errors }: FieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      <FactChoice {...props} name="free" legend={t('directory.edit.field.cost.free')} />
      {rowsToShow(values, 'cost').map(number => (
        <div class="edit-pair edit-row">
          <input type="hidden" name={`cost${number}_id`} value={String(values[`cost${number}_id`] ?? '')} />
          <TextField
            {...props}
            name={`cost${number}_amount`}
            label={t(region === 'ie' ? 'directory.edit.cost.euro' : 'directory.edit.cost.pound')}
            inputmode="decimal"
            size="short"
            optional
          />
          <TextField
            {...props}
            name={`cost${number}_option`}
            label={t('directory.edit.cost.option')}
            hint={number === 1 ? t('directory.edit.hint.cost_option') : undefined}
            optional
          />
        </div>
      ))}
      <TextArea {...props} name="cost_words" label={t('directory.edit.field.cost.words')} rows={2} optional />
    </>
  );
}
