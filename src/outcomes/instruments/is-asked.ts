import { type Answers, answerTo, type Condition } from './answers.ts';
import type { EnableWhen, Instrument, Item } from './instrument.ts';

function holds({ operator, value }: Condition, given: number | readonly number[] | string | null): boolean {
  if (operator === 'exists') return (given !== null) === value;
  if (given === null) return false;
  const all = typeof given === 'object' ? given : [given];
  return all.some(one => {
    switch (operator) {
      case '=':
        return one === value;
      case '!=':
        return one !== value;
      case '>':
        return typeof one === typeof value && one > value;
      case '<':
        return typeof one === typeof value && one < value;
      case '>=':
        return typeof one === typeof value && one >= value;
      case '<=':
        return typeof one === typeof value && one <= value;
    }
    return false;
  });
}

/**
 * Whether an item is asked, given the answers so far: its own conditions hold, and those of the groups around it. An answer
 * to a question that is itself not asked counts as none. Conditions that go round in a circle never hold.
 */
export function isAsked(instrument: Pick<Instrument, 'items'>, item: Item, answers: Answers): boolean {
  const byId = new Map(instrument.items.map(one => [one.id, one]));
  const asked = (one: Item, on: ReadonlySet<string>): boolean => {
    if (on.has(one.id)) return false;
    const way = new Set([...on, one.id]);
    const around = one.within === undefined ? null : byId.get(one.within);
    if (around === undefined || (around && !asked(around, way))) return false;
    return one.enableWhen === undefined || enabled(one.enableWhen, way);
  };
  const enabled = ({ which, conditions }: EnableWhen, on: ReadonlySet<string>): boolean => {
    const one = (condition: Condition) => {
      const about = byId.get(condition.item);
      const given = about && asked(about, on) ? answerTo(answers, condition.item) : null;
      return holds(condition, given);
    };
    return which === 'all' ? conditions.every(one) : conditions.some(one);
  };
  return asked(item, new Set());
}
