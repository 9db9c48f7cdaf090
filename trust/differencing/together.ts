import { nameOf, type Tried } from './pairs.ts';
import { isFew, isNarrowed, MANY, type Seen, type Span, spanOf, tablesOf } from './reader.ts';

/** A number of people: its span so far, and what it truly is. */
type Number_ = {
  readonly span: Span;
  readonly true_: number;
  readonly open: readonly [number, number];
  readonly name: string;
};
/** One number is the sum of others. */
type Sum = { readonly whole: Number_; readonly parts: readonly Number_[] };

/**
 * All counts of a release at once, the way somebody with a spreadsheet would: each part is at most the whole less the least of the others, at
 * least the whole less the most of them, over and over until nothing moves. Cuts share the whole, those who stopped between two steps too.
 */
export function putTogether(seen: readonly Seen[], tried: Tried): void {
  const sums: Sum[] = [];
  const numbers = new Map<Seen, Number_>(
    seen.map(one => [
      one,
      { span: spanOf(one.cell, one.who.size), true_: one.who.size, open: [1, 7], name: nameOf(one) },
    ]),
  );
  const of = (one: Seen | undefined): Number_ => {
    const found = one && numbers.get(one);
    if (!found) throw new RangeError('a count that was not seen');
    return found;
  };
  const between = (larger: Seen, smaller: Seen): Number_ => {
    const true_ = larger.who.size - smaller.who.size;
    const hiddenTogether = isFew(larger.who.size) && smaller.who.size > 0;
    const number: Number_ = {
      span: { low: 0, high: MANY },
      true_,
      open: [1, hiddenTogether ? 6 : 7],
      name: `${nameOf(larger)} less ${nameOf(smaller)}`,
    };
    sums.push({ whole: of(larger), parts: [of(smaller), number] });
    return number;
  };
  const found: Number_[] = [...numbers.values()];
  const whole = seen.filter(one => one.cut === 'whole');
  for (const table of tablesOf(seen)) {
    const steps = table.steps.map(step => whole.find(one => one.step === step));
    for (const [at, step] of table.steps.entries()) {
      const column = table.rows.map(row => row.find(one => one.step === step));
      sums.push({ whole: of(steps[at]), parts: column.map(of) });
      const [from, to] = [steps[at], steps[at + 1]];
      if (!from || !to) continue;
      const stopped = table.rows.flatMap(row => {
        const [larger, smaller] = [row[at], row[at + 1]];
        return larger && smaller ? [between(larger, smaller)] : [];
      });
      found.push(...stopped);
      sums.push({ whole: between(from, to), parts: stopped });
    }
  }
  for (let round = 0; round < 60 && sums.map(tighten).some(Boolean); round += 1);
  for (const one of found) {
    tried.pairs += 1;
    if (isNarrowed(one.true_, one.span, one.open))
      tried.exposed.push(`${one.name} from all: ${JSON.stringify(one.span)}`);
  }
}

/** Narrows a sum and its parts by one another; whether anything moved. */
function tighten({ whole, parts }: Sum): boolean {
  const low = parts.reduce((sum, one) => sum + one.span.low, 0);
  const high = parts.reduce((sum, one) => sum + one.span.high, 0);
  let moved = move(whole.span, low, high);
  for (const one of parts) {
    const rest: Span = { low: low - one.span.low, high: high - one.span.high };
    if (move(one.span, whole.span.low - rest.high, whole.span.high - rest.low)) moved = true;
  }
  return moved;
}

function move(span: Span, low: number, high: number): boolean {
  const moved = low > span.low || high < span.high;
  span.low = Math.max(span.low, low);
  span.high = Math.min(span.high, high);
  return moved;
}
