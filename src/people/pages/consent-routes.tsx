import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { consentWays } from '../../programmes/index.ts';
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
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { recipientsFor } from '../consent-list-queries.ts';
import { nameOf } from '../person.ts';
import { recordConsent } from '../record-consent.ts';
import { personStore } from '../store.ts';
import { withdrawConsent } from '../withdraw-consent.ts';
import { publishedWordings, wordingsNow } from '../wording-store.ts';
import { personParams } from './person-params.ts';
import { registerPage } from './register.tsx';
import { sayForm, spoke, WhoSpoke } from './say-form.tsx';

/** All that one person agreed to, with its history. */
export const consentRegister = route({
  method: 'get',
  path: '/people/:personId/consents',
  door: ['link_worker', 'coordinator'],
  params: personParams,
  handle: async ask => ask.page(await registerPage(ask, {}, null)),
});

export const recordConsentRoute = route({
  method: 'post',
  path: '/people/:personId/consents',
  door: ['link_worker', 'coordinator'],
  params: personParams,
  form: sayForm,
  handle: ask =>
    ask.commit(async scope => {
      const { personId } = ask.params;
      const { given, by_whom: byWhom, capacity_note: capacityNote, recipient, shown, ...rest } = ask.form;
      const named = await recipientsFor(scope, personId);
      const { locale, t } = ask.view;
      const wording = shown ? wordingsNow(await publishedWordings(scope), t, locale)[rest.purpose] : null;
      await recordConsent(scope, {
        ...rest,
        personId,
        recipient,
        // A name that is that of a group they were introduced to is that group.
        recipientId: named.find(one => one.name === recipient)?.serviceId ?? null,
        scope: given === 'basics' ? 'basics' : null,
        given: given !== 'no',
        byWhom,
        capacityNote,
        wording: wording?.version ?? null,
        wordingLocale: wording?.locale ?? null,
      });
      return { to: `/people/${personId}/consents`, flash: { key: 'people.done.consent' } };
    }),
  again: showAgain(registerPage),
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
  form: z
    .object({
      how: choice(consentWays.codes, 'people.error.how'),
      by_whom: optionalText({ max: 160 }),
      ...spoke,
    })
    .refine(({ capacity, capacity_note: note }) => capacity !== 'representative' || note !== null, {
      path: ['capacity_note'],
      message: 'people.error.capacity_note',
    }),
  handle: ask =>
    ask.commit(async scope => {
      const { how, by_whom: byWhom, capacity, capacity_note: capacityNote } = ask.form;
      const person = await personStore(scope).find(ask.params.personId);
      if (!person) throw new NotFound('person');
      const who = byWhom ?? `${person.given_name} ${person.family_name}`;
      await withdrawConsent(scope, { ...ask.params, how, byWhom: who, capacity, capacityNote });
      return { to: `/people/${ask.params.personId}/consents`, flash: { key: 'people.done.withdrawn' } };
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
        <BackLink href={`/people/${person.id}/consents`}>{nameOf(person)}</BackLink>
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
        <WhoSpoke view={view} person={person} values={values} errors={errors} />
        <FormEnd>
          <Button>{t('people.consent.withdraw')}</Button>
          <LinkButton href={`/people/${person.id}/consents`} look="words">
            {t('ui.back')}
          </LinkButton>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
