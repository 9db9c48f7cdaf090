import { foldName } from '../../core/index.ts';
import type { CsvTable } from '../../directory/index.ts';
import { smallAreaOf } from '../../people/index.ts';
import { type Ethnicity, ethnicities } from '../../programmes/index.ts';
import type { AgeBand } from './age-bands.ts';
import type { FigureMapping, ReadRows, WhyLeftOut } from './figures.ts';
import { cellOf, type Refused, readEach } from './read-rows.ts';
import { readAge, readCount, readEthnicity, readSex } from './read-words.ts';

/** How many live in a place, by what the table tells apart; null where it does not. */
export type CensusRow = {
  readonly place: string;
  readonly areaId: string | null;
  readonly ageBand: AgeBand | null;
  readonly sex: 'female' | 'male' | 'another' | null;
  readonly ethnicity: Ethnicity | null;
  readonly residents: number;
};

const codes: ReadonlySet<string> = new Set(ethnicities.codes);

/**
 * A census table, one row a group. A place is the name of one of the programme’s areas or the code of a small area; without a column of
 * places the whole file is of the programme’s area. Rows that add others up, of children, and of who did not say are left out and counted.
 */
export function readCensus(
  table: CsvTable,
  mapping: FigureMapping,
  areas: readonly { readonly id: string; readonly name: string }[],
): ReadRows<CensusRow & { readonly line: number }> {
  const byName = new Map(areas.map(area => [foldName(area.name), area.id]));
  return readEach(
    table.rows,
    row => {
      const place = placeOf(cellOf(row, mapping, 'place'), mapping.place !== undefined, byName);
      if ('why' in place) return place;
      const age = said(mapping.age, cellOf(row, mapping, 'age'), readAge);
      if ('why' in age) return age;
      const sex = said(mapping.sex, cellOf(row, mapping, 'sex'), readSex);
      if ('why' in sex) return sex;
      const ethnicity = said(mapping.ethnicity, cellOf(row, mapping, 'ethnicity'), text =>
        readEthnicity(text, codes),
      );
      if ('why' in ethnicity) return ethnicity;
      const many = cellOf(row, mapping, 'residents');
      const residents = readCount(many);
      if (residents === null) return { why: 'count', text: many };
      return {
        is: {
          place: place.name,
          areaId: place.areaId,
          ageBand: age.value,
          sex: sex.value,
          ethnicity: ethnicity.value,
          residents,
        },
      };
    },
    read => [read.place, read.ageBand, read.sex, read.ethnicity].map(part => part ?? '').join(' '),
  );
}

function said<Value>(
  column: string | undefined,
  text: string,
  read: (text: string) => { readonly value: Value } | { readonly why: WhyLeftOut },
): { readonly value: Value | null } | Refused {
  if (column === undefined) return { value: null };
  const found = read(text);
  return 'why' in found ? { ...found, text } : found;
}

function placeOf(
  text: string,
  asked: boolean,
  byName: ReadonlyMap<string, string>,
): { readonly name: string; readonly areaId: string | null } | Refused {
  if (!asked) return { name: '', areaId: null };
  if (text === '') return { why: 'no_place', text };
  const areaId = byName.get(foldName(text));
  if (areaId !== undefined) return { name: text, areaId };
  const code = smallAreaOf(text);
  return code === null ? { why: 'other_place', text } : { name: code, areaId: null };
}
