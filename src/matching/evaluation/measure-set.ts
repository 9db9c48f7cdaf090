import { factFor, reachKm } from '../facts.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { type Interval, meanWithInterval, ndcgAt10, recallAt20 } from '../measure.ts';
import { type Method, methods, type Orders, ordersOf } from './orders.ts';
import type { EvaluationSet, Statement } from './read-set.ts';

/** What one statement came to. */
export type Measured = {
  readonly said: Statement;
  readonly orders: Orders;
  /** By method; null where no service fits. */
  readonly ndcg: Readonly<Record<Method, number | null>>;
  readonly recall: Readonly<Record<Method, number | null>>;
  /** Services among the first twenty whose record says no to a stated limit, by method. */
  readonly violations: Readonly<Record<Method, number>>;
  /** Services the page shows, and how many of them fit. */
  readonly shown: number;
  readonly shownFitting: number;
};

/** Measures every statement of a set by every method. */
export function measureSet(set: EvaluationSet, lexicon: Lexicon, today: Temporal.PlainDate): Measured[] {
  return set.statements.map(said => {
    const orders = ordersOf(set, said, lexicon, today);
    const grades = set.gradesOf(said.id);
    const byMethod = <T>(value: (order: readonly string[]) => T) =>
      Object.fromEntries(methods.map(method => [method, value(orders.by[method])])) as Record<Method, T>;
    const records = new Map(set.recordsFrom(said.near).map(record => [record.serviceId, record]));
    const breaks = (id: string) => {
      const record = records.get(id);
      return (
        record !== undefined && said.limits.some(limit => factFor(record, limit, null, reachKm) === 'no')
      );
    };
    const page = [...orders.answer.groups.flatMap(({ services }) => services), ...orders.answer.sameWords];
    return {
      said,
      orders,
      ndcg: byMethod(order => ndcgAt10(order, grades)),
      recall: byMethod(order => recallAt20(order, grades)),
      violations: byMethod(order => order.slice(0, 20).filter(breaks).length),
      shown: page.length,
      shownFitting: page.filter(({ record }) => (grades.get(record.serviceId) ?? 0) > 0).length,
    };
  });
}

/** One line of the table: a group of statements that can be answered, by one method. */
export type Line = {
  readonly group: string;
  readonly statements: number;
  readonly method: Method;
  readonly ndcg: Interval;
  readonly recall: Interval;
};

/** The table by group and method; the group `all` first. Statements that nothing fits are not in it. */
export function linesOf(measured: readonly Measured[]): Line[] {
  const groups = ['all', ...new Set(measured.map(({ said }) => said.group))];
  return groups.flatMap(group => {
    const own = measured.filter(({ said }) => group === 'all' || said.group === group);
    return methods.map(method => {
      const ndcg = own.flatMap(one => one.ndcg[method] ?? []);
      const recall = own.flatMap(one => one.recall[method] ?? []);
      return {
        group,
        statements: ndcg.length,
        method,
        ndcg: meanWithInterval(ndcg),
        recall: meanWithInterval(recall),
      };
    });
  });
}

/** How much better one method is than another on the same statements: the mean difference of nDCG@10. */
export function differenceOf(measured: readonly Measured[], one: Method, other: Method): Interval {
  return meanWithInterval(
    measured.flatMap(({ ndcg }) =>
      (ndcg[one] ?? null) === null ? [] : [(ndcg[one] ?? 0) - (ndcg[other] ?? 0)],
    ),
  );
}

/** The group in which matching does worst, with its nDCG@10: by it quality is held, not by the mean. */
export function worstGroup(measured: readonly Measured[]): Line {
  const [worst] = linesOf(measured)
    .filter(({ group, method, statements }) => group !== 'all' && method === 'fused, facts' && statements > 0)
    .toSorted((a, b) => a.ndcg.mean - b.ndcg.mean);
  if (!worst) throw new Error('no statement can be answered');
  return worst;
}

/** How true "nothing found" is: how often it was said, how often nothing fits, and how often both. */
export function nothingFound(measured: readonly Measured[]): { said: number; true: number; both: number } {
  const said = measured.filter(({ orders }) => orders.answer.found === 0);
  const fitsNothing = ({ ndcg }: Measured) => ndcg.BM25 === null;
  return {
    said: said.length,
    true: measured.filter(fitsNothing).length,
    both: said.filter(fitsNothing).length,
  };
}

/** Services that are not among the first twenty for any statement. */
export function neverShown(set: EvaluationSet, measured: readonly Measured[]): number {
  const shown = new Set(measured.flatMap(({ orders }) => orders.by['fused, facts'].slice(0, 20)));
  return set.recordsFrom(null).filter(({ serviceId }) => !shown.has(serviceId)).length;
}
