import {
  ChoiceGroup,
  type FieldErrors,
  type Locale,
  Scale010,
  Select,
  TextArea,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { fieldOf, SHOWN } from '../answering/fields.ts';
import {
  absentReasons,
  type Instrument,
  type Item,
  languageIn,
  type Text,
  wordingNote,
  wordsIn,
} from '../instruments/index.ts';

export type QuestionProps = {
  readonly view: View;
  readonly instrument: Instrument;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

/**
 * True where a published questionnaire has no words in the reader's language: it is asked in English, and must say so.
 */
export function inEnglishOnly(instrument: Instrument, locale: Locale): boolean {
  return wordingNote(instrument, locale) === 'in English only';
}

type WordingProps = Pick<QuestionProps, 'view' | 'instrument'> & { readonly text: Text };

/** Words of a questionnaire; marked as English where that is all there is, so that they are read out as such. */
export function InstrumentWords({ view: { locale }, text }: WordingProps) {
  if (languageIn(text, locale) === locale) return wordsIn(text, locale);
  return (
    <span lang="en" dir="ltr">
      {text.en}
    </span>
  );
}

/** Answers longer than this stand below each other. */
const SHORT = 24;
/** A scale with more steps than this is typed. */
const MOST_TILES = 11;

/**
 * One question of a questionnaire: tiles, a scale, a number or own words; where an answer is required, with a way to say why there is
 * none. Groups and words to read are drawn by `Items`.
 */
export function Question(props: QuestionProps & { readonly item: Item }) {
  const { view, instrument, item, typed, errors } = props;
  const name = fieldOf.item(instrument, item);
  return (
    <>
      <Field {...props} />
      <input type="hidden" name={SHOWN} value={name} />
      {item.required ? (
        <Select
          view={view}
          name={fieldOf.none(instrument, item)}
          label={view.t('outcomes.ask.none')}
          blank={view.t('outcomes.ask.none.blank')}
          options={absentReasons.map(value => ({ value, label: view.t(`outcomes.ask.none.${value}`) }))}
          values={typed}
          errors={errors}
        />
      ) : null}
    </>
  );
}

function Field({ view, instrument, item, typed, errors }: QuestionProps & { readonly item: Item }) {
  const worded = (text: Text | null) =>
    text && <InstrumentWords view={view} instrument={instrument} text={text} />;
  const name = fieldOf.item(instrument, item);
  const asked = { view, name, values: typed, errors };
  const legend = worded(item.text);
  const { t, say, locale } = view;
  switch (item.kind) {
    case 'choice':
    case 'choices': {
      const options = item.options.map(({ value, text }) => ({
        value: `${value}`,
        label: worded(text) ?? `${value}`,
      }));
      const long = item.options.some(({ text }) => text && wordsIn(text, locale).length > SHORT);
      const many = item.kind === 'choices';
      return (
        <ChoiceGroup
          {...asked}
          legend={legend}
          columns={long ? 1 : 3}
          many={many}
          hint={many ? t('outcomes.ask.many') : undefined}
          options={options}
        />
      );
    }
    case 'scale': {
      const { low, high, min, max, step } = item;
      if (min === 0 && max === 10 && step === 1)
        return <Scale010 {...asked} legend={legend} low={worded(low)} high={worded(high)} />;
      const steps = Math.round((max - min) / step) + 1;
      const ends = (
        <>
          {say.number(min)} {worded(low)} – {say.number(max)} {worded(high)}
        </>
      );
      if (steps > MOST_TILES)
        return <TextField {...asked} label={legend} hint={ends} inputmode="decimal" size="short" />;
      const marks = Array.from({ length: steps }, (_, at) => Math.round((min + at * step) * 1e6) / 1e6);
      const options = marks.map(mark => ({ value: `${mark}`, label: say.number(mark) }));
      return <ChoiceGroup {...asked} legend={legend} hint={ends} columns={3} options={options} />;
    }
    case 'count':
      return <TextField {...asked} type="number" size="short" label={legend} />;
    case 'decimal':
      return <TextField {...asked} inputmode="decimal" size="short" label={legend} />;
    case 'text':
      return <TextArea {...asked} label={legend} maxlength={item.longest} rows={3} />;
    default:
      return null;
  }
}
