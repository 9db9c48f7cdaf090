import { doses, type Pair } from '../../src/reports/help/help.ts';
import type {
  ChangeDetail,
  Release,
  ReleasedThere,
  ThereCase,
  Truth,
} from '../../src/reports/released/index.ts';
import type { Tried } from './pairs.ts';
import { isFew } from './reader.ts';

/**
 * A group of which something is told: a number, a mean, or that it is at least eight. It is a set of kinds that a reader can name, such as
 * “met three to five times, began low, surely better”, of one quarter; how many there are of each kind only the truth knows.
 */
export type Told = { readonly name: string; readonly kinds: ReadonlySet<string> };
/** How many there truly are of each kind. */
export type Sizes = ReadonlyMap<string, number>;

const sizeOf = (kinds: Iterable<string>, sizes: Sizes): number =>
  [...kinds].reduce((sum, kind) => sum + (sizes.get(kind) ?? 0), 0);

/** Every pair of groups of which one is a part of the other, subtracted: what is left must be nobody or at least eight. */
export function tryGroups(told: readonly Told[], sizes: Sizes, tried: Tried): void {
  for (const one of told) {
    if (isFew(sizeOf(one.kinds, sizes))) tried.exposed.push(`${one.name} is told`);
    for (const other of told) {
      if (other === one || other.kinds.size >= one.kinds.size) continue;
      tried.pairs += 1;
      if (!other.kinds.isSubsetOf(one.kinds)) continue;
      if (isFew(sizeOf(one.kinds.difference(other.kinds), sizes)))
        tried.exposed.push(`${one.name} less ${other.name}`);
    }
  }
}

/** Groups that are parts of one whole, and what every two or more of them come to. */
function unions(parts: readonly Told[]): readonly Told[] {
  return Array.from({ length: 2 ** parts.length - 1 }, (_, at) => {
    const some = parts.filter((_part, place) => (at + 1) & (2 ** place));
    return {
      name: some.map(one => one.name).join(' and '),
      kinds: some.reduce<ReadonlySet<string>>((all, one) => all.union(one.kinds), new Set()),
    };
  });
}

type Kind = { readonly dose: string; readonly level: string; readonly sure: string };
const sures = ['better', 'same', 'worse'] as const;
const levels = ['low', 'middle', 'high'] as const;
const kinds: readonly Kind[] = doses.flatMap(dose =>
  levels.flatMap(level => sures.map(sure => ({ dose: dose.code, level, sure }))),
);
const reasons = ['start', 'end', 'both'] as const;

/** The kinds of one scale of one quarter, with how many there truly are of each. */
export function sizesOfScale(truth: Truth, scale: number, quarter: string): Sizes {
  const fact = truth.changes[scale];
  if (!fact) throw new RangeError('no such scale');
  const sizes = new Map<string, number>();
  const add = (kind: string, count = 1) => sizes.set(kind, (sizes.get(kind) ?? 0) + count);
  const starts = fact.pairs.map(one => one.before).toSorted((a, b) => a - b);
  const third = (at: number) => starts[Math.ceil((at * starts.length) / 3) - 1] ?? 0;
  const levelOf = ({ before }: Pair) => (before <= third(1) ? 'low' : before <= third(2) ? 'middle' : 'high');
  const sureOf = ({ before, after }: Pair) =>
    after - before >= 3 ? 'better' : after - before <= -3 ? 'worse' : 'same';
  const doseOf = ({ sessionsHeld }: Pair) =>
    doses.find(one => sessionsHeld >= one.from && sessionsHeld <= one.to)?.code ?? 'few';
  for (const pair of fact.pairs) add(`${quarter}|${doseOf(pair)}|${levelOf(pair)}|${sureOf(pair)}`);
  for (const reason of reasons) add(`${quarter}|without|${reason}`, fact.missing[reason]);
  return sizes;
}

/** Every group of a scale of which a release says anything: numbers, means, and parts of them. */
export function toldOfScale(release: Release, detail: ChangeDetail, quarter: string): readonly Told[] {
  const named = (name: string, test: (kind: Kind) => boolean): Told => ({
    name: `${quarter} ${detail.scale} ${name}`,
    kinds: new Set(kinds.filter(test).map(({ dose, level, sure }) => `${quarter}|${dose}|${level}|${sure}`)),
  });
  const all = named('pairs', () => true);
  const without = reasons.map(reason => ({
    name: `${quarter} ${detail.scale} without ${reason}`,
    kinds: new Set([`${quarter}|without|${reason}`]),
  }));
  const everybody = without.reduce((sum, one) => sum.union(one.kinds), all.kinds);
  const isTold = detail.people !== null || detail.mean !== null;
  const { dose, level, reliable, missing } = detail;
  return [
    ...(release.ended === null ? [] : [{ name: `${quarter} ended`, kinds: everybody }]),
    // That all but a few have both is told as such, and is tried by numbers.
    ...(isTold && !detail.fewMissing ? [all] : []),
    ...unions((dose ?? []).map(({ part }) => named(part, kind => kind.dose === part))),
    ...unions((level ?? []).map(({ part }) => named(part, kind => kind.level === part))),
    ...unions(reliable ? sures.map(sure => named(sure, kind => kind.sure === sure)) : []),
    ...unions(missing ? without : []),
  ];
}

/** The same groups over several quarters, as a pack of four puts them together from those that tell them. */
export function overQuarters(quarters: readonly (readonly Told[])[]): readonly Told[] {
  const byName = Map.groupBy(quarters.flat(), one => one.name.slice(one.name.indexOf(' ') + 1));
  return [...byName].map(([name, those]) => ({
    name: `${those.length} quarters ${name}`,
    kinds: those.reduce<ReadonlySet<string>>((all, one) => all.union(one.kinds), new Set()),
  }));
}

/** What is told of getting there, and its kinds: whether they went, whether they still go, and the reason. */
export function toldOfThere(
  there: ReleasedThere,
  cases: readonly ThereCase[],
): { readonly told: readonly Told[]; readonly sizes: Sizes } {
  const kindOf = (one: ThereCase) =>
    one.attended && one.going ? 'went|goes' : `${one.attended ? 'went' : 'not'}|${one.barrier ?? ''}`;
  const sizes = new Map([...Map.groupBy(cases, kindOf)].map(([kind, those]) => [kind, those.length]));
  // A reader knows every reason there might be, also where nobody gave it.
  const all = ['went|goes', ...['went', 'not'].flatMap(went => codes.map(code => `${went}|${code}`))];
  const named = (name: string, test: (kind: string) => boolean): Told => ({
    name,
    kinds: new Set(all.filter(test)),
  });
  return {
    sizes,
    told: [
      ...(there.introduced === null ? [] : [named('introduced', () => true)]),
      ...(there.attended === null ? [] : [named('went', kind => kind.startsWith('went'))]),
      ...unions([
        ...(there.going === null ? [] : [named('goes', kind => kind === 'went|goes')]),
        ...there.reasons.map(({ code }) => named(code, kind => kind.endsWith(`|${code}`))),
      ]),
    ],
  };
}
const codes = ['transport', 'cost', 'health', 'work', ''];
