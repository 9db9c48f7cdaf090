import type { Condition } from '../answers.ts';
import type { EnableWhen, Item } from '../instrument.ts';
import { type Json, numberOf, objectsIn, textOf } from './json.ts';
import { codeOf } from './read-options.ts';

const operators = ['=', '!=', '>', '<', '>=', '<='] as const;

/**
 * When an item is asked, by R4's rules: with several conditions, any of them unless the file says all.
 * @param items the items that are asked, by their linkId
 * @returns *undefined* where it is always asked; *null* where a condition is not understood
 */
export function readConditions(item: Json, items: ReadonlyMap<string, Item>): EnableWhen | null | undefined {
  const given = objectsIn(item['enableWhen']);
  if (given.length === 0) return undefined;
  const conditions = given.map(one => readCondition(one, items));
  if (conditions.some(one => one === null)) return null;
  return {
    which: item['enableBehavior'] === 'all' ? 'all' : 'any',
    conditions: conditions.flatMap(one => one ?? []),
  };
}

function readCondition(json: Json, items: ReadonlyMap<string, Item>): Condition | null {
  const about = items.get(textOf(json['question'], 300) ?? '');
  if (!about || about.kind === 'group' || about.kind === 'display') return null;
  const item = about.id;
  if (json['operator'] === 'exists') {
    const value = json['answerBoolean'];
    return typeof value === 'boolean' ? { item, operator: 'exists', value } : null;
  }
  const operator = operators.find(one => one === json['operator']);
  const value = operator && comparedWith(json, about);
  return operator && value !== null && value !== undefined ? { item, operator, value } : null;
}

/** What an answer is compared with, as it is stored: the value of an option, a number, or words. */
function comparedWith(json: Json, about: Item): number | string | null {
  if (about.kind === 'choice' || about.kind === 'choices') {
    const yesNo = json['answerBoolean'];
    const code = typeof yesNo === 'boolean' ? `${yesNo}` : codeOf(json);
    return about.options.find(one => one.code === code)?.value ?? null;
  }
  if (about.kind === 'text') return textOf(json['answerString'], 4000);
  return numberOf(json['answerInteger'] ?? json['answerDecimal']);
}
