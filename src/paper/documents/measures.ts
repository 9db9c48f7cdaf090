import type { Block, LetterDocument } from '../../letters/index.ts';
import {
  fieldOf,
  type Instrument,
  type Item,
  isAsked,
  type OwnConcern,
  type Text,
  wordingNote,
  wordsIn,
} from '../../outcomes/index.ts';
import type { Programme } from '../../programmes/index.ts';
import type { View } from '../../ui/index.ts';
import { boxes, formPaper, type PrintSize, paragraph, phoneOnPaper } from './form-paper.ts';

export type MeasuresOnPaper = {
  readonly programme: Programme;
  readonly size: PrintSize;
  /** ISO day, for the file's properties. */
  readonly on: string;
  /** By which staff find the case; the paper bears no name. */
  readonly reference: string;
  readonly pack: readonly Instrument[];
  /** Words that stand since the start; without them there is room to write. */
  readonly concerns: readonly OwnConcern[];
};

/** A scale up to this many steps is boxes in a row. */
const MOST_BOXES = 11;

/** The questionnaires of one moment to fill in by hand, in the order in which staff enter them. */
export function measuresOnPaper(facts: MeasuresOnPaper, view: View): LetterDocument {
  const { programme, size, on, reference, pack } = facts;
  const { t } = view;
  return formPaper(
    {
      programme,
      size,
      on,
      title: t('paper.measures.title'),
      lead: t('paper.measures.lead', { phone: phoneOnPaper(view, programme) }),
      blocks: [
        paragraph(t('paper.measures.reference', { reference }), true),
        ...pack.flatMap(instrument => questionnaire(instrument, facts, view)),
        { kind: 'rule' },
        {
          kind: 'blanks',
          items: [{ label: t('paper.form.date') }, { label: t('paper.measures.helper'), part: 1.6 }],
        },
        boxes(t('outcomes.ask.proxy'), [t('outcomes.ask.proxy.wrote'), t('outcomes.ask.proxy.for')], 1),
        { kind: 'blanks', items: [{ label: t('outcomes.ask.proxy.reason') }] },
      ],
    },
    view,
  );
}

function questionnaire(instrument: Instrument, facts: MeasuresOnPaper, view: View): readonly Block[] {
  const { t, locale } = view;
  const note = wordingNote(instrument, locale);
  const heading: Block = { kind: 'heading', level: 2, text: wordsIn(instrument.title, locale) };
  const notes = [
    ...(note === 'in English only' ? [t('paper.measures.in_english')] : []),
    ...(note === 'own translation, not validated' ? [t('outcomes.take.translation')] : []),
    ...(instrument.intro ? [wordsIn(instrument.intro, locale)] : []),
  ];
  return [
    heading,
    ...notes.map(text => paragraph(text)),
    ...instrument.items.flatMap((item, index) => [
      ...(instrument.id === 'own_concerns' ? concern(index + 1, facts, view) : []),
      ...onlyIf(instrument, item, view),
      ...question(item, view),
    ]),
  ];
}

function concern(position: number, { concerns }: MeasuresOnPaper, { t }: View): readonly Block[] {
  const words = concerns.find(one => one.position === position)?.words;
  if (words !== undefined) return [paragraph(`“${words}”`, true)];
  const label = t(position === 1 ? 'paper.measures.words.first' : 'paper.measures.words.second');
  return [{ kind: 'blanks', items: [{ label, lines: 2 }] }];
}

/** Paper cannot open a question: it says after which answer one is to be filled in. */
function onlyIf(instrument: Instrument, item: Item, { t, say, locale }: View): readonly Block[] {
  const rules = item.enableWhen;
  if (!rules || isAsked(instrument, item, {})) return [];
  const said = rules.conditions.map(({ item: id, operator, value }) => {
    const about = instrument.items.find(one => one.id === id);
    const what = about?.text ? wordsIn(about.text, locale) : fieldOf.item(instrument, { id });
    const options = about && 'options' in about ? about.options : [];
    const text = options.find(one => one.value === value)?.text;
    const answer = text ? `“${wordsIn(text, locale)}”` : `${value}`;
    return operator === 'exists'
      ? t('paper.measures.if_any', { what })
      : t('paper.measures.if', { what, answer: operator === '=' ? answer : `${operator} ${answer}` });
  });
  return [paragraph(t('paper.measures.only', { which: rules.which, when: say.list(said) }))];
}

function question(item: Item, view: View): readonly Block[] {
  const { t, say, locale } = view;
  const worded = (text: Text | null) => (text ? wordsIn(text, locale) : '');
  const label = worded(item.text);
  const reasons: readonly Block[] = item.required
    ? [
        boxes(
          t('outcomes.ask.none'),
          (['declined', 'unknown', 'not_applicable'] as const).map(one => t(`outcomes.ask.none.${one}`)),
          3,
        ),
      ]
    : [];
  switch (item.kind) {
    case 'group':
      return label ? [{ kind: 'heading', level: 2, text: label }] : [];
    case 'display':
      return label ? [paragraph(label)] : [];
    case 'choice':
    case 'choices': {
      const words = item.options.map(({ text, value }) => worded(text) || `${value}`);
      const columns = words.some(one => one.length > 24) ? 1 : Math.min(4, words.length);
      const hint = item.kind === 'choices' ? t('outcomes.ask.many') : undefined;
      return [boxes(label, words, columns, hint), ...reasons];
    }
    case 'scale': {
      const { min, max, step } = item;
      const ends = `${say.number(min)} ${worded(item.low)} – ${say.number(max)} ${worded(item.high)}`;
      const steps = Math.round((max - min) / step) + 1;
      if (steps > MOST_BOXES)
        return [{ kind: 'blanks', items: [{ label: `${label} (${ends})` }] }, ...reasons];
      const marks = Array.from({ length: steps }, (_, at) => say.number(min + at * step));
      return [boxes(label, marks, steps, ends), ...reasons];
    }
    case 'text':
      return [{ kind: 'blanks', items: [{ label, lines: 3 }] }, ...reasons];
    default:
      return [{ kind: 'blanks', items: [{ label }] }, ...reasons];
  }
}
