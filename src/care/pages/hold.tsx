import { z } from 'zod';
import { holdReasons } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  DateField,
  date,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  sayErrors,
  TextArea,
  typedIn,
} from '../../ui/index.ts';
import { type FormFaults, route, type Typed } from '../../web/index.ts';
import { putOnHold } from '../put-on-hold.ts';
import { resumeCase } from '../resume-case.ts';
import { type CaseAsk, casePage, orAgain, readCase, workers } from './frame.tsx';

const form = z.object({
  reason: holdReasons.schema,
  until: date({ missing: 'care.hold.error.until' }),
  note: optionalText({ lines: true, max: 2000 }),
});
const params = z.object({ referralId: z.uuid() });

async function page(ask: CaseAsk, typed: ReturnType<typeof typedIn>, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const kase = await ask.within(scope => readCase(scope, ask.params.referralId, 'hold'));
  const props = { view, values: typed, errors };
  return casePage({
    view,
    kase,
    title: t('care.hold.title'),
    errors,
    children: (
      <>
        <p class="lead">{t('care.hold.lead', { name: kase.firstName })}</p>
        <Form view={view} action={`/cases/${kase.id}/hold`}>
          <ChoiceGroup
            {...props}
            name="reason"
            legend={t('care.hold.reason')}
            options={holdReasons.codes.map(code => ({ value: code, label: t.code('hold_reasons', code) }))}
          />
          <DateField {...props} name="until" legend={t('care.hold.until')} hint={t('care.hold.until.hint')} />
          <TextArea {...props} name="note" label={t('care.note')} optional />
          <FormEnd>
            <Button>{t('care.hold.save')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

const again = async (ask: CaseAsk, faults: FormFaults, typed: Typed) =>
  ask.page(await page(ask, typedIn(typed), sayErrors(ask.view, faults)), 422);

export const holdForm = route({
  method: 'get',
  path: '/cases/:referralId/hold',
  door: workers,
  params,
  handle: async ask => ask.page(await page(ask, {}, null)),
});

/** Pauses the case until a day. */
export const hold = route({
  method: 'post',
  path: '/cases/:referralId/hold',
  door: workers,
  params,
  form,
  handle: ask =>
    orAgain(
      ask,
      { 'care.hold.error.past': 'until' },
      () =>
        ask.commit(async scope => {
          await putOnHold(scope, { ...ask.params, ...ask.form });
          return { to: `/cases/${ask.params.referralId}`, flash: { key: 'care.hold.done' } };
        }),
      (faults, typed) => again(ask, faults, typed),
    ),
  again,
});

/** Takes a paused case up again. */
export const resume = route({
  method: 'post',
  path: '/cases/:referralId/resume',
  door: workers,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await resumeCase(scope, ask.params);
      return { to: `/cases/${ask.params.referralId}`, flash: { key: 'care.resume.done' } };
    }),
});
