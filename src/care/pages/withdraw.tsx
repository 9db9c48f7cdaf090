import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import { withdrawalReasons } from '../../programmes/index.ts';
import { mayTakeStep, referralStore } from '../../referrals/index.ts';
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
import { withdrawReferral } from '../withdraw-referral.ts';
import { type CaseAsk, caseForm, casePage } from './frame.tsx';

const form = z.object({
  reason: choice(withdrawalReasons.codes, 'care.withdraw.error.reason'),
  note: optionalText({ lines: true, max: 2000 }),
});

async function page(ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const referral = await ask.within(async scope => {
    const found = await referralStore(scope).find(ask.params.referralId);
    if (!found) throw new NotFound('referral');
    const leave = mayTakeStep(scope.actor, 'withdraw', found);
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    await audit(scope, {
      verb: 'referral.read',
      subject: { kind: 'referral', id: found.id },
      personId: found.person_id,
    });
    return found;
  });
  const props = { view, values: typed ?? {}, errors };
  return casePage({
    view,
    kase: { id: referral.id, name: `${referral.given_name} ${referral.family_name}` },
    title: t('care.withdraw.title'),
    errors,
    children: (
      <>
        <p class="lead">{t('care.withdraw.lead')}</p>
        <Form view={view} action={`/cases/${referral.id}/withdraw`}>
          <ChoiceGroup
            {...props}
            name="reason"
            legend={t('care.withdraw.reason')}
            options={withdrawalReasons.codes.map(code => ({
              value: code,
              label: t.code('withdrawal_reasons', code),
            }))}
          />
          <TextArea {...props} name="note" label={t('care.note')} optional />
          <FormEnd>
            <Button>{t('care.withdraw.save')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

/** Puts on record that a person does not want the programme. */
export const withdraw = caseForm({
  path: '/cases/:referralId/withdraw',
  form,
  page,
  change: async (scope, said, referralId) => {
    await withdrawReferral(scope, { referralId, ...said });
    return { to: '/today', flash: { key: 'care.withdraw.done' } };
  },
});
