import {
  type DictionaryGroup,
  dictionaryGroups,
  type Mark,
  type OnErasure,
  type TableMarks,
} from './index.ts';

const titles: Readonly<Record<DictionaryGroup, string>> = {
  people: 'People and referrals',
  support: 'Support',
  introduced: 'Introductions',
  groups: 'Groups and courses',
  sent: 'What goes out, and what is kept for a short while',
  paper: 'Paper, waiting and calendars',
  safety: 'Safety',
  governance: 'Keeping records',
  staff: 'Staff and how they sign in',
  house: 'The programme and its machinery',
  keeping: 'What a programme knows of services',
  provider: 'What groups say by their own page',
  entries: 'The shared directory',
  entry_parts: 'Parts of entries',
  directory_work: 'How the directory is kept',
};

/** What happens to a value when a person is erased. */
export function erasureOf(table: TableMarks, mark: Mark): OnErasure {
  if (!table.ways) return 'keep';
  return mark.erase ?? (table.erase === 'blank' ? 'keep' : (table.erase ?? 'delete'));
}

/** The whole dictionary as a page to read. @param sealed the columns that are kept under a person's key, by table */
export function dictionaryAsMarkdown(
  sealed: Readonly<Record<string, { readonly columns: readonly string[] } | undefined>>,
): string {
  const parts = Object.entries(dictionaryGroups).flatMap(([group, tables]) => [
    `## ${titles[group as DictionaryGroup]}`,
    ...Object.entries(tables).map(([name, table]: [string, TableMarks]) =>
      [
        `### ${name}`,
        '',
        `${table.is}. Kept for: ${table.why.replaceAll('_', ' ')}. How long: ${table.kept}.${table.ways ? ` Rows of a person: ${table.ways.join(' or ')}.` : ''}`,
        '',
        '| column | what it is | whose | in a copy | when erased | |',
        '|---|---|---|---|---|---|',
        ...Object.entries(table.columns).map(([column, mark]) => {
          const further = [
            mark.special ? 'special' : '',
            sealed[name]?.columns.includes(column) ? 'sealed' : '',
          ]
            .filter(Boolean)
            .join(', ');
          return `| ${column} | ${mark.is} | ${mark.whose.replaceAll('_', ' ')} | ${mark.access} | ${erasureOf(table, mark)} | ${further} |`;
        }),
      ].join('\n'),
    ),
  ]);
  return `# Data dictionary

Every column of every table. Made by \`npm run dictionary\` from \`src/records/dictionary\`; do not edit it here. A test compares the marks with
the database, and this page with the marks. *Special*: health, or another category of GDPR art. 9. *Sealed*: kept under the person's own key.

${parts.join('\n\n')}
`;
}
