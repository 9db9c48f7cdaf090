import type { Actor } from '../../platform/database/index.ts';
import { declineReasons, redirectPlaces } from '../../programmes/index.ts';
import {
  Button,
  Card,
  ChoiceGroup,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Select,
  TextArea,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { may } from '../policy.ts';
import { canDecide, type TransitionName } from '../referral.ts';
import type { Referral, ReferralQuestion } from '../store.ts';
import { OneClick } from './matches.tsx';

/** Which form was sent and did not pass. */
export type DecisionForm = 'decline' | 'redirect' | 'ask' | 'duplicate' | 'answer';

type Props = {
  readonly view: View;
  readonly actor: Actor;
  readonly referral: Referral;
  readonly questions: readonly ReferralQuestion[];
  readonly failed: {
    readonly form: DecisionForm;
    readonly values: Typed;
    readonly errors: FieldErrors;
  } | null;
};

/** Every decision that the machine and the actor's role allow now; no other button is shown. */
export function Decisions({ view, actor, referral, questions, failed }: Props) {
  const { t } = view;
  const open = (name: TransitionName): boolean =>
    canDecide(referral.state, name) && may(actor, name, referral).ok;
  const base = `/inbox/${referral.id}`;
  const part = (form: DecisionForm) => ({
    view,
    values: failed?.form === form ? failed.values : {},
    errors: failed?.form === form ? failed.errors : null,
  });
  if (!open('accept')) return null;
  const waiting = questions.find(one => one.answer === null);
  return (
    <Card title={t('referrals.decide.title')}>
      <div class="acts">
        <OneClick view={view} action={`${base}/accept`} name="person" value="new">
          {t('referrals.decide.accept_new')}
        </OneClick>
        {referral.state === 'received' && open('start_triage') ? (
          <OneClick view={view} action={`${base}/start`} name="start" value="yes" look="quiet">
            {t('referrals.decide.start')}
          </OneClick>
        ) : null}
      </div>
      {open('ask') ? (
        <Fold summary={t('referrals.decide.ask')} open={failed?.form === 'ask'}>
          <Form view={view} action={`${base}/ask`}>
            <TextArea
              {...part('ask')}
              name="question"
              label={t('referrals.decide.question')}
              hint={t('referrals.decide.question_hint')}
              rows={3}
            />
            <FormEnd>
              <Button small>{t('referrals.decide.ask_send')}</Button>
            </FormEnd>
          </Form>
        </Fold>
      ) : null}
      {waiting && open('answer') ? (
        <Fold summary={t('referrals.decide.answer')} open={failed?.form === 'answer'}>
          <Form view={view} action={`${base}/answer`}>
            <input type="hidden" name="asked" value={waiting.id} />
            <TextArea {...part('answer')} name="answer" label={t('referrals.decide.answer_label')} rows={3} />
            <FormEnd>
              <Button small>{t('referrals.decide.answer_save')}</Button>
            </FormEnd>
          </Form>
        </Fold>
      ) : null}
      <Fold summary={t('referrals.decide.redirect')} open={failed?.form === 'redirect'}>
        <Form view={view} action={`${base}/redirect`}>
          <Select
            {...part('redirect')}
            name="place"
            label={t('referrals.decide.place')}
            blank={t('ui.form.choose')}
            options={redirectPlaces.codes.map(value => ({ value, label: t.code('redirect_places', value) }))}
          />
          <TextField
            {...part('redirect')}
            name="to"
            label={t('referrals.decide.to')}
            hint={t('referrals.decide.to_hint')}
          />
          <ChoiceGroup
            {...part('redirect')}
            name="handover"
            legend={t('referrals.decide.handover')}
            options={[
              { value: 'yes', label: t('referrals.decide.handover_yes') },
              { value: 'no', label: t('referrals.decide.handover_no') },
            ]}
          />
          <TextArea
            {...part('redirect')}
            name="redirect_note"
            label={t('referrals.decide.note')}
            rows={2}
            optional
          />
          <FormEnd>
            <Button small>{t('referrals.decide.redirect_do')}</Button>
          </FormEnd>
        </Form>
      </Fold>
      <Fold summary={t('referrals.decide.decline')} open={failed?.form === 'decline'}>
        <Form view={view} action={`${base}/decline`}>
          <Select
            {...part('decline')}
            name="reason"
            label={t('referrals.decide.reason')}
            blank={t('ui.form.choose')}
            options={declineReasons.codes.map(value => ({ value, label: t.code('decline_reasons', value) }))}
          />
          <TextArea
            {...part('decline')}
            name="decline_note"
            label={t('referrals.decide.note')}
            hint={t('referrals.decide.note_hint')}
            rows={2}
            optional
          />
          <FormEnd>
            <Button small>{t('referrals.decide.decline_do')}</Button>
          </FormEnd>
        </Form>
      </Fold>
      <Fold summary={t('referrals.decide.duplicate')} open={failed?.form === 'duplicate'}>
        <Form view={view} action={`${base}/duplicate`}>
          <TextField
            {...part('duplicate')}
            name="reference"
            label={t('referrals.decide.of')}
            hint={t('referrals.decide.of_hint')}
          />
          <FormEnd>
            <Button small>{t('referrals.decide.duplicate_do')}</Button>
          </FormEnd>
        </Form>
      </Fold>
      {open('withdraw') ? (
        <p>
          <a href={`/cases/${referral.id}/withdraw`}>{t('referrals.decide.withdraw')}</a>
        </p>
      ) : null}
    </Card>
  );
}
