import { Button, ChoiceGroup, DateField, Facts, Fold, Form, FormEnd, type View } from '../../ui/index.ts';
import type { StepsProps } from '../pages/steps.tsx';
import { offerWays } from './offer.ts';
import type { OpenOffer } from './store.ts';
import { TakeBack } from './take-back.tsx';

type GoAlongProps = StepsProps & {
  readonly offer: OpenOffer | null;
  readonly mayChange: boolean;
  /** There is ground for an offer: they go there, and no rule of safe contact is against it. */
  readonly mayOffer: boolean;
};

/** On the person's own introduction: their offer to go along with somebody new, or the form that records one. */
export function GoAlong(props: GoAlongProps) {
  const { view, facts, offer, mayChange, mayOffer } = props;
  if (!offer && !(mayChange && mayOffer)) return null;
  const { t } = view;
  return (
    <section class="section stack no-print" aria-labelledby="along">
      <h2 id="along">{t('introductions.along.title')}</h2>
      {offer ? (
        <>
          <p>{t('introductions.along.offered', { name: facts.firstName })}</p>
          <Facts items={said(view, offer)} />
          {mayChange && (
            <TakeBack
              view={view}
              referralId={facts.referralId}
              introductionId={facts.id}
              serviceName={facts.serviceName}
            />
          )}
        </>
      ) : (
        <Offer {...props} />
      )}
    </section>
  );
}

function said({ t, say }: View, offer: OpenOffer) {
  return [
    { term: t('introductions.along.asked'), detail: say.day(offer.askedOn) },
    { term: t('introductions.along.said'), detail: t.code('consent_ways', offer.how) },
    { term: t('introductions.along.by'), detail: offer.by },
  ];
}

function Offer({ view, facts, today, typed, errors }: StepsProps) {
  const { t } = view;
  const name = facts.firstName;
  const fresh = {
    'along_on-day': `${today.day}`,
    'along_on-month': `${today.month}`,
    'along_on-year': `${today.year}`,
  };
  const values = 'along_on-day' in typed ? typed : fresh;
  return (
    <Fold
      summary={t('introductions.along.would', { name })}
      open={Boolean(errors?.['along_on'] || errors?.['along_how'])}
    >
      <Form view={view} action={`/cases/${facts.referralId}/introductions/${facts.id}/go-along`}>
        <p>{t('introductions.along.text', { name })}</p>
        <DateField
          view={view}
          name="along_on"
          legend={t('introductions.along.on', { name })}
          values={values}
          errors={errors}
        />
        <ChoiceGroup
          view={view}
          name="along_how"
          legend={t('introductions.along.how', { name })}
          options={offerWays.map(value => ({ value, label: t.code('consent_ways', value) }))}
          values={values}
          errors={errors}
        />
        <FormEnd>
          <Button look="quiet">{t('introductions.along.go')}</Button>
        </FormEnd>
      </Form>
    </Fold>
  );
}
