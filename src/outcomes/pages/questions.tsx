import type { Timepoint } from '../../programmes/index.ts';
import { type Child, TextArea, Tick } from '../../ui/index.ts';
import { type Assessment, concernItems, mayWord, type OwnConcern } from '../assessment.ts';
import { fieldOf } from '../form.ts';
import { wordingNote } from '../instruments/index.ts';
import { Items } from './items.tsx';
import { InstrumentWords, inEnglishOnly, type QuestionProps as Props, Question } from './question.tsx';

/** One questionnaire: what is read out before, the questions as big tiles, and a way to say no. */
export function Questions(props: Props & { readonly children?: Child }) {
  const { view, instrument, typed, errors } = props;
  const { t, locale } = view;
  const own = wordingNote(instrument, locale) === 'own translation, not validated';
  return (
    <section class="section stack" aria-labelledby={`of-${instrument.id}`}>
      <h2 id={`of-${instrument.id}`}>
        <InstrumentWords view={view} instrument={instrument} text={instrument.title} />
      </h2>
      {inEnglishOnly(instrument, locale) && <p class="small quiet">{t('outcomes.take.in_english')}</p>}
      {instrument.intro && (
        <p>
          <InstrumentWords view={view} instrument={instrument} text={instrument.intro} />
        </p>
      )}
      {own && <p class="small quiet">{t('outcomes.take.translation')}</p>}
      {props.children ?? <Items {...props} />}
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
