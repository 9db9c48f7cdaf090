import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { slipAnswers, slipWays } from '../../letters/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Ltr,
  Notice,
  optionalText,
  StaffLayout,
  TextArea,
  TextField,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { type AskedOnPaper, askedOnPaper } from '../asked-queries.ts';
import { answersFor, enterAnswer } from '../enter-answer.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ code: z.string().min(1).max(40) });
type AnswersAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'flash'>;
type OneAsk = Pick<Ask<z.output<typeof params>, unknown, unknown>, 'view' | 'flash' | 'within' | 'params'>;

/** Where the code of a strip is typed, or read by a hand scanner. */
const answersPage = route({
  method: 'get',
  path: '/answers',
  door,
  handle: async ask => ask.page(typing(ask, {}, null)),
});

const codeTyped = route({
  method: 'post',
  path: '/answers',
  door,
  form: z.object({ code: text({ max: 40, missing: 'paper.answer.error.code' }) }),
  async handle(ask) {
    const { code } = ask.form;
    const found = await ask.within(scope => askedOnPaper(scope, code));
    if (found) return ask.go({ to: `/answers/${encodeURIComponent(code.trim())}` });
    return ask.page(typing(ask, { code }, { code: ask.view.t('paper.answer.error.wrong') }), 422);
  },
  again: showAgain(async (ask: AnswersAsk, values, errors) => typing(ask, values, errors)),
});

const onePage = route({
  method: 'get',
  path: '/answers/:code',
  door,
  params,
  handle: async ask => {
    const page = await shown(ask, {}, null);
    return page ? ask.page(page) : ask.page(typing(ask, ask.params, wrong(ask)), 404);
  },
});

const answered = route({
  method: 'post',
  path: '/answers/:code',
  door,
  params,
  form: z.object({
    answer: choice(slipAnswers, 'paper.answer.error.answer'),
    way: choice(slipWays, 'paper.answer.error.way'),
    remark: optionalText({ max: 1000, lines: true }),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { name } = await enterAnswer(scope, { ...ask.params, ...ask.form });
      return { to: '/answers', flash: { key: `paper.answer.done.${ask.form.answer}`, values: { name } } };
    }),
  again: showAgain(async (ask: OneAsk, values, errors) => {
    const page = await shown(ask, values, errors);
    return page ?? typing(ask, { code: ask.params.code }, wrong(ask));
  }),
});

export const answerRoutes: readonly Route[] = [answersPage, codeTyped, onePage, answered];

const wrong = ({ view }: Pick<AnswersAsk, 'view'>): FieldErrors => ({
  code: view.t('paper.answer.error.wrong'),
});

function typing({ view, flash }: AnswersAsk, values: Typed, errors: FieldErrors | null) {
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('paper.desk.answers')} current="inbox" frame="narrow" flash={flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href="/paper">{t('paper.desk.title')}</BackLink>
        <h1>{t('paper.desk.answers')}</h1>
        <p>{t('paper.answer.lead')}</p>
      </div>
      <Form view={view} action="/answers">
        <TextField
          view={view}
          name="code"
          label={t('paper.answer.code')}
          hint={t('paper.answer.code_hint')}
          values={values}
          errors={errors}
          autocomplete="off"
          size="medium"
          maxlength={40}
          autofocus
        />
        <FormEnd>
          <Button>{t('paper.public.code_go')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

async function shown(ask: OneAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, say } = view;
  const asked = await ask.within(async scope => {
    const found = await askedOnPaper(scope, ask.params.code);
    if (found)
      await audit(scope, {
        verb: 'slip.read',
        subject: { kind: 'referral', id: found.referralId },
        personId: found.personId,
      });
    return found;
  });
  if (!asked) return null;
  const when = asked.startsAt ? say.when(asked.startsAt) : '';
  return document(
    <StaffLayout view={view} title={t('paper.answer.title')} current="inbox" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href="/answers">{t('paper.desk.answers')}</BackLink>
        <h1>{asked.name}</h1>
        <p>
          <Ltr>{asked.reference}</Ltr>
        </p>
        <p class="lead">{t(`paper.answer.about.${asked.about}`, { when })}</p>
      </div>
      {asked.answer !== null && asked.answeredAt ? (
        <Notice tone="wait" title={t('paper.answer.already')}>
          <p>
            {t(`paper.answer.${asked.answer as 'yes'}`)}, {say.day(asked.answeredAt)}
          </p>
        </Notice>
      ) : (
        <Answer ask={ask} asked={asked} values={values} errors={errors} />
      )}
    </StaffLayout>,
  );
}

type AnswerProps = {
  readonly ask: OneAsk;
  readonly asked: AskedOnPaper;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

function Answer({ ask, asked, values, errors }: AnswerProps) {
  const { view } = ask;
  const { t } = view;
  const over = asked.about === 'session' && !asked.stands;
  const possible = answersFor[asked.about].filter(one => !over || one === 'ring' || one === 'stop');
  const props = { view, values, errors };
  return (
    <>
      {over ? (
        <Notice tone="wait" title={t('paper.answer.over')}>
          <p>{t('paper.answer.over_text')}</p>
        </Notice>
      ) : null}
      <Form view={view} action={`/answers/${encodeURIComponent(ask.params.code)}`}>
        <ChoiceGroup
          {...props}
          name="answer"
          legend={t('paper.answer.ticked')}
          options={possible.map(value => ({ value, label: t(`paper.answer.${value}`) }))}
        />
        <ChoiceGroup
          {...props}
          name="way"
          legend={t('paper.answer.way')}
          value="post"
          options={slipWays.map(value => ({ value, label: t(`paper.answer.ways.${value}`) }))}
        />
        <TextArea {...props} name="remark" label={t('paper.answer.remark')} rows={2} optional />
        <FormEnd>
          <Button>{t('paper.answer.save')}</Button>
        </FormEnd>
      </Form>
    </>
  );
}
