import { key, open, staff, type TableMarks, usual } from './mark.ts';

/** Figures that may leave a programme, and those that came from others: rounded and suppressed counts, of nobody. */
export const releasedTables = {
  released_figures: {
    is: 'Figures of a quarter that may leave the programme',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      quarter: open('Of which three months'),
      version: open('First told, or a correction of the whole'),
      definitions: open('What the figures mean'),
      cells: open('Rounded and suppressed counts'),
      made_at: open('When they were made'),
    },
  },
  released_truth: {
    is: 'What a later correction of released figures is compared with',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      quarter: open('Of which three months'),
      version: open('Of which version'),
      stopped: key('How many stopped at each step; nobody reads it'),
    },
  },
  'directory.region_figures': {
    is: 'Released figures that a programme shows to others of the region',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      quarter: open('Of which three months'),
      definitions: open('What the figures mean'),
      named: open('Whether with the programme’s name'),
      cells: open('Rounded and suppressed counts'),
      shown_since: open('Since when'),
    },
  },
  exchange_partner: {
    is: 'Other installations whose files of figures are read',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id id'),
      name: open('What it is called'),
      fingerprint: open('Fingerprint of its key'),
      public_key: open('Its public key'),
      confirmed_by: staff('Who compared the fingerprint'),
      confirmed_at: open('When'),
      ended_at: open('Since when its files are no longer read'),
    },
  },
  exchange_file: {
    is: 'Files of figures from other installations',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id id'),
      partner_id: key('From which installation'),
      serial: key('Number of the file, made by the sender'),
      quarter: open('Of which three months'),
      definitions: open('What the figures mean'),
      made_on: open('When they were made'),
      cells: open('Rounded and suppressed counts'),
      read_by: staff('Who read the file in'),
      read_at: open('When'),
    },
  },
} satisfies Readonly<Record<string, TableMarks>>;
