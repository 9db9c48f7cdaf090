import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { casePage, readCase } from '../../care/index.ts';
import { NotFound, parseReference } from '../../core/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Ltr,
  StaffLayout,
  TextField,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { answerSurvey } from '../answer-survey.ts';
import { giveOnPaper } from '../give-on-paper.ts';
import { surveyStore } from '../store.ts';
import { surveyMarks, surveyQuestions } from '../survey.ts';
import { givenBy, SurveyQuestions, surveyForm } from './questions.tsx';

const people = ['link_worker', 'coordinator'] as const;
const caseParams = z.object({ referralId: z.uuid() });
const sheetParams = z.object({ askId: z.uuid() });

/** Giving somebody the survey on paper. Whether they answered is not told here: that is theirs. */
const givePage = route({
  method: 'get',
  path: '/cases/:referralId/survey',
  door: people,
  params: caseParams,
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const kase = await ask.within(scope => readCase(scope, ask.params.referralId, 'log_contact'));
    return ask.page(
      casePage({
        view,
        kase,
        title: t('surveys.give.title'),
        flash: ask.flash,
        children: (
          <>
            <p class="lead">{t('surveys.give.lead')}</p>
            <Form view={view} action={`/cases/${kase.id}/survey`}>
              <FormEnd>
                <Button>{t('surveys.give.paper')}</Button>
              </FormEnd>
            </Form>
          </>
        ),
      }),
    );
  },
});

const give = route({
  method: 'post',
  path: '/cases/:referralId/survey',
  door: people,
  params: caseParams,
  handle: ask =>
    ask.commit(async scope => ({
      to: `/surveys/sheets/${await giveOnPaper(scope, ask.params.referralId)}`,
    })),
});

/** The sheet: questions with boxes to tick, and a code, no name. */
const sheetPage = route({
  method: 'get',
  path: '/surveys/sheets/:askId',
  door: people,
  params: sheetParams,
  async handle(ask) {
    const { view, programme } = ask;
    const { t } = view;
    const found = await ask.within(async scope => {
      const one = await surveyStore(scope).find(ask.params.askId);
      if (!one?.code) throw new NotFound('survey_ask');
      await audit(scope, {
        verb: 'survey.sheet_read',
        subject: { kind: 'survey_ask', id: one.id },
        personId: one.person_id,
      });
      return one;
    });
    return ask.page(
      document(
        <StaffLayout view={view} title={t('surveys.title.experience')} frame="narrow" flash={ask.flash}>
          <p class="no-print quiet">{t('surveys.sheet.print')}</p>
          <div class="stack">
            <h1>{t('surveys.title.experience')}</h1>
            <p>{t('surveys.lead', { programme: programme.name })}</p>
            <p>{t('surveys.promise')}</p>
            <ol class="list-rules">
              {surveyQuestions.experience.map(question => (
                <li class="stack stack--tight">
                  <p>{t(`surveys.question.${question}`)}</p>
                  <p>{surveyMarks.map(one => `☐ ${t(`surveys.mark.${one}`)}   `)}</p>
                </li>
              ))}
            </ol>
            <p>{t('surveys.words')}</p>
            <p>☐ {t('surveys.quote')}</p>
            <p>☐ {t('surveys.known')}</p>
            <p>
              {t.rich('surveys.sheet.back', { address: programme.address, code: <Ltr>{found.code}</Ltr> })}
            </p>
          </div>
        </StaffLayout>,
      ),
    );
  },
});

type EnterAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'flash'>;

/** Entering a sheet that came back: the co-ordinators only, because it may speak of a link worker. */
const enterPage = route({
  method: 'get',
  path: '/surveys/enter',
  door: ['coordinator'],
  handle: async ask => ask.page(await entering(ask, {}, null)),
});

const enter = route({
  method: 'post',
  path: '/surveys/enter',
  door: ['coordinator'],
  form: surveyForm.extend({ code: text({ max: 40, missing: 'surveys.error.code' }) }),
  handle: ask =>
    ask.commit(async scope => {
      const read = parseReference(ask.form.code, 'S');
      const found = read.ok ? await surveyStore(scope).byCode(read.value) : undefined;
      await answerSurvey(scope, found, givenBy('experience', ask.form));
      return { to: '/surveys/enter', flash: { key: 'surveys.enter.done' } };
    }),
  again: showAgain(entering),
});

export const paperSurveyRoutes: readonly Route[] = [givePage, give, sheetPage, enterPage, enter];

async function entering(ask: EnterAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('surveys.enter.title')} frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="stack">
        <BackLink href="/reports/surveys">{t('reports.surveys.title')}</BackLink>
        <h1>{t('surveys.enter.title')}</h1>
        <p class="lead">{t('surveys.enter.lead')}</p>
        <Form view={view} action="/surveys/enter">
          <TextField
            view={view}
            name="code"
            label={t('surveys.enter.code')}
            values={values}
            errors={errors}
            autocomplete="off"
            size="medium"
          />
          <SurveyQuestions view={view} kind="experience" values={values} errors={errors} />
          <FormEnd>
            <Button>{t('surveys.enter.save')}</Button>
          </FormEnd>
        </Form>
      </div>
    </StaffLayout>,
  );
}
