import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { reopenReasons, withdrawalReasons } from '../../programmes/index.ts';
import { referralStore } from '../../referrals/index.ts';
import {
  Button,
  ChoiceGroup,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  sayErrors,
  TextArea,
  typedIn,
} from '../../ui/index.ts';
import { type FormFaults, route, type Typed } from '../../web/index.ts';
import { reopenReferral } from '../reopen-referral.ts';
import { withdrawReferral } from '../withdraw-referral.ts';
import { type CaseAsk, casePage, readCase, workers } from './frame.tsx';

const params = z.object({ referralId: z.uuid() });
const note = optionalText({ lines: true, max: 2000 });

type Kept = ReturnType<typeof typedIn>;

async function reopenPage(ask: CaseAsk, typed: Kept, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const kase = await ask.within(scope => readCase(scope, ask.params.referralId, 'reopen'));
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
          view={view}
          values={typed}
          errors={errors}
          name="reason"
          legend={t('care.reopen.reason')}
          options={reopenReasons.codes.map(code => ({ value: code, label: t.code('reopen_reasons', code) }))}
        />
        <TextArea view={view} values={typed} errors={errors} name="note" label={t('care.note')} optional />
        <FormEnd>
          <Button>{t('care.reopen.save')}</Button>
        </FormEnd>
      </Form>
    ),
  });
}

const reopenAgain = async (ask: CaseAsk, faults: FormFaults, typed: Typed) =>
  ask.page(await reopenPage(ask, typedIn(typed), sayErrors(ask.view, faults)), 422);

export const reopenForm = route({
  method: 'get',
  path: '/cases/:referralId/reopen',
  door: workers,
  params,
  handle: async ask => ask.page(await reopenPage(ask, {}, null)),
});

export const reopen = route({
  method: 'post',
  path: '/cases/:referralId/reopen',
  door: workers,
  params,
  form: z.object({ reason: reopenReasons.schema, note }),
  handle: ask =>
    ask.commit(async scope => {
      await reopenReferral(scope, { ...ask.params, ...ask.form });
      return { to: `/cases/${ask.params.referralId}`, flash: { key: 'care.reopen.done' } };
    }),
  again: reopenAgain,
});

async function withdrawPage(ask: CaseAsk, typed: Kept, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const referral = await ask.within(async scope => {
    const found = await referralStore(scope).find(ask.params.referralId);
    if (!found) throw new NotFound('referral');
    if (found.person_id) await readCase(scope, found.id, 'withdraw');
    return found;
  });
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
            view={view}
            values={typed}
            errors={errors}
            name="reason"
            legend={t('care.withdraw.reason')}
            options={withdrawalReasons.codes.map(code => ({
              value: code,
              label: t.code('withdrawal_reasons', code),
            }))}
          />
          <TextArea view={view} values={typed} errors={errors} name="note" label={t('care.note')} optional />
          <FormEnd>
            <Button>{t('care.withdraw.save')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

const withdrawAgain = async (ask: CaseAsk, faults: FormFaults, typed: Typed) =>
  ask.page(await withdrawPage(ask, typedIn(typed), sayErrors(ask.view, faults)), 422);

export const withdrawForm = route({
  method: 'get',
  path: '/cases/:referralId/withdraw',
  door: workers,
  params,
  handle: async ask => ask.page(await withdrawPage(ask, {}, null)),
});

export const withdraw = route({
  method: 'post',
  path: '/cases/:referralId/withdraw',
  door: workers,
  params,
  form: z.object({ reason: withdrawalReasons.schema, note }),
  handle: ask =>
    ask.commit(async scope => {
      await withdrawReferral(scope, { ...ask.params, ...ask.form });
      return { to: '/today', flash: { key: 'care.withdraw.done' } };
    }),
  again: withdrawAgain,
});
