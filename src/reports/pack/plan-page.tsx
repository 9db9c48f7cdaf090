import { z } from 'zod';
import {
  Button,
  ChoiceGroup,
  choices,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  sayErrors,
  TextArea,
  TextField,
  Tick,
  type Typed,
  tick,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { readTyped, worthQuery } from '../worth/typed.ts';
import { services } from '../worth/worth.ts';
import { PackFrame, path } from './frame.tsx';
import { packLanguages } from './pack.ts';
import { type PackPlan, packPlan } from './plan-store.ts';
import { setPlan } from './set-plan.ts';

const MOST_ADDRESSES = 20;
const at = `${path}/plan`;
const door = ['coordinator', 'administrator'] as const;
const assumptions = ['ours', 'anyway', 'quarters'] as const;
const ends = ['_low', '', '_high'] as const;
const endOf = { '': 'central', _low: 'low', _high: 'high' } as const;

/** E-mail addresses, one a line. */
const addresses = z
  .string()
  .max(4_000)
  .default('')
  .transform(lines => [...new Set(lines.split(/[\s,;]+/).filter(line => line !== ''))])
  .pipe(z.array(z.email('pack.error.address').max(200)).max(MOST_ADDRESSES, 'pack.error.addresses'));

const form = worthQuery
  .extend({
    active: tick(),
    automatic: tick(),
    languages: choices(packLanguages, { least: 1 }),
    addresses: z
      .unknown()
      .optional()
      .transform((value, context) => {
        const read = addresses.safeParse(value);
        if (read.success) return read.data;
        context.addIssue({ code: 'custom', message: read.error.issues[0]?.message ?? 'pack.error.address' });
        return z.NEVER;
      }),
  })
  .superRefine((typed, context) => {
    for (const [name, key] of Object.entries(readTyped(worthQuery.parse(typed)).wrong))
      context.addIssue({ code: 'custom', path: [name], message: key });
  });

const read = route({
  method: 'get',
  path: at,
  door,
  handle: async ask => ask.page(shown(ask, typedOf(await ask.within(packPlan)), null)),
});

const write = route({
  method: 'post',
  path: at,
  door,
  stepUp: true,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { active, automatic, languages, addresses: to, ...rest } = ask.form;
      await setPlan(scope, { active, automatic, languages, addresses: to, worth: worthQuery.parse(rest) });
      return { to: at, flash: { key: 'pack.plan.saved' } };
    }),
  again: async (ask, faults, typed) => ask.page(shown(ask, typedIn(typed), sayErrors(ask.view, faults)), 422),
});

function typedOf({ active, automatic, languages, addresses: to, worth }: PackPlan): Typed {
  const texts = Object.fromEntries(
    Object.entries(worth).filter((one): one is [string, string] => Boolean(one[1])),
  );
  return {
    ...texts,
    active: active ? 'yes' : '',
    automatic: automatic ? 'yes' : '',
    languages: [...languages],
    addresses: to.join('\n'),
  };
}

function shown(
  { view, flash }: Pick<Ask<unknown, unknown, unknown>, 'view' | 'flash'>,
  values: Typed,
  errors: FieldErrors | null,
) {
  const { t } = view;
  const field = { view, values, errors };
  const number = { type: 'number', inputmode: 'decimal', size: 'short', optional: true } as const;
  return document(
    <PackFrame view={view} flash={flash} title={t('pack.plan.title')}>
      <ErrorSummary view={view} errors={errors} />
      <p class="lead">{t('pack.plan.lead')}</p>
      <Form view={view} action={at}>
        <Tick {...field} name="active" label={t('pack.plan.active')} />
        <Tick
          {...field}
          name="automatic"
          label={t('pack.plan.automatic')}
          hint={t('pack.plan.automatic.hint')}
        />
        <ChoiceGroup
          {...field}
          name="languages"
          legend={t('pack.plan.languages')}
          many
          options={packLanguages.map(code => ({ value: code, label: view.say.language(code) }))}
        />
        <TextArea
          {...field}
          name="addresses"
          label={t('pack.plan.addresses')}
          hint={t('pack.plan.addresses.hint')}
          optional
        />
        <h2>{t('reports.worth.unit')}</h2>
        <p class="quiet">{t('pack.plan.costs')}</p>
        {services.map(service => (
          <div class="stack stack--tight">
            <TextField {...field} {...number} name={service} label={t(`reports.worth.service.${service}`)} />
            <Tick {...field} name={`paid_${service}`} label={t('reports.worth.paid')} />
          </div>
        ))}
        <TextField
          {...field}
          name="source"
          label={t('reports.worth.source')}
          hint={t('reports.worth.source.hint')}
          maxlength={300}
          optional
        />
        <h2>{t('reports.worth.assumed')}</h2>
        {assumptions.map(name => (
          <fieldset class="stack stack--tight">
            <legend>{t(`reports.worth.${name}`)}</legend>
            <div class="row">
              {ends.map(end => (
                <TextField
                  {...field}
                  {...number}
                  name={`${name}${end}`}
                  label={t(`reports.worth.end.${endOf[end]}`)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <FormEnd>
          <Button>{t('pack.plan.save')}</Button>
        </FormEnd>
      </Form>
    </PackFrame>,
  );
}

export const planRoutes: readonly Route[] = [read, write];
