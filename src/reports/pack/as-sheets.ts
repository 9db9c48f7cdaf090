import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { PackPaper, PaperSection } from './paper.ts';

const wide = [{ width: 46 }, ...Array.from({ length: 7 }, () => ({ width: 22 }))];

/**
 * A pack as a spreadsheet: one sheet a question, numbers as numbers, everything else as text that no program runs. The first sheet says
 * what it is, the last how it was made.
 */
export async function asSheets(paper: PackPaper): Promise<Uint8Array> {
  const sheets = [
    { data: frontOf(paper), sheet: sheetName(paper.labels.inBrief), columns: wide },
    ...paper.sections.map(section => ({
      data: [...sheetOf(section), ...meaningOf(paper, section)],
      sheet: sheetName(section.sheet),
      columns: wide,
    })),
  ];
  return new Uint8Array(await writeExcelFile(sheets).toBuffer());
}

type Row = SheetData[number];

const text = (value: string) => ({ value: fit(value), type: String, wrap: false }) as const;
const strong = (value: string) => ({ value: fit(value), type: String, fontWeight: 'bold' }) as const;

function frontOf(paper: PackPaper): SheetData {
  return [
    [strong(paper.title)],
    ...[paper.programme, paper.host, ...paper.contact, paper.period, paper.made].map(line => [text(line)]),
    ...[...paper.corrected, ...paper.lead].map(line => [text(line)]),
  ];
}

function sheetOf({ title, says, parts }: PaperSection): readonly Row[] {
  return [
    [strong(title)],
    ...says.map(line => [text(line)]),
    ...parts.flatMap((part): readonly Row[] => [
      [],
      [strong(part.title)],
      ...(part.note ? [[text(part.note)]] : []),
      part.columns.map(strong),
      ...part.rows.map(cells =>
        cells.map(cell =>
          cell.number === undefined ? text(cell.text) : ({ value: cell.number, type: Number } as const),
        ),
      ),
    ]),
  ];
}

function meaningOf({ labels }: PackPaper, { caveats, definition }: PaperSection): readonly Row[] {
  const lines = (title: string, said: readonly string[]): readonly Row[] =>
    said.length === 0 ? [] : [[], [strong(title)], ...said.map(line => [text(line)])];
  return [...lines(labels.cannotTell, caveats), ...lines(labels.definition, definition)];
}

/** No more than a spreadsheet’s cell holds, and none of the signs that its file may not contain. */
const fit = (value: string): string =>
  value
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .slice(0, 32_000);

/** Thirty-one signs at most, none of those that a sheet’s name may not have. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31);
