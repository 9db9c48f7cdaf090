import { z } from 'zod';
import { reopenReasons } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  TextArea,
  type Typed,
} from '../../ui/index.ts';
import { reopenReferral } from '../reopen-referral.ts';
import { type CaseAsk, caseForm, casePage, readCase } from './frame.tsx';

const form = z.object({
  reason: choice(reopenReasons.codes, 'care.reopen.error.reason'),
  note: optionalText({ lines: true, max: 2000 }),
});

async function page(ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const kase = await ask.within(scope => readCase(scope, ask.params.referralId, 'reopen'));
  const props = { view, values: typed ?? {}, errors };
  return casePage({
    view,
    kase,
    title: t('care.reopen.title'),
    errors,
    children: (
      <Form view={view} action={`/cases/${kase.id}/reopen`}>
        <p>
          {kase.closingReason && kase.closedAt
            ? t('care.reopen.closed', {
                day: view.say.day(kase.closedAt),
                reason: t.code('closing_reasons', kase.closingReason),
              })
            : null}
        </p>
        <ChoiceGroup
          {...props}
          name="reason"
          legend={t('care.reopen.reason')}
          options={reopenReasons.codes.map(code => ({ value: code, label: t.code('reopen_reasons', code) }))}
        />
        <TextArea {...props} name="note" label={t('care.note')} optional />
        <FormEnd>
          <Button>{t('care.reopen.save')}</Button>
        </FormEnd>
      </Form>
    ),
  });
}

/** Takes a closed case up again. */
export const reopen = caseForm({
  path: '/cases/:referralId/reopen',
  form,
  page,
  change: async (scope, said, referralId) => {
    await reopenReferral(scope, { referralId, ...said });
    return { to: `/cases/${referralId}`, flash: { key: 'care.reopen.done' } };
  },
});
