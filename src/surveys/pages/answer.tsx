import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { speaksOfDanger } from '../../referrals/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Phone,
  PublicLayout,
  type Typed,
} from '../../ui/index.ts';
import { type Ask, Crisis, type Route, route, showAgain } from '../../web/index.ts';
import { answerSurvey } from '../answer-survey.ts';
import { surveyStore } from '../store.ts';
import type { SurveyKind } from '../survey.ts';
import { givenBy, SurveyQuestions, surveyForm } from './questions.tsx';

const params = z.object({ programme: z.string(), token: z.string().max(60) });
const path = '/:programme/survey/:token';
type SurveyAskPage = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'params' | 'view' | 'programme' | 'withinAs' | 'flash'
>;

/** A survey by its private link. It shows nothing of anybody, and looking at it changes nothing. */
const surveyPage = route({
  method: 'get',
  path,
  door: 'visitor',
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const surveySent = route({
  method: 'post',
  path,
  door: 'visitor',
  params,
  form: surveyForm,
  handle: ask =>
    ask.commit(
      async scope => {
        const found = await surveyStore(scope).byToken(ask.params.token);
        if (!found) throw new NotFound('survey_ask');
        await answerSurvey(scope, found, givenBy(found.kind as SurveyKind, ask.form));
        const danger = ask.form.words !== null && speaksOfDanger(ask.form.words);
        return { to: `/${ask.programme.slug}/survey-thanks${danger ? '?help=first' : ''}` };
      },
      { as: systemActor(ask.programme.id) },
    ),
  again: showAgain(shown),
});

/** Said after it was sent; help stands first when its words spoke of danger, because nobody here can ring back. */
const surveyThanks = route({
  method: 'get',
  path: '/:programme/survey-thanks',
  door: 'visitor',
  query: z.object({ help: z.literal('first').optional() }),
  async handle(ask) {
    const { t } = ask.view;
    const first = ask.query.help !== undefined;
    return ask.page(
      document(
        <PublicLayout
          view={ask.view}
          title={t('surveys.thanks')}
          frame="narrow"
          unlisted
          crisis={first ? null : <Crisis view={ask.view} />}
        >
          <div class="stack">
            {first ? <Crisis view={ask.view} alert /> : null}
            <h1>{t('surveys.thanks')}</h1>
            <p class="lead">{t('surveys.thanks.text')}</p>
          </div>
        </PublicLayout>,
      ),
    );
  },
});

export const surveyByLinkRoutes: readonly Route[] = [surveyPage, surveySent, surveyThanks];

async function shown(ask: SurveyAskPage, values: Typed, errors: FieldErrors | null) {
  const { programme } = ask;
  const found = await ask.withinAs(systemActor(programme.id), scope =>
    surveyStore(scope).byToken(ask.params.token),
  );
  if (!found) throw new NotFound('survey_ask');
  const action = `/${programme.slug}/survey/${ask.params.token}`;
  const survey = { kind: found.kind as SurveyKind, isAnswered: found.ended === 'answered', action };
  return surveyPaper(ask, survey, values, errors);
}

type Survey = { readonly kind: SurveyKind; readonly isAnswered: boolean; readonly action: string };

/** The questions of a survey, or that they were answered. */
export function surveyPaper(
  ask: Pick<SurveyAskPage, 'view' | 'programme' | 'flash'>,
  { kind, isAnswered, action }: Survey,
  values: Typed,
  errors: FieldErrors | null,
) {
  const { view, programme } = ask;
  const { t } = view;
  const title = t(`surveys.title.${kind}`);
  return document(
    <PublicLayout
      view={view}
      title={title}
      frame="narrow"
      unlisted
      flash={ask.flash}
      crisis={<Crisis view={view} />}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <h1>{title}</h1>
        {isAnswered ? (
          <p class="lead">{t('surveys.answered')}</p>
        ) : (
          <>
            <p class="lead">{t('surveys.lead', { programme: programme.name })}</p>
            <p>{t('surveys.promise')}</p>
            <Form view={view} action={action}>
              <SurveyQuestions view={view} kind={kind} values={values} errors={errors} />
              <FormEnd>
                <Button>{t('surveys.send')}</Button>
              </FormEnd>
            </Form>
          </>
        )}
        <p>{t.rich('surveys.ring', { phone: <Phone view={view} number={programme.phone} /> })}</p>
      </div>
    </PublicLayout>,
  );
}
