import { z } from 'zod';
import {
  type Answers,
  fieldOf,
  type Instrument,
  InstrumentWords,
  Items,
  inEnglishOnly,
  languageIn,
  mayWord,
  measuresForm,
  numberTo,
  ProxyFields,
  Question,
  readMeasures,
  wordingNote,
} from '../../outcomes/index.ts';
import {
  assetPath,
  Button,
  ChoiceGroup,
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
import type { Says } from '../said/said.ts';
import { tell } from '../said/tell.ts';
import { careful } from './meeting-change.tsx';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase, Ring } from './own.tsx';

const care = z.object({ care: z.literal('1').optional().catch(undefined) });
type Shown = {
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
  /** The answers opened more questions, which stand on the page now. */
  readonly opened?: boolean;
};
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
        const { due, mine, course } = await readQuestions(ask, own);
        const instrument = due?.open.find(one => one.id === ask.params.instrument);
        const { referralId } = mine;
        if (!due || !instrument || !referralId) return ask.go({ to });
        const { declinedAll, proxy, answeredBy } = ask.form;
        const { filled, faults, opened } = readMeasures([instrument], ask.form);
        const helper =
          own.helper && !declinedAll && !answeredBy ? { answered_by: 'outcomes.error.proxy' } : {};
        const wrong = declinedAll ? {} : { ...faults, ...helper };
        if (Object.keys(wrong).length > 0 || (opened.length > 0 && !declinedAll)) {
          const typed = typedIn(await ask.c.req.formData());
          const more = Object.keys(wrong).length === 0;
          const errors = more ? null : sayErrors(ask.view, wrong);
          const found = await readQuestions(ask, own);
          const page = render(ask, own, found, { typed, errors, opened: more }, false, instrument.id);
          return ask.page(page, more ? 200 : 422);
        }
        const given = filled.find(one => one.instrument === instrument.id);
        const declined = declinedAll || given === undefined || given.declined;
        const answers = declined ? {} : codedOf(given.answers);
        const words = declined ? null : linesOf(instrument, given.answers, ask.form.words);
        const says = {
          timepoint: due.timepoint,
          placeId: course?.placeId ?? null,
          instrument: instrument.id,
          version: instrument.version,
          declined,
          answers,
          askedIn: languageIn(instrument.title, ask.view.locale),
          proxy: own.helper ? proxy : null,
        };
        const { concern } = instrument;
        const alarming = concern && (numberTo(answers, concern.item) ?? 0) > concern.above;
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

/** What is kept as it was chosen; own words go their own, sealed way. */
function codedOf(answers: Answers): Says<'answers'>['answers'] {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([item, value]) =>
      typeof value === 'string' || value === null || value === undefined
        ? []
        : [[item, typeof value === 'number' || 'absent' in value ? value : [...value]]],
    ),
  );
}

/** Own words, a line for each place that asks for them. */
function linesOf(
  instrument: Instrument,
  answers: Answers,
  concerns: readonly (string | null)[],
): string | null {
  const one = (text: unknown) => (typeof text === 'string' ? text.replaceAll(/\s+/g, ' ').trim() : '');
  const texts = instrument.items.filter(item => item.kind === 'text').map(item => answers[item.id]);
  const lines = instrument.id === 'own_concerns' ? concerns.map(one) : texts.map(one);
  return lines.some(line => line !== '') ? lines.join('\n') : null;
}

function render(ask: OwnAsk, own: Own, found: OwnQuestions, shown: Shown, alert: boolean, wanted?: string) {
  const { view } = ask;
  const { t } = view;
  const { due, course } = found;
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
          {course ? (
            <p>
              {t.rich(`portals.question.course.${course.timepoint}`, { course: <bdi>{course.course}</bdi> })}
            </p>
          ) : null}
          {open.length === due.pack.length ? <p class="lead">{t('portals.question.lead')}</p> : null}
          {shown.opened ? (
            <Notice tone="calm">
              <p>{t('outcomes.ask.opened')}</p>
            </Notice>
          ) : null}
          <Asked ask={ask} own={own} found={found} instrument={instrument} shown={shown} />
          {course ? <p class="small quiet">{t('portals.question.course.same')}</p> : null}
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
  readonly own: Own;
  readonly found: OwnQuestions;
  readonly instrument: Instrument;
  readonly shown: Shown;
};

function Asked({ ask, own, found, instrument, shown: { typed, errors } }: AskedProps) {
  const { view } = ask;
  const { t, locale } = view;
  const ours = wordingNote(instrument, locale) === 'own translation, not validated';
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
      {ours ? <p class="small quiet">{t('portals.question.translation')}</p> : null}
      {instrument.id === 'own_concerns' ? (
        instrument.items.map((item, index) => (
          <>
            <OwnWords view={view} found={found} position={index + 1} typed={typed} errors={errors} />
            <Question view={view} instrument={instrument} item={item} typed={typed} errors={errors} />
          </>
        ))
      ) : (
        <>
          <Items view={view} instrument={instrument} typed={typed} errors={errors} />
          {instrument.items.some(item => item.enableWhen) ? (
            <script src={assetPath('questions.js')} nonce={view.nonce} defer />
          ) : null}
        </>
      )}
      {own.helper ? <ByWhom view={view} typed={typed} errors={errors} /> : null}
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

/** Asked of a helper: whether they wrote down what was said, or judged themselves; the two are kept apart. */
function ByWhom({ view, typed, errors }: Pick<WordsProps, 'view' | 'typed' | 'errors'>) {
  const { t } = view;
  return (
    <>
      <ChoiceGroup
        view={view}
        name="answered_by"
        legend={t('outcomes.ask.proxy')}
        columns={1}
        values={typed}
        errors={errors}
        options={[
          { value: 'person', label: t('outcomes.ask.proxy.wrote') },
          { value: 'proxy', label: t('outcomes.ask.proxy.for') },
        ]}
      />
      <ProxyFields view={view} values={typed} errors={errors} />
    </>
  );
}
