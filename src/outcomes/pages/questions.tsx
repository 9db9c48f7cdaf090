import type { Timepoint } from '../../programmes/index.ts';
import {
  type Child,
  ChoiceGroup,
  type FieldErrors,
  type Locale,
  Scale010,
  TextArea,
  TextField,
  Tick,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Assessment, concernItems, mayWord, type OwnConcern } from '../assessment.ts';
import { fieldOf } from '../form.ts';
import {
  type Instrument,
  type Item,
  languageIn,
  type Text,
  wordingNote,
  wordsIn,
} from '../instruments/index.ts';

type Props = {
  readonly view: View;
  readonly instrument: Instrument;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

/** One questionnaire: what is read out before, the questions as big tiles, and a way to say no. */
export function Questions(props: Props & { readonly children?: Child }) {
  const { view, instrument, typed, errors } = props;
  const { t, locale } = view;
  const own = wordingNote(instrument, locale) === 'own translation, not validated';
  return (
    <section class="section stack" aria-labelledby={`of-${instrument.id}`}>
      <h2 id={`of-${instrument.id}`}>{wordsIn(instrument.title, locale)}</h2>
      {instrument.intro && <p>{wordsIn(instrument.intro, locale)}</p>}
      {own && <p class="small quiet">{t('outcomes.take.translation')}</p>}
      {props.children ?? instrument.items.map(item => <Question {...props} item={item} />)}
      <Tick
        view={view}
        name={fieldOf.declined(instrument)}
        label={t('outcomes.take.declined')}
        values={typed}
        errors={errors}
      />
    </section>
  );
}

/**
 * True where a published questionnaire has no words in the reader's language: it is asked in English, and must say so.
 */
export function inEnglishOnly(instrument: Instrument, locale: Locale): boolean {
  return wordingNote(instrument, locale) === 'in English only';
}

type WordingProps = Pick<Props, 'view' | 'instrument'> & { readonly text: Text };

/** Words of a questionnaire; marked as English where that is all there is, so that they are read out as such. */
export function InstrumentWords({ view: { locale }, text }: WordingProps) {
  if (languageIn(text, locale) === locale) return wordsIn(text, locale);
  return (
    <span lang="en" dir="ltr">
      {text.en}
    </span>
  );
}

/** One question of a questionnaire, as tiles, a scale or a number. */
export function Question({ view, instrument, item, typed, errors }: Props & { readonly item: Item }) {
  const worded = (text: Text | null) =>
    text && <InstrumentWords view={view} instrument={instrument} text={text} />;
  const name = fieldOf.item(instrument, item);
  const asked = { view, name, values: typed, errors };
  if (item.kind === 'count') {
    return <TextField {...asked} type="number" size="short" label={worded(item.text)} />;
  }
  const legend = worded(item.text);
  if (item.kind === 'choice') {
    const options = item.options.map(({ value, text }) => ({
      value: `${value}`,
      label: worded(text) ?? `${value}`,
    }));
    return <ChoiceGroup {...asked} legend={legend} columns={3} options={options} />;
  }
  if (item.kind !== 'scale') return <p>{legend}</p>;
  return <Scale010 {...asked} legend={legend} low={worded(item.low)} high={worded(item.high)} />;
}

type ConcernsProps = Props & {
  readonly concerns: readonly OwnConcern[];
  /** Positions whose words may still be written. */
  readonly open: readonly number[];
};

/** The one or two things the person wants to see change: their words first, then the number. */
export function OwnConcernQuestions(props: ConcernsProps) {
  const { view, instrument, concerns, open, typed, errors } = props;
  const { t } = view;
  return (
    <Questions {...props}>
      {concernItems.map((id, index) => {
        const position = index + 1;
        const item = instrument.items.find(one => one.id === id);
        const words = concerns.find(one => one.position === position)?.words;
        if (!item) return null;
        return (
          <div class="stack">
            {open.includes(position) ? (
              <TextArea
                view={view}
                name={fieldOf.words(position)}
                label={t(position === 1 ? 'outcomes.take.words.first' : 'outcomes.take.words.second')}
                hint={position === 1 ? t('outcomes.take.words.hint') : undefined}
                optional={position === 2}
                rows={2}
                values={typed}
                errors={errors}
              />
            ) : (
              <p class="lead">“{words}”</p>
            )}
            {words !== undefined && <input type="hidden" name={`worded_${position}`} value="yes" />}
            <Question {...props} item={item} />
          </div>
        );
      })}
    </Questions>
  );
}

/** Positions whose words may still be written at this timepoint. */
export function openPositions(
  timepoint: Timepoint,
  concerns: readonly OwnConcern[],
  taken: readonly Assessment[],
): readonly number[] {
  return [1, 2].filter(position => mayWord(position, timepoint, concerns, taken));
}
