import { errorKey } from '../../ui/index.ts';
import {
  type Answer,
  type Answers,
  absentReasons,
  type Instrument,
  type Item,
  isAsked,
  questionsOf,
} from '../instruments/index.ts';
import { isAnswer } from '../scoring.ts';
import { fieldOf, SHOWN } from './fields.ts';

/** One questionnaire as it was given back: declined, or with the answers that were given. */
export type Filled = {
  readonly instrument: string;
  /** The version it was asked in; left out: the newest. */
  readonly version?: number;
  readonly declined: boolean;
  readonly answers: Answers;
};

/** What a form brings, by field name: texts, or lists of texts. */
export type Raw = Readonly<Record<string, unknown>>;

export type ReadAnswers = {
  readonly filled: readonly Filled[];
  /** Words keys by field, in the order of the page. */
  readonly faults: Readonly<Record<string, string>>;
  /** Fields of questions that these answers open and that were not on the page: it is shown again with them. */
  readonly opened: readonly string[];
};

/** The answers, or the words key of what is wrong with one; null where nothing was given. */
type Read = { readonly answer: Answer } | { readonly fault: string } | null;

/**
 * Reads the questionnaires of a form. A questionnaire without any answer is left out: it was not asked. Once it has one, what is
 * required wants an answer or a reason. Answers to questions that another answer took away are dropped.
 */
export function readAnswers(pack: readonly Instrument[], raw: Raw): ReadAnswers {
  const shown = SHOWN in raw ? new Set(textsOf(raw[SHOWN])) : null;
  const all = pack.map(instrument => readOne(instrument, raw, shown));
  return {
    filled: all.flatMap(one => one.filled ?? []),
    faults: Object.assign({}, ...all.map(one => one.faults)),
    opened: all.flatMap(one => one.opened),
  };
}

type One = {
  readonly filled: Filled | null;
  readonly faults: Readonly<Record<string, string>>;
  readonly opened: readonly string[];
};

function readOne(instrument: Instrument, raw: Raw, shown: ReadonlySet<string> | null): One {
  const said = { instrument: instrument.id, version: instrument.version };
  if (raw[fieldOf.declined(instrument)] === 'yes')
    return { filled: { ...said, declined: true, answers: {} }, faults: {}, opened: [] };
  const reads = new Map(questionsOf(instrument).map(item => [item, readItem(instrument, item, raw)]));
  const given: Record<string, Answer> = {};
  for (const [item, read] of reads) if (read && 'answer' in read) given[item.id] = read.answer;
  const asked = questionsOf(instrument).filter(item => isAsked(instrument, item, given));
  const answers = Object.fromEntries(
    asked.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]])),
  );
  const started = Object.keys(answers).length > 0;
  const opened = asked.filter(
    item => shown !== null && !reads.get(item) && !shown.has(fieldOf.item(instrument, item)),
  );
  const faults = asked.flatMap(item => {
    const read = reads.get(item);
    const field = fieldOf.item(instrument, item);
    if (read && 'fault' in read) return [[field, read.fault]];
    const wanted = item.required === true && started && !read && !opened.includes(item);
    return wanted ? [[field, 'outcomes.error.required']] : [];
  });
  return {
    filled: started ? { ...said, declined: false, answers } : null,
    faults: Object.fromEntries(faults),
    opened: started ? opened.map(item => fieldOf.item(instrument, item)) : [],
  };
}

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter(one => typeof one === 'string' && one.trim() !== '');

function readItem(instrument: Instrument, item: Item, raw: Raw): Read {
  const texts = textsOf(raw[fieldOf.item(instrument, item)]);
  const [none] = textsOf(raw[fieldOf.none(instrument, item)]);
  const absent = absentReasons.find(one => one === none);
  // An answer says more than a reason for none.
  if (texts.length === 0) return absent ? { answer: { absent } } : null;
  const [text = ''] = texts;
  switch (item.kind) {
    case 'text':
      return checked(
        item,
        text.trim(),
        errorKey('ui.errors.text.long', { max: item.longest, length: text.length }),
      );
    case 'choices': {
      const chosen = texts.map(Number);
      const inOrder = item.options.map(one => one.value).filter(one => chosen.includes(one));
      return new Set(chosen).size === inOrder.length
        ? checked(item, inOrder, 'ui.errors.choices')
        : wrong('ui.errors.choices');
    }
    case 'count': {
      const value = Number(text.replace(/[ ,]/g, ''));
      if (!/^-?[\d ,]+$/.test(text) || !Number.isSafeInteger(value))
        return wrong(errorKey('ui.errors.number.wrong', { example: 12 }));
      return checked(item, value, errorKey('ui.errors.number.range', { min: 0, max: item.max }));
    }
    case 'decimal': {
      const value = /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
      return checked(item, value, errorKey('ui.errors.number.range', { min: item.min, max: item.max }));
    }
    default:
      return checked(item, Number(text), 'ui.errors.choice');
  }
}

const wrong = (fault: string): Read => ({ fault });
const checked = (item: Item, answer: Answer, fault: string): Read =>
  isAnswer(item, answer) ? { answer } : { fault };
