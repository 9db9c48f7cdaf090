import type { CsvTable } from '../../directory/index.ts';
import { postcodeAreaOf, smallAreaOf } from '../../people/index.ts';
import { parsePostcode, type RegionProfile } from '../../programmes/index.ts';
import { bandOfScore, bandsOf } from './bands.ts';
import type { FigureField, FigureMapping, LeftOut, ReadRows, WhyLeftOut } from './figures.ts';
import { readCount } from './read-words.ts';

export type BandRow = {
  readonly smallArea: string;
  readonly band: number;
  readonly residents: number | null;
};
export type PostcodeRow = { readonly postcode: string; readonly smallArea: string };

type Row = CsvTable['rows'][number];

/** What stands in a row under a field; empty where no column is read as it. */
export const cellOf = (row: Row, mapping: FigureMapping, field: FigureField): string => {
  const column = mapping[field];
  return column === undefined ? '' : (row.values[column] ?? '').trim();
};

/** Why a row is left out, and what stood there. */
export type Refused = { readonly why: WhyLeftOut; readonly text: string };

/** Reads row by row; a row whose key stood before is left out, since two would be added up. */
export function readEach<Read>(
  rows: readonly Row[],
  read: (row: Row) => { readonly is: Read } | Refused,
  keyOf: (read: Read) => string,
): ReadRows<Read & { readonly line: number }> {
  const kept: (Read & { readonly line: number })[] = [];
  const leftOut: LeftOut[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const found = read(row);
    if ('why' in found) {
      leftOut.push({ line: row.row, why: found.why, text: found.text.slice(0, 80) });
      continue;
    }
    const key = keyOf(found.is);
    if (seen.has(key)) leftOut.push({ line: row.row, why: 'twice', text: key.slice(0, 80) });
    else kept.push({ ...found.is, line: row.row });
    seen.add(key);
  }
  return { rows: kept, leftOut };
}

/** Bands of small areas: by the band itself, or by the score of an index whose bands are made from it. */
export function readBands(
  table: CsvTable,
  mapping: FigureMapping,
  { deprivation: { index } }: Pick<RegionProfile, 'deprivation'>,
): ReadRows<BandRow> {
  return readEach(
    table.rows,
    row => {
      const code = cellOf(row, mapping, 'small_area');
      const smallArea = smallAreaOf(code);
      if (smallArea === null) return { why: 'small_area', text: code };
      const said = cellOf(row, mapping, 'band');
      const score = cellOf(row, mapping, 'score');
      const band = said !== '' ? readCount(said) : score === '' ? null : bandOfScore(index, Number(score));
      if (band === null || band < 1 || band > bandsOf[index]) return { why: 'band', text: said || score };
      const many = cellOf(row, mapping, 'residents');
      const residents = many === '' ? null : readCount(many);
      if (many !== '' && residents === null) return { why: 'count', text: many };
      return { is: { smallArea, band, residents } };
    },
    read => read.smallArea,
  );
}

/** Which small area each whole postcode lies in; only postcodes of the programme’s own areas are kept. */
export function readPostcodes(
  table: CsvTable,
  mapping: FigureMapping,
  { postcode: { kind } }: Pick<RegionProfile, 'postcode'>,
  ownAreas: ReadonlySet<string>,
): ReadRows<PostcodeRow> {
  return readEach(
    table.rows,
    row => {
      const typed = cellOf(row, mapping, 'postcode');
      const read = parsePostcode(kind, typed);
      if (!read.ok) return { why: 'postcode', text: typed };
      if (!ownAreas.has(postcodeAreaOf(read.value) ?? '')) return { why: 'other_postcode', text: read.value };
      const code = cellOf(row, mapping, 'small_area');
      const smallArea = smallAreaOf(code);
      if (smallArea === null) return { why: 'small_area', text: code };
      return { is: { postcode: read.value, smallArea } };
    },
    read => read.postcode,
  );
}
