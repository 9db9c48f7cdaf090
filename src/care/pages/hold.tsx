import { z } from 'zod';
import { holdReasons } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  DateField,
  date,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  TextArea,
  type Typed,
} from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { putOnHold } from '../put-on-hold.ts';
import { resumeCase } from '../resume-case.ts';
import { type CaseAsk, caseForm, casePage, caseParams, readCase, workers } from './frame.tsx';

const form = z.object({
  reason: choice(holdReasons.codes, 'care.hold.error.reason'),
  until: date({ missing: 'care.hold.error.until' }),
  note: optionalText({ lines: true, max: 2000 }),
});

async function page(ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const kase = await ask.within(scope => readCase(scope, ask.params.referralId, 'hold'));
  const props = { view, values: typed ?? {}, errors };
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

/** Pauses the case until a day. */
export const hold = caseForm({
  path: '/cases/:referralId/hold',
  form,
  page,
  change: async (scope, said, referralId) => {
    await putOnHold(scope, { referralId, ...said });
    return { to: `/cases/${referralId}`, flash: { key: 'care.hold.done' } };
  },
  refusals: { 'care.hold.error.past': 'until' },
});

/** Takes a paused case up again. */
export const resume = route({
  method: 'post',
  path: '/cases/:referralId/resume',
  door: workers,
  params: caseParams,
  handle: ask =>
    ask.commit(async scope => {
      await resumeCase(scope, ask.params);
      return { to: `/cases/${ask.params.referralId}`, flash: { key: 'care.resume.done' } };
    }),
});
