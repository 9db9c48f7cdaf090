import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { consentPurposes, consentWays } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  optionalText,
  Select,
  StaffLayout,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { nameOf } from '../person.ts';
import { recordConsent } from '../record-consent.ts';
import { personStore } from '../store.ts';
import { withdrawConsent } from '../withdraw-consent.ts';
import { personParams } from './person-params.ts';
import { showRecord } from './record.tsx';

const form = z.object({
  purpose: choice(consentPurposes.codes, 'people.error.purpose'),
  recipient: optionalText({ max: 160 }),
  given: choice(['yes', 'no'], 'people.error.given'),
  how: choice(consentWays.codes, 'people.error.how'),
  by_whom: text({ max: 160, missing: 'people.error.by_whom' }),
});

export const recordConsentRoute = route({
  method: 'post',
  path: '/people/:personId/consents',
  door: ['link_worker', 'coordinator'],
  params: personParams,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { given, by_whom: byWhom, ...rest } = ask.form;
      await recordConsent(scope, { ...ask.params, ...rest, given: given === 'yes', byWhom });
      return { to: `/people/${ask.params.personId}`, flash: { key: 'people.done.consent' } };
    }),
  again: showAgain(showRecord),
});

const withdrawParams = personParams.extend({ consentId: z.uuid() });
type WithdrawAsk = Pick<Ask<z.output<typeof withdrawParams>, unknown, unknown>, 'params' | 'view' | 'within'>;

/** Asks how the person said so, before a consent is taken back. */
export const withdrawConsentPage = route({
  method: 'get',
  path: '/people/:personId/consents/:consentId/withdraw',
  door: ['link_worker', 'coordinator'],
  params: withdrawParams,
  handle: async ask => ask.page(await withdrawPage(ask, {}, null)),
});

export const withdrawConsentRoute = route({
  method: 'post',
  path: '/people/:personId/consents/:consentId/withdraw',
  door: ['link_worker', 'coordinator'],
  params: withdrawParams,
  form: z.object({ how: choice(consentWays.codes, 'people.error.how') }),
  handle: ask =>
    ask.commit(async scope => {
      await withdrawConsent(scope, { ...ask.params, ...ask.form });
      return { to: `/people/${ask.params.personId}`, flash: { key: 'people.done.withdrawn' } };
    }),
  again: showAgain(withdrawPage),
});

async function withdrawPage(ask: WithdrawAsk, values: Typed, errors: FieldErrors | null) {
  const { view, params } = ask;
  const { t } = view;
  const { person, consent } = await ask.within(async scope => {
    const store = personStore(scope);
    const person = await store.find(params.personId);
    const consent = await store.consent(params.consentId);
    if (!person || !consent || consent.person_id !== person.id) throw new NotFound('consent');
    await audit(scope, {
      verb: 'consent.read',
      subject: { kind: 'consent', id: consent.id },
      personId: person.id,
    });
    return { person, consent };
  });
  const title = t('people.consent.withdraw_title', { purpose: t.code('consent_purposes', consent.purpose) });
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        <BackLink href={`/people/${person.id}`}>{nameOf(person)}</BackLink>
        <h1>{title}</h1>
        <p>{t('people.consent.withdraw_text', { name: nameOf(person) })}</p>
      </div>
      <Form view={view} action={`/people/${person.id}/consents/${consent.id}/withdraw`}>
        <Select
          view={view}
          name="how"
          label={t('people.consent.how')}
          blank={t('ui.form.choose')}
          values={values}
          errors={errors}
          options={consentWays.codes.map(value => ({ value, label: t.code('consent_ways', value) }))}
        />
        <FormEnd>
          <Button>{t('people.consent.withdraw')}</Button>
          <LinkButton href={`/people/${person.id}`} look="words">
            {t('ui.back')}
          </LinkButton>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
