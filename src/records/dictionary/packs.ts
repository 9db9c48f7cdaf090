import { copy, key, open, staff, type TableMarks, usual } from './mark.ts';

/** Packs for funders: figures that leave the programme, of nobody, and who gets them. */
export const packTables = {
  funder_pack: {
    is: 'Packs for funders that were kept',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id id'),
      span: open('Of which quarters'),
      from_day: open('First day'),
      until_day: open('Last day'),
      methods: open('Version of the way of counting'),
      state: open('How it stands'),
      made_at: open('When it was made'),
      made_by: staff('Who made it'),
      released_at: open('When it was let go'),
      released_by: staff('Who let it go'),
      withdrawn_at: open('When it was withdrawn'),
      withdrawn_by: staff('Who withdrew it'),
      withdrawn_why: open('What was wrong with it'),
      corrects: key('The pack it takes the place of'),
      correction: open('What was corrected'),
    },
  },
  funder_pack_file: {
    is: 'Files of packs, exactly as they were made',
    why: 'learning',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      pack_id: key('Of which pack'),
      lang: open('Language'),
      kind: open('Kind of file'),
      bytes: open('The file: rounded and suppressed counts'),
      sha256: copy('Hash of the file'),
    },
  },
  funder_pack_plan: {
    is: 'Which packs are made by themselves, for whom, and with which costs',
    why: 'running',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      active: open('Whether they are made'),
      automatic: open('Whether they go out without a press'),
      languages: open('Languages'),
      addresses: open('Addresses of funders'),
      worth: open('Costs and assumptions'),
      changed_at: open('When it was set'),
      changed_by: staff('Who set it'),
    },
  },
  funder_pack_link: {
    is: 'Links by which funders open a pack',
    why: 'running',
    kept: 'programme',
    columns: {
      ...usual('programme_id'),
      created_at: open('When it was made'),
      token_hash: key('Hash of the link'),
      pack_id: key('Which pack it opens'),
      address: open('Address of the funder'),
      expires_at: open('When it ends'),
      withdrawn_at: open('When it was taken back'),
    },
  },
} as const satisfies Readonly<Record<string, TableMarks>>;
