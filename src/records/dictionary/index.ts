import { entryTables } from './directory.ts';
import { entryPartTables } from './directory-terms.ts';
import { directoryWorkTables } from './directory-work.ts';
import { governanceTables } from './governance.ts';
import { groupTables } from './groups.ts';
import { houseTables } from './house.ts';
import { introducedTables } from './introduced.ts';
import { keepingTables } from './keeping.ts';
import type { TableMarks } from './mark.ts';
import { packTables } from './packs.ts';
import { paperTables } from './paper.ts';
import { peopleTables } from './people.ts';
import { populationTables } from './population.ts';
import { providerTables } from './provider.ts';
import { releasedTables } from './released.ts';
import { safetyTables } from './safety.ts';
import { sentTables } from './sent.ts';
import { staffTables } from './staff.ts';
import { summaryTables } from './summaries.ts';
import { supportTables } from './support.ts';
import { takenFileTables } from './taken-files.ts';

export type { Access, Kept, Mark, OnErasure, Purpose, TableMarks, Whose } from './mark.ts';

/** The groups of the dictionary in the order in which they are shown. */
export const dictionaryGroups = {
  people: peopleTables,
  support: supportTables,
  introduced: introducedTables,
  groups: groupTables,
  sent: sentTables,
  paper: paperTables,
  provider: providerTables,
  safety: safetyTables,
  governance: { ...governanceTables, ...takenFileTables },
  staff: staffTables,
  house: { ...houseTables, ...summaryTables, ...populationTables, ...releasedTables, ...packTables },
  keeping: keepingTables,
  entries: entryTables,
  entry_parts: entryPartTables,
  directory_work: directoryWorkTables,
} as const satisfies Readonly<Record<string, Readonly<Record<string, TableMarks>>>>;
export type DictionaryGroup = keyof typeof dictionaryGroups;

/** The data dictionary: every table with every column; those of the shared directory as `directory.<table>`. */
export const dictionary: Readonly<Record<string, TableMarks>> = Object.assign(
  {},
  ...Object.values(dictionaryGroups),
);
