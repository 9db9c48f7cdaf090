import type { Answer, Answers } from '../answers.ts';
import type { Instrument, Item } from '../instrument.ts';
import { extensionOf, isObject, type Json, numberOf, objectsIn, textOf } from './json.ts';
import { codeOf } from './read-options.ts';
import { deepest } from './understood.ts';

/** Answers of a file, and the questions whose answer was not understood: these have none. */
export type ReadResponse = { readonly answers: Answers; readonly notUnderstood: readonly string[] };

const reasons: Readonly<Record<string, 'declined' | 'unknown' | 'not_applicable'>> = {
  'asked-declined': 'declined',
  'asked-unknown': 'unknown',
  unknown: 'unknown',
  'not-applicable': 'not_applicable',
};

/**
 * Reads a QuestionnaireResponse of FHIR R4 to an imported questionnaire: answers by the items' linkId. An item of the file that the
 * definition does not ask is left aside; an answer that the definition does not offer is told, and never made into another.
 */
export function readResponse(instrument: Pick<Instrument, 'items'>, response: unknown): ReadResponse {
  const byLink = new Map(instrument.items.map(item => [item.linkId ?? item.id, item]));
  const answers: Record<string, Answer> = {};
  const notUnderstood: string[] = [];
  const walk = (parent: Json, depth: number) => {
    if (depth > deepest) return;
    for (const json of objectsIn(parent['item'])) {
      const item = byLink.get(textOf(json['linkId'], 300) ?? '');
      const given = objectsIn(json['answer']);
      if (item && given.length > 0) {
        const answer = answerOf(item, given);
        if (answer === null || Object.hasOwn(answers, item.id)) notUnderstood.push(item.id);
        else answers[item.id] = answer;
      }
      for (const one of [json, ...given]) walk(one, depth + 1);
    }
  };
  if (isObject(response)) walk(response, 1);
  return { answers, notUnderstood };
}

function answerOf(item: Item, given: readonly Json[]): Answer | null {
  const read = given.map(one => reasonOf(one) ?? oneAnswer(item, one));
  const [first] = read;
  if (read.length === 1 && first !== undefined) {
    return item.kind === 'choices' && typeof first === 'number' ? [first] : first;
  }
  if (item.kind !== 'choices' || !read.every(one => typeof one === 'number')) return null;
  const chosen = new Set<unknown>(read);
  return item.options.map(one => one.value).filter(value => chosen.has(value));
}

/** A reason for having no answer, on the answer or on its value. */
function reasonOf(answer: Json): Answer | null {
  const beside = Object.entries(answer).find(
    ([key, value]) => key.startsWith('_value') && isObject(value),
  )?.[1];
  const code = [answer, ...(isObject(beside) ? [beside] : [])]
    .map(one => extensionOf(one, 'data-absent-reason')?.['valueCode'])
    .find(one => typeof one === 'string');
  const reason = typeof code === 'string' && Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return reason ? { absent: reason } : null;
}

function oneAnswer(item: Item, answer: Json): Answer | null {
  switch (item.kind) {
    case 'choice':
    case 'choices': {
      const yesNo = answer['valueBoolean'];
      const code = typeof yesNo === 'boolean' ? `${yesNo}` : codeOf(answer);
      const option = item.options.find(one => one.code === code);
      if (!option) return null;
      return option.absent ? { absent: option.absent } : option.value;
    }
    case 'text':
      return textOf(answer['valueString'] ?? answer['valueUri'], item.longest);
    case 'count':
    case 'scale':
    case 'decimal': {
      const value =
        answer['valueInteger'] ?? answer['valueDecimal'] ?? inUnitOf(item, answer['valueQuantity']);
      return typeof value === 'number' ? numberOf(value) : null;
    }
    default:
      return null;
  }
}

/** The number of a quantity in the unit that the question names behind its words; undefined for another unit, or “less than”. */
function inUnitOf(item: Item, quantity: unknown): unknown {
  if (!isObject(quantity) || quantity['comparator'] !== undefined) return undefined;
  const asked = item.text?.en ?? '';
  const isSame = [quantity['unit'], quantity['code']].some(unit => asked.endsWith(` (${unit})`));
  return isSame ? quantity['value'] : undefined;
}
