import { type CsvTable, decodeText, readCsvRows } from '../../directory/index.ts';
import type { Area } from '../../people/index.ts';
import type { RegionProfile } from '../../programmes/index.ts';
import {
  type FigureField,
  type FigureKind,
  type FigureMapping,
  figureFields,
  type LeftOut,
} from './figures.ts';
import { readCensus } from './read-census.ts';
import { readBands, readPostcodes } from './read-rows.ts';
import type { FigureRows } from './source-store.ts';

/** A file as a table, or null where it is none. */
export function tableOf(bytes: Uint8Array): CsvTable | null {
  const text = decodeText(bytes);
  return text === null ? null : readCsvRows(text, null);
}

/** What of each field must be there for a file to say anything. */
const needed: Readonly<Record<FigureKind, readonly (readonly FigureField[])[]>> = {
  deprivation: [['small_area'], ['band', 'score']],
  census: [['residents'], ['age', 'sex', 'ethnicity', 'place']],
  postcodes: [['postcode'], ['small_area']],
};

/** Fields of which a column is still to be chosen; empty when the file can be read. */
export function missingFields(kind: FigureKind, mapping: FigureMapping): readonly FigureField[] {
  return needed[kind].flatMap(some =>
    some.some(field => mapping[field] !== undefined) ? [] : some.slice(0, 1),
  );
}

/** Words of columns as publishers write them (ONS, NSPL, CSO, Pobal, mySociety). */
const names: Readonly<Record<FigureField, RegExp>> = {
  small_area: /^(lsoa|sa_|geogid|small.?area|data.?zone|soa|ed_?id|electoral.?division|census.?area|code)/i,
  band: /(decile|quintile|band|quantile)/i,
  score: /(score|index|hp\d*|relative)/i,
  residents: /(population|residents|persons|count|observation|total|value|number|pop\b|totpop)/i,
  place: /^(place|area|county|ward|local|electoral|name|small|lsoa|geography)/i,
  age: /\bage/i,
  sex: /^(sex|gender)/i,
  ethnicity: /ethnic/i,
  postcode: /^(pcds?|pcd[278s]?|postcode|eircode)/i,
};

/** The likely reading of each field from the names of the columns; of two that fit, the first; no column is read as two. */
export function suggestFields(kind: FigureKind, columns: readonly string[]): FigureMapping {
  const taken = new Set<string>();
  const found: Partial<Record<FigureField, string>> = {};
  for (const field of figureFields[kind]) {
    const column = columns.find(one => !taken.has(one) && names[field].test(one.trim()));
    if (column === undefined) continue;
    taken.add(column);
    found[field] = column;
  }
  return found;
}

/** All rows of a table, read as a kind of figures. */
export function readFigures(
  table: CsvTable,
  asked: {
    readonly kind: FigureKind;
    readonly mapping: FigureMapping;
    readonly profile: RegionProfile;
    readonly areas: readonly Area[];
  },
): { readonly read: FigureRows; readonly leftOut: readonly LeftOut[] } {
  const { kind, mapping, profile, areas } = asked;
  if (kind === 'deprivation') {
    const { rows, leftOut } = readBands(table, mapping, profile);
    return { read: { kind, rows }, leftOut };
  }
  if (kind === 'postcodes') {
    const own = new Set(areas.flatMap(area => area.postcodeAreas));
    const { rows, leftOut } = readPostcodes(table, mapping, profile, own);
    return { read: { kind, rows }, leftOut };
  }
  const { rows, leftOut } = readCensus(table, mapping, areas);
  return { read: { kind, rows }, leftOut };
}
