import { type CsvColumn, toCsv } from '../../platform/csv.ts';
import type { PackPaper } from './paper.ts';

type Line = readonly [
  section: string,
  part: string,
  row: string,
  column: string,
  number: number | null,
  text: string,
];

/** Every figure of a pack as one long list, for whoever reads it with a program: question, table, row, column, number, text. */
export function asCsv(paper: PackPaper): Uint8Array {
  const columns = paper.labels.columns.map(
    (label, at): CsvColumn<Line> => ({ label, text: line => line[at] ?? null }),
  );
  return toCsv(columns, linesOf(paper));
}

function linesOf({ sections }: PackPaper): readonly Line[] {
  return sections.flatMap(section =>
    section.parts.flatMap(part =>
      part.rows.flatMap(([head, ...cells]) =>
        cells.map(
          (cell, at): Line => [
            section.title,
            part.title,
            head?.text ?? '',
            part.columns[at + 1] ?? '',
            cell.number ?? null,
            cell.text,
          ],
        ),
      ),
    ),
  );
}
