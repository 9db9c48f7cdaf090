import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { nameOf } from '../../people/index.ts';
import { referralStore } from '../../referrals/index.ts';
import {
  BackLink,
  Button,
  Card,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormEnd,
  optionalEmail,
  optionalPhone,
  optionalText,
  StaffLayout,
  TextArea,
  TextField,
  Tick,
  type Typed,
  text,
  ticked,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { answerHandover } from '../answer-handover.ts';
import { makeHandover } from '../make-handover.ts';
import { agreedWays, type Handover, handoverAnswers, handoverStore } from '../store.ts';

const door = ['coordinator'] as const;
const params = z.object({ referralId: z.uuid() });
const path = '/inbox/:referralId/handover';
type HandoverAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'params' | 'view' | 'within' | 'flash' | 'programme'
>;

const form = z
  .object({
    service: text({ max: 160, missing: 'waiting.handover.error.service' }),
    contact: optionalText({ max: 120 }),
    email: optionalEmail(),
    phone: optionalPhone({ region: 'ie' }),
    told: text({ max: 2000, lines: true, missing: 'waiting.handover.error.told' }),
    agreed_how: choice(agreedWays, 'waiting.handover.error.agreed_how'),
    agreed: ticked('waiting.handover.error.agreed'),
  })
  .refine(one => Boolean(one.email ?? one.phone), {
    path: ['email'],
    message: 'waiting.handover.error.reach',
    when: () => true,
  });

/** Handing somebody who was redirected to a service by name, and what became of it. */
const handoverPage = route({
  method: 'get',
  path,
  door,
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const make = route({
  method: 'post',
  path,
  door,
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { agreed_how: agreedHow, agreed: _, ...given } = ask.form;
      await makeHandover(scope, {
        ...given,
        agreedHow,
        referralId: ask.params.referralId,
        base: `${ask.publicUrl}/${ask.programme.slug}`,
      });
      return {
        to: `/inbox/${ask.params.referralId}/handover`,
        flash: { key: 'waiting.handover.made', values: { service: ask.form.service } },
      };
    }),
  again: showAgain(shown),
});

/** What the service said over the telephone. */
const heard = route({
  method: 'post',
  path: `${path}/:handoverId`,
  door,
  params: params.extend({ handoverId: z.uuid() }),
  form: z.object({ answer: choice(handoverAnswers, 'waiting.handover.error.answer') }),
  handle: ask =>
    ask.commit(async scope => {
      const { referralId, handoverId } = ask.params;
      if (!(await handoverStore(scope).of(referralId)).some(one => one.id === handoverId))
        throw new NotFound('handover');
      await answerHandover(scope, { handoverId, ...ask.form, by: scope.actor.name });
      return { to: `/inbox/${referralId}/handover`, flash: { key: 'waiting.handover.kept' } };
    }),
  again: showAgain(shown),
});

export const staffHandoverRoutes: readonly Route[] = [handoverPage, make, heard];

async function shown(ask: HandoverAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { referral, handovers } = await ask.within(async scope => {
    const found = await referralStore(scope).find(ask.params.referralId);
    if (!found) throw new NotFound('referral');
    await audit(scope, {
      verb: 'handover.read',
      subject: { kind: 'referral', id: found.id },
      personId: found.person_id,
    });
    return { referral: found, handovers: await handoverStore(scope).of(found.id) };
  });
  const base = `/inbox/${referral.id}/handover`;
  const open = handovers.find(one => one.answer === null);
  const props = {
    view,
    values: Object.keys(values).length > 0 ? values : { service: referral.redirected_to ?? '' },
    errors,
  };
  return document(
    <StaffLayout
      view={view}
      title={t('waiting.handover.title')}
      current="inbox"
      frame="narrow"
      flash={ask.flash}
    >
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/inbox/${referral.id}`}>{nameOf(referral)}</BackLink>
        <h1>{t('waiting.handover.title')}</h1>
        <p class="lead">{t('waiting.handover.lead')}</p>
      </div>
      {handovers.map(one => (
        <One ask={ask} handover={one} action={`${base}/${one.id}`} />
      ))}
      {open || referral.state !== 'redirected' ? null : (
        <Form view={view} action={base}>
          <TextField {...props} name="service" label={t('waiting.handover.service')} />
          <TextField {...props} name="contact" label={t('waiting.handover.contact')} optional />
          <TextField
            {...props}
            name="email"
            type="email"
            label={t('waiting.handover.email')}
            hint={t('waiting.handover.email_hint')}
            autocomplete="off"
            optional
          />
          <TextField
            {...props}
            name="phone"
            type="tel"
            label={t('waiting.handover.phone')}
            autocomplete="off"
            optional
          />
          <TextArea
            {...props}
            name="told"
            label={t('waiting.handover.told')}
            hint={t('waiting.handover.told_hint')}
            rows={4}
          />
          <ChoiceGroup
            {...props}
            name="agreed_how"
            legend={t('waiting.handover.agreed_how')}
            options={agreedWays.map(value => ({ value, label: t.code('consent_ways', value) }))}
          />
          <Tick {...props} name="agreed" label={t('waiting.handover.agreed')} />
          <FormEnd>
            <Button>{t('waiting.handover.make')}</Button>
          </FormEnd>
        </Form>
      )}
    </StaffLayout>,
  );
}

function One({
  ask,
  handover,
  action,
}: {
  readonly ask: HandoverAsk;
  readonly handover: Handover;
  readonly action: string;
}) {
  const { view } = ask;
  const { t, say } = view;
  return (
    <Card title={handover.to_service}>
      <Facts
        items={[
          { term: t('waiting.handover.since'), detail: say.day(handover.made_at) },
          { term: t('waiting.handover.told'), detail: <span class="kept-text">{handover.told}</span> },
          {
            term: t('waiting.handover.answer'),
            detail: handover.answer
              ? `${t(`waiting.handover.${handover.answer as 'have_them'}`)} (${handover.answered_by ?? ''})`
              : t('waiting.handover.none'),
          },
        ]}
      />
      {handover.answer === null ? (
        <Form view={view} action={action}>
          <ChoiceGroup
            view={view}
            name="answer"
            legend={t('waiting.handover.heard')}
            values={{}}
            errors={null}
            options={handoverAnswers.map(value => ({ value, label: t(`waiting.handover.${value}`) }))}
          />
          <FormEnd>
            <Button small>{t('waiting.handover.keep')}</Button>
          </FormEnd>
        </Form>
      ) : null}
    </Card>
  );
}
