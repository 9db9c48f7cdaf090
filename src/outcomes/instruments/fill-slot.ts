import type { Instrument, Item, Option } from './instrument.ts';
import type { StoredDefinition } from './stored.ts';

/**
 * A slot with the words a programme gave it: questions, answers and scoring are the slot's, the words the programme's.
 * @throws RangeError when a question or an answer has no words
 */
export function filledSlot(slot: Instrument, { title, intro, items, wording }: StoredDefinition): Instrument {
  const filled = slot.items.map((item): Item => {
    const words = items.find(one => one.id === item.id);
    if (!words?.text) throw new RangeError(`${slot.id} ${item.id} has no words`);
    if (item.kind === 'choice') {
      const given = words.kind === 'choice' ? words.options : [];
      return { ...item, text: words.text, options: item.options.map(option => worded(option, given)) };
    }
    if (item.kind === 'scale' && words.kind === 'scale')
      return { ...item, text: words.text, low: words.low, high: words.high };
    return { ...item, text: words.text } as Item;
  });
  return { ...slot, mode: 'text', title, intro, items: filled, wording };
}

function worded(option: Option, given: readonly Option[]): Option {
  const text = given.find(one => one.value === option.value)?.text;
  if (!text) throw new RangeError(`answer ${option.value} has no words`);
  return { ...option, text };
}
