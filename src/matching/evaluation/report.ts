import type { Lexicon } from '../lexicon/index.ts';
import type { Interval } from '../measure.ts';
import { sameForBoth, swaps } from './fairness.ts';
import { differenceOf, linesOf, type Measured, neverShown, nothingFound, worstGroup } from './measure-set.ts';
import { methods } from './orders.ts';
import type { EvaluationSet } from './read-set.ts';

/** What an evaluation says of a set, as Markdown: tables first, then what they do not show. */
export function reportOf(
  set: EvaluationSet,
  measured: readonly Measured[],
  lexicon: Lexicon,
  today: Temporal.PlainDate,
): string {
  const services = set.recordsFrom(null).length;
  const lines = linesOf(measured);
  const groups = [...new Set(lines.map(({ group }) => group))];
  const { said, true: real, both } = nothingFound(measured);
  const worst = worstGroup(measured);
  const shown = measured.reduce((sum, one) => sum + one.shown, 0);
  const fitting = measured.reduce((sum, one) => sum + one.shownFitting, 0);
  const sum = (method: (typeof methods)[number]) =>
    measured.reduce((all, one) => all + one.violations[method], 0);
  return [
    `## ${set.title}`,
    `${measured.length} statements, ${services} services, concepts ${lexicon.version}. nDCG@10 and recall@20 with 95 % intervals`,
    '(statements drawn again and again); statements that nothing fits are not in these two.',
    '',
    '| method | n | nDCG@10 | recall@20 | breaks a stated limit |',
    '| --- | --- | --- | --- | --- |',
    ...lines
      .filter(({ group }) => group === 'all')
      .map(
        one =>
          `| ${one.method} | ${one.statements} | ${told(one.ndcg)} | ${told(one.recall)} | ${sum(one.method)} |`,
      ),
    '',
    `| nDCG@10 by group | n | ${methods.join(' | ')} |`,
    `| --- | --- | ${methods.map(() => '---').join(' | ')} |`,
    ...groups
      .filter(group => group !== 'all')
      .map(group => {
        const own = lines.filter(line => line.group === group);
        const cells = own.map(({ ndcg, method }) =>
          method === 'fused, facts' ? told(ndcg) : figure(ndcg.mean),
        );
        return `| ${group} | ${own[0]?.statements ?? 0} | ${cells.join(' | ')} |`;
      }),
    '',
    `- Fused with facts is better than BM25 by ${told(differenceOf(measured, 'fused, facts', 'BM25'))}, than full text by any word by`,
    `  ${told(differenceOf(measured, 'fused, facts', 'full text, any word'))}, than concepts alone by ${told(differenceOf(measured, 'fused, facts', 'concepts'))}.`,
    `- Worst group: ${worst.group}, ${told(worst.ndcg)}.`,
    `- Of ${shown} services shown on the page ${fitting} fit (${percent(fitting, shown)}).`,
    `- "Nothing found" was said ${said} times, ${both} times truly; nothing fits ${real} statements.`,
    `- Never among the first twenty: ${neverShown(set, measured)} of ${services} services.`,
    ...swaps.map(swap => {
      const { same, differing } = sameForBoth(set, swap, lexicon, today);
      const which = differing.length > 0 ? ` (not ${differing.join(', ')})` : '';
      return `- Said with another ${swap}: the same list for ${same} of ${measured.length}${which}.`;
    }),
  ].join('\n');
}

/** Every statement with what was heard and the first ten, each with its grade: for finding out why. */
export function eachOf(set: EvaluationSet, measured: readonly Measured[]): string {
  const names = new Map(set.recordsFrom(null).map(({ serviceId, name }) => [serviceId, name]));
  return measured
    .map(({ said, ndcg, orders }) => {
      const grades = set.gradesOf(said.id);
      const best = orders.by['fused, facts'].slice(0, 10);
      const { heard, found } = orders.answer;
      return [
        `### ${said.id} (${figure(ndcg['fused, facts'])}; BM25 ${figure(ndcg.BM25)}; ${found} shown)`,
        said.text,
        `heard: ${heard.concepts.map(({ id, words }) => `${id} (${words.join(', ')})`).join('; ')}; not: ${heard.unwanted.map(({ id }) => id).join(', ')}; rest: ${heard.rest.join(' ')}`,
        ...best.map(id => `  ${grades.get(id) ?? 0} ${names.get(id) ?? id}`),
        `  missing: ${[...grades]
          .filter(([id, grade]) => grade > 1 && !best.includes(id))
          .map(([id]) => names.get(id))
          .slice(0, 6)
          .join('; ')}`,
      ].join('\n');
    })
    .join('\n\n');
}

function told({ mean, low, high }: Interval): string {
  return `${figure(mean)} (${figure(low)}–${figure(high)})`;
}

function figure(value: number | null): string {
  return value === null || Number.isNaN(value) ? '–' : value.toFixed(2);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}
