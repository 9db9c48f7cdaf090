import { key, open, staff, type TableMarks, usual } from './mark.ts';

/** Figures of the population that a programme brought: published counts of areas, of nobody. */
export const populationTables = {
  population_source: {
    is: 'Published figures of the population: whose, of which day, under which licence',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id id'),
      kind: open('Bands of deprivation, a census table, or postcodes'),
      title: open('Name of the figures'),
      publisher: open('Who published them'),
      licence: open('Licence'),
      web_address: open('Where they are published'),
      dated: open('Of which day'),
      scheme: open('Which index of deprivation'),
      mapping: open('How the columns were read'),
      state: open('Looked at, or read in'),
      file: open('The file, until it was read in'),
      digest: open('Hash of the file'),
      rows_in: open('Rows read in'),
      rows_out: open('Rows left out'),
      problems: open('Why rows were left out'),
      brought_at: open('When it was brought'),
      brought_by: staff('Who brought it'),
    },
  },
  population_band: {
    is: 'Bands of deprivation of small areas',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      source_id: key('The figures it is of'),
      small_area: open('Small area of the census'),
      band: open('Band; 1 is the most deprived'),
      residents: open('How many live there'),
    },
  },
  population_count: {
    is: 'Lines of census tables',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      source_id: key('The figures it is of'),
      line: open('Line of the file'),
      place: open('Place as the file names it'),
      area_id: key('Area of the programme'),
      age_band: open('Band of ages'),
      sex: open('Women, men or others'),
      ethnicity: open('Ethnic group'),
      residents: open('How many live there'),
    },
  },
  population_postcode: {
    is: 'Which small area a postcode lies in',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      source_id: key('The figures it is of'),
      postcode: open('Postcode'),
      small_area: open('Small area of the census'),
    },
  },
} as const satisfies Readonly<Record<string, TableMarks>>;
