import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { initialsOf, mayUse } from '../../people/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import {
  Button,
  Card,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Ltr,
  Phone,
  PublicLayout,
  Tag,
  TextArea,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, Crisis, route, showAgain } from '../../web/index.ts';
import { answerQuestion } from '../answer-question.ts';
import { speaksOfDanger } from '../danger.ts';
import { outcomeOf, progressOf } from '../progress.ts';
import { findOwn, questionsOf } from '../queries.ts';
import { openStatusLink, referrerOf } from '../status-link-store.ts';
import type { Referral, ReferralQuestion } from '../store.ts';

type StatusAsk = Pick<
  Ask<{ readonly token: string }, unknown, unknown>,
  'params' | 'view' | 'programme' | 'within' | 'withinAs' | 'page' | 'flash'
>;

const params = z.object({ programme: z.string(), token: z.string().max(100) });
const answerForm = z.object({
  question: z.uuid('ui.errors.choice'),
  answer: text({ max: 2000, lines: true, missing: 'referrals.error.answer' }),
});

/** How far a referral is, for whoever holds the private link. A wrong link and an old one look the same. */
export const statusPage = route({
  method: 'get',
  path: '/:programme/status/:token',
  door: 'visitor',
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

/** The answer to a question that triage asked. */
export const answerByLink = route({
  method: 'post',
  path: '/:programme/status/:token',
  door: 'visitor',
  params,
  form: answerForm,
  handle: async ask => {
    const { actor, referral } = await opened(ask);
    return ask.commit(
      async scope => {
        await answerQuestion(scope, {
          referralId: referral.id,
          questionId: ask.form.question,
          answer: ask.form.answer,
        });
        // The form's key is kept with where it led, so the way back is not the link itself.
        const first = speaksOfDanger(ask.form.answer) ? '?help=first' : '';
        return {
          to: `/${ask.programme.slug}/answered${first}`,
          flash: { key: 'referrals.status.answered' },
        };
      },
      { as: actor },
    );
  },
  again: showAgain(shown),
});

/** Said after an answer was sent; help stands first when its words spoke of danger. */
export const answeredPage = route({
  method: 'get',
  path: '/:programme/answered',
  door: 'visitor',
  query: z.object({ help: z.literal('first').optional() }),
  handle: async ask => {
    const { t } = ask.view;
    const first = ask.query.help !== undefined;
    return ask.page(
      document(
        <PublicLayout
          view={ask.view}
          title={t('referrals.status.thanks')}
          frame="narrow"
          crisis={first ? null : <Crisis view={ask.view} />}
        >
          <div class="stack">
            {first ? <Crisis view={ask.view} alert ofOther /> : null}
            <h1>{t('referrals.status.thanks')}</h1>
            <p class="lead">{t('referrals.status.answered')}</p>
            <p>{t('referrals.status.link_again')}</p>
          </div>
        </PublicLayout>,
      ),
    );
  },
});

async function opened(ask: StatusAsk) {
  const referralId = await ask.within(scope => openStatusLink(scope, ask.params.token));
  if (!referralId) throw new NotFound('status link');
  const actor = referrerOf(ask.programme.id, referralId, '');
  return ask.withinAs(actor, async scope => {
    const referral = await findOwn(scope);
    const questions = await questionsOf(scope, referralId);
    await audit(scope, {
      verb: 'referral.status_read',
      subject: { kind: 'referral', id: referralId },
      personId: referral.person_id,
    });
    return { actor: { ...actor, name: referral.referrer_name ?? '' }, referral, questions };
  });
}

async function shown(ask: StatusAsk, values: Typed, errors: FieldErrors | null) {
  const { referral, questions } = await opened(ask);
  // Whoever refers may not read what the person agreed to; the house decides what they are told.
  const { allowed } = await ask.withinAs(systemActor(ask.programme.id), scope =>
    mayUse(
      scope,
      'referrer_status',
      { personId: referral.person_id, referralId: referral.id },
      { names: [referral.referrer_name, referral.referrer_organisation, referral.referrer_email] },
    ),
  );
  return page(ask, referral, questions, allowed, values, errors);
}

function page(
  ask: StatusAsk,
  referral: Referral,
  questions: readonly ReferralQuestion[],
  agreed: boolean,
  values: Typed,
  errors: FieldErrors | null,
) {
  const { view, programme } = ask;
  const { t } = view;
  const waiting =
    referral.state === 'info_requested' ? questions.find(one => one.answer === null) : undefined;
  return document(
    <PublicLayout
      view={view}
      title={t('referrals.status.title')}
      frame="narrow"
      unlisted
      flash={ask.flash}
      crisis={<Crisis view={view} />}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <h1>{t('referrals.status.title')}</h1>
        <p class="lead">
          <Ltr>{referral.reference}</Ltr> · {initialsOf(referral)}
        </p>
        <p>{t(`referrals.status.outcome.${waiting ? 'asked' : outcomeOf(referral, agreed)}`)}</p>
        {waiting ? (
          <Card title={t('referrals.status.question')}>
            <p class="kept-text">{waiting.question}</p>
            <Form view={view} action={`/${programme.slug}/status/${ask.params.token}`}>
              <input type="hidden" name="question" value={waiting.id} />
              <TextArea
                view={view}
                name="answer"
                label={t('referrals.status.answer')}
                values={values}
                errors={errors}
                rows={4}
              />
              <FormEnd>
                <Button>{t('referrals.status.send')}</Button>
              </FormEnd>
            </Form>
          </Card>
        ) : null}
        <ol class="list-rules">
          {progressOf(referral, agreed).map(({ step, at }) => (
            <li class="head-row">
              <span>{t(`referrals.status.step.${step}`)}</span>
              {at ? (
                <Tag tone="going" icon="check">
                  {view.say.dayShort(at)}
                </Tag>
              ) : (
                <span class="quiet">{t('referrals.status.to_come')}</span>
              )}
            </li>
          ))}
        </ol>
        {programme.settings.asksReferrers && referral.route === 'professional' && referral.triaged_at ? (
          <p>
            <a href={`/${programme.slug}/status/${ask.params.token}/survey`}>{t('surveys.title.referrer')}</a>
          </p>
        ) : null}
        <p>{t.rich('referrals.status.ring', { phone: <Phone view={view} number={programme.phone} /> })}</p>
        <p class="quiet">{t('referrals.status.little')}</p>
      </div>
    </PublicLayout>,
  );
}
