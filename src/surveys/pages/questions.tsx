import { z } from 'zod';
import {
  ChoiceGroup,
  type FieldErrors,
  optionalChoice,
  optionalText,
  TextArea,
  Tick,
  type Typed,
  tick,
  type View,
} from '../../ui/index.ts';
import type { AnswerSurvey } from '../answer-survey.ts';
import { answersTo, type SurveyKind, surveyMarks, surveyQuestions } from '../survey.ts';

const mark = () => optionalChoice(surveyMarks);
/** What a form of either survey brings; every answer may be left out. */
export const surveyForm = z.object({
  listened: mark(),
  mattered: mark(),
  choice: mark(),
  reach: mark(),
  recommend: mark(),
  easy: mark(),
  told: mark(),
  fitting: mark(),
  again: mark(),
  words: optionalText({ lines: true, max: 1500 }),
  quote: tick(),
  known: tick(),
});

/** The answers of a form, as they are kept. */
export function givenBy(kind: SurveyKind, form: z.output<typeof surveyForm>): AnswerSurvey {
  const { words, quote, known } = form;
  return { answers: answersTo(kind, form), words, mayQuote: quote && words !== null, known };
}

type QuestionsProps = {
  readonly view: View;
  readonly kind: SurveyKind;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

/** The questions of a survey, each with three answers; then own words and what may be done with them. */
export function SurveyQuestions({ view, kind, values, errors }: QuestionsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      {surveyQuestions[kind].map(question => (
        <ChoiceGroup
          {...props}
          name={question}
          columns={3}
          legend={t(`surveys.question.${question}`)}
          options={surveyMarks.map(value => ({ value, label: t(`surveys.mark.${value}`) }))}
        />
      ))}
      <TextArea
        {...props}
        name="words"
        label={t('surveys.words')}
        hint={t('surveys.words.hint')}
        rows={4}
        optional
      />
      <Tick {...props} name="quote" label={t('surveys.quote')} />
      <Tick {...props} name="known" label={t('surveys.known')} hint={t('surveys.known.hint')} />
    </>
  );
}
