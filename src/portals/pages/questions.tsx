import { z } from 'zod';
import {
  type Answers,
  fieldOf,
  type Instrument,
  InstrumentWords,
  inEnglishOnly,
  mayWord,
  measuresForm,
  Question,
} from '../../outcomes/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Notice,
  sayErrors,
  TextArea,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type OwnQuestions, readQuestions } from '../questions.ts';
import { tell } from '../said/tell.ts';
import { careful } from './meeting-change.tsx';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';

const care = z.object({ care: z.literal('1').optional().catch(undefined) });
type Shown = { readonly typed: Typed; readonly errors: FieldErrors | null };
const nothing: Shown = { typed: {}, errors: null };

/** The next questions that are open: one questionnaire a page, so that each is kept as soon as it is answered. */
const questionsPage = route({
  method: 'get',
  path: '/:programme/my/questions',
  door: 'visitor',
  query: care,
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const found = await readQuestions(ask, own);
        return ask.page(render(ask, own, found, nothing, ask.query.care === '1'));
      },
      'questions',
    ),
});

/** One questionnaire, answered or not wanted. What is not due any more, in another window for instance, leads on. */
const answer = route({
  method: 'post',
  path: '/:programme/my/questions/:instrument',
  door: 'visitor',
  params: z.object({ programme: z.string(), instrument: z.string().max(40) }),
  form: measuresForm,
  handle: ask =>
    asOwn(
      ask,
      async own => {
        const to = `${ownBase(ask)}/questions`;
        const { due, mine } = await readQuestions(ask, own);
        const instrument = due?.open.find(one => one.id === ask.params.instrument);
        const { referralId } = mine;
        if (!due || !instrument || !referralId) return ask.go({ to });
        const given = ask.form.filled.find(one => one.instrument === instrument.id);
        const declined = ask.form.declinedAll || given === undefined;
        const answers = declined ? {} : numbersOf(given.answers);
        const words = declined
          ? null
          : ask.form.words.map(one => one?.replaceAll(/\s+/g, ' ') ?? '').join('\n');
        const says = { timepoint: due.timepoint, instrument: instrument.id, declined, answers };
        const alarming =
          instrument.concern && (answers[instrument.concern.item] ?? 0) > instrument.concern.above;
        return tell(
          ask,
          own,
          { kind: 'answers', subjectId: referralId, says, words },
          `${to}${alarming ? '?care=1' : careful(words)}`,
        );
      },
      'questions',
    ),
  again: async (ask, faults, typed) =>
    asOwn(
      ask,
      async own => {
        const found = await readQuestions(ask, own);
        const shown = { typed: typedIn(typed), errors: sayErrors(ask.view, faults) };
        return ask.page(render(ask, own, found, shown, false, ask.params.instrument), 422);
      },
      'questions',
    ),
});

export const questionRoutes: readonly Route[] = [questionsPage, answer];

function numbersOf(answers: Answers): Record<string, number> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([item, value]) => (typeof value === 'number' ? [[item, value]] : [])),
  );
}

function render(ask: OwnAsk, own: Own, found: OwnQuestions, shown: Shown, alert: boolean, wanted?: string) {
  const { view } = ask;
  const { t } = view;
  const { due } = found;
  const open = due?.open ?? [];
  const instrument = open.find(one => one.id === wanted) ?? open[0];
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.question.title')} alert={alert}>
      <ErrorSummary view={view} errors={shown.errors} />
      {due && instrument ? (
        <>
          <p class="quiet">
            {t('portals.question.part', {
              number: due.pack.length - open.length + 1,
              of: due.pack.length,
            })}
          </p>
          <h1>{t('portals.question.title')}</h1>
          {open.length === due.pack.length ? <p class="lead">{t('portals.question.lead')}</p> : null}
          <Asked ask={ask} found={found} instrument={instrument} shown={shown} />
        </>
      ) : (
        <>
          <h1>{t(due ? 'portals.question.done' : 'portals.question.none')}</h1>
          <Notice tone="calm">
            <p>{t(due ? 'portals.question.done_text' : 'portals.question.none_text')}</p>
          </Notice>
          <LinkButton href={ownBase(ask)}>{t('portals.home.back')}</LinkButton>
        </>
      )}
      <Ring view={view} phone={ask.programme.phone} />
    </OwnPage>,
  );
}

type AskedProps = {
  readonly ask: OwnAsk;
  readonly found: OwnQuestions;
  readonly instrument: Instrument;
  readonly shown: Shown;
};

function Asked({ ask, found, instrument, shown: { typed, errors } }: AskedProps) {
  const { view } = ask;
  const { t, locale } = view;
  const own = locale === 'ga' && instrument.wording.ga === 'own translation, not validated';
  return (
    <Form view={view} action={`${ownBase(ask)}/questions/${instrument.id}`}>
      <h2>
        <InstrumentWords view={view} instrument={instrument} text={instrument.title} />
      </h2>
      {inEnglishOnly(instrument, locale) ? <p>{t('portals.question.in_english')}</p> : null}
      {instrument.intro ? (
        <p>
          <InstrumentWords view={view} instrument={instrument} text={instrument.intro} />
        </p>
      ) : null}
      {own ? <p class="small quiet">{t('portals.question.translation')}</p> : null}
      {instrument.items.map((item, index) => (
        <>
          {instrument.id === 'own_concerns' ? (
            <OwnWords view={view} found={found} position={index + 1} typed={typed} errors={errors} />
          ) : null}
          <Question view={view} instrument={instrument} item={item} typed={typed} errors={errors} />
        </>
      ))}
      <FormEnd>
        <Button way>{t('portals.question.save')}</Button>
        <Button look="quiet" name="declined_all" value="yes">
          {t('portals.question.skip')}
        </Button>
        <LinkButton href={ownBase(ask)} look="words">
          {t('portals.question.stop')}
        </LinkButton>
      </FormEnd>
    </Form>
  );
}

type WordsProps = {
  readonly view: OwnAsk['view'];
  readonly found: OwnQuestions;
  readonly position: number;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

/** What a number is about, in their own words: written the first time, and unchanged from then on. */
function OwnWords({ view, found, position, typed, errors }: WordsProps) {
  const { t } = view;
  const words = found.concerns.find(one => one.position === position)?.words;
  if (!found.due || !mayWord(position, found.due.timepoint, found.concerns, found.taken)) {
    return (
      <p class="lead" dir="auto">
        “{words}”<input type="hidden" name={`worded_${position}`} value="yes" />
      </p>
    );
  }
  return (
    <TextArea
      view={view}
      name={fieldOf.words(position)}
      label={t(position === 1 ? 'portals.question.words.first' : 'portals.question.words.second')}
      values={typed}
      errors={errors}
      optional
      rows={2}
    />
  );
}
