import { type CsvColumn, toCsv } from '../../platform/csv.ts';
import type { View } from '../../ui/index.ts';
import { type Column, type DataSet, typeOf } from './definition.ts';
import { factOf } from './facts.ts';
import { titleOf } from './set-words.ts';
import { LINE } from './take-data-set.ts';

/** A column as whoever reads a file needs it explained. */
export type DictionaryRow = {
  readonly header: string;
  readonly meaning: string;
  readonly type: string;
  /** `theirs = ours`, or ours where they go as they are. */
  readonly codes: string;
  /** The fact of the house it comes from. */
  readonly source: string;
  readonly mandatory: boolean;
};

/** Every column of a data set, explained in the language of the page. */
export function dictionaryOf({ t }: View, set: Pick<DataSet, 'columns'>): readonly DictionaryRow[] {
  const line: DictionaryRow = {
    header: LINE,
    meaning: t('reports.sets.line'),
    type: t('reports.sets.type.whole'),
    codes: '',
    source: '',
    mandatory: true,
  };
  return [
    line,
    ...set.columns.map(column => ({
      header: column.header,
      meaning: t.of(`reports.fact.${column.fact}`),
      type: typeWords(t, column),
      codes: codesOf(column),
      source: column.fact,
      mandatory: column.mandatory,
    })),
  ];
}

const typeWords = (t: View['t'], column: Column): string =>
  column.format === 'plain'
    ? t.of(`reports.sets.type.${typeOf(column)}`)
    : t.of(`reports.sets.format.${column.format}`);

function codesOf({ fact, codes }: Column): string {
  const known = factOf(fact).codes ?? [];
  if (!codes) return known.join(', ');
  return Object.entries(codes)
    .map(([ours, theirs]) => `${theirs} = ${ours}`)
    .join(', ');
}

/** The dictionary as a table for a spreadsheet. */
export function dictionaryAsCsv(view: View, set: DataSet): Uint8Array {
  const { t } = view;
  const columns: readonly CsvColumn<DictionaryRow>[] = [
    { label: t('reports.sets.dictionary.column'), text: row => row.header },
    { label: t('reports.sets.dictionary.meaning'), text: row => row.meaning },
    { label: t('reports.sets.dictionary.type'), text: row => row.type },
    { label: t('reports.sets.dictionary.codes'), text: row => row.codes },
    { label: t('reports.sets.dictionary.source'), text: row => row.source },
    {
      label: t('reports.sets.dictionary.mandatory'),
      text: row => t(row.mandatory ? 'ui.form.yes' : 'ui.form.no'),
    },
    { label: t('reports.sets.dictionary.version'), text: () => `${set.basedOn} ${set.version}` },
  ];
  return toCsv(columns, dictionaryOf(view, set));
}

/** The dictionary as Markdown, with what the data set is and what it is based on. */
export function dictionaryAsMarkdown(view: View, set: DataSet): string {
  const { t } = view;
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  const heads = ['column', 'meaning', 'type', 'codes', 'source'] as const;
  return [
    `# ${cell(titleOf(view, set))}`,
    '',
    t('reports.sets.version', { version: set.version }),
    '',
    t(`reports.sets.basis.${set.basedOn}`),
    '',
    t('reports.sets.empty_cells'),
    '',
    `| ${heads.map(head => t(`reports.sets.dictionary.${head}`)).join(' | ')} |`,
    `|${heads.map(() => '---').join('|')}|`,
    ...dictionaryOf(view, set).map(
      row => `| ${[row.header, row.meaning, row.type, row.codes, row.source].map(cell).join(' | ')} |`,
    ),
    '',
  ].join('\n');
}
