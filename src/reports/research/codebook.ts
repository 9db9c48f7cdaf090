import type { View } from '../../ui/index.ts';
import { factCodes, factOf, RESTRICTED } from '../data-sets/facts.ts';
import { MOST_SHIFT } from './pseudonym.ts';
import type { Release } from './release.ts';
import { ANY } from './smallest-class.ts';
import type { Study } from './store.ts';
import { NOT_RECORDED, type VariableCode, variableOf } from './variables.ts';

/** What a variable means and how exact it is in this file. */
export type CodebookRow = {
  readonly name: string;
  readonly meaning: string;
  readonly codes: string;
  readonly exactness: string;
};

/** Every column of a file for a study. */
export function codebookRows({ t }: View, study: Study, release: Release): readonly CodebookRow[] {
  const own = (name: 'person' | 'referral'): CodebookRow => ({
    name,
    meaning: t(`reports.research.column.${name}`),
    codes: '',
    exactness: '',
  });
  return [
    own('person'),
    own('referral'),
    ...study.variables.map(code => ({
      name: code,
      meaning: meaningOf(t, code),
      codes: codesOf(code),
      exactness: exactness(t, code, release),
    })),
  ];
}

/** The house's codes of a variable; a need that is restricted is none of them. */
function codesOf(code: VariableCode): string {
  const fact = factCodes.find(one => one === code);
  return (fact ? factOf(fact).codes : null)?.filter(one => one !== RESTRICTED).join(', ') ?? '';
}

/** What a variable is called. */
export function meaningOf(t: View['t'], code: VariableCode): string {
  if (code === 'received_quarter') return t('reports.research.column.quarter');
  return code === 'first_need' ? t('reports.research.column.need') : t.of(`reports.fact.${code}`);
}

function exactness(t: View['t'], code: VariableCode, { coarser }: Release): string {
  const { shifted, known } = variableOf(code);
  if (shifted) return t('reports.research.exact.shifted', { days: MOST_SHIFT });
  const steps = coarser[code] ?? 0;
  if (!known || steps === 0) return t('reports.research.exact.whole');
  return t(steps >= known.length ? 'reports.research.exact.gone' : 'reports.research.exact.coarser');
}

/** The codebook that goes along with the lines: what was asked and agreed, what each column is, what was left out and what it cannot prove. */
export function codebook(view: View, study: Study, release: Release, withoutConsent: number): string {
  const { t, say } = view;
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [
    `# ${cell(study.title)}`,
    '',
    cell(study.purpose),
    '',
    `- ${t('reports.research.recipient')}: ${cell(study.recipient)}`,
    `- ${t('reports.research.ethics')}: ${cell(study.ethics)}`,
    `- ${t('reports.research.dpia')}: ${cell(study.dpia)}`,
    `- ${t('reports.research.agreed')}: ${cell([study.firstByName, study.secondByName].filter(Boolean).join(', '))}`,
    `- ${t('reports.sets.taken_days')}: ${t('reports.sets.days', { from: say.date(study.from), until: say.date(study.until) })}`,
    `- ${t('reports.research.ends')}: ${say.date(study.endsOn)}`,
    '',
    `## ${t('reports.research.book.counts')}`,
    '',
    `- ${t('reports.research.book.people', { count: release.people })}`,
    `- ${t('reports.research.book.lines', { count: release.lines.length })}`,
    `- ${t('reports.research.book.without_consent', { count: withoutConsent })}`,
    `- ${t('reports.research.book.stood_out', { count: release.peopleLeftOut, least: study.smallest })}`,
    `- ${t('reports.research.book.impossible', { count: release.impossible })}`,
    release.restricted === null
      ? `- ${t('reports.research.book.restricted_few', { least: study.smallest })}`
      : `- ${t('reports.research.book.restricted', { count: release.restricted })}`,
    '',
    `## ${t('reports.sets.columns')}`,
    '',
    row([
      t('reports.sets.dictionary.column'),
      t('reports.sets.dictionary.meaning'),
      t('reports.sets.dictionary.codes'),
      t('reports.research.exact'),
    ]),
    '|---|---|---|---|',
    ...codebookRows(view, study, release).map(one => row([one.name, one.meaning, one.codes, one.exactness])),
    '',
    t('reports.research.book.any', { any: ANY, not_recorded: NOT_RECORDED }),
    '',
    `## ${t('reports.research.book.limits')}`,
    '',
    ...(['homogeneous', 'series', 'shift', 'missing', 'rules'] as const).map(
      limit => `- ${t(`reports.research.limit.${limit}`)}`,
    ),
    '',
  ].join('\n');
}
