import type { TokenKind } from './tokens.ts';

/** How the rows of a table are sealed. */
export type SealedTable = {
  /** The columns that are sealed. */
  readonly columns: readonly string[];
  /** Those of them that hold JSON, lists of text (sealed as one) or bytes; the others hold text. */
  readonly json?: readonly string[];
  readonly lists?: readonly string[];
  readonly bytes?: readonly string[];
  /** Columns that are found by their whole value: where its keyed hash stands, and what kind of value it is. */
  readonly tokens?: Readonly<Record<string, { readonly into: string; readonly kind: TokenKind }>>;
  /** What tells its rows apart; `id` when not said. */
  readonly row?: readonly string[];
  /** Where a row says whose it is: the first of these columns that is set owns the key. */
  readonly owner: readonly ('id' | 'person_id' | 'kept_id' | 'referral_id' | 'staff_id' | 'project_id')[];
};

const identified = {
  identifier_value: { into: 'identifier_token', kind: 'identifier' },
  postcode: { into: 'postcode_token', kind: 'postcode' },
} as const;

/**
 * Every column that is kept sealed, and under whose key. A person's words about danger, how to reach them, and every copy of
 * either: what is sealed in one place and plain in another is not sealed. `docs/keys.md` says what stays readable, and why.
 */
export const sealedTables = {
  person: {
    columns: [
      'phone',
      'other_phone',
      'email',
      'address',
      'postcode',
      'identifier_value',
      'contact_note',
      'code_word',
      'ethnicity',
      'small_area',
    ],
    tokens: identified,
    owner: ['id'],
  },
  person_contact: { columns: ['name', 'phone', 'note'], owner: ['person_id'] },
  person_merge: { columns: ['moved'], json: ['moved'], owner: ['kept_id'] },
  referral: {
    columns: [
      'submitted',
      'phone',
      'email',
      'address',
      'postcode',
      'identifier_value',
      'risk_note',
      'referrer_email',
      'referrer_phone',
    ],
    json: ['submitted'],
    tokens: identified,
    owner: ['id'],
  },
  concern: { columns: ['words', 'decision'], owner: ['person_id'] },
  session: { columns: ['place', 'know_before'], owner: ['person_id'] },
  message: {
    columns: ['recipient', 'recipient_names', 'subject', 'body'],
    lists: ['recipient_names'],
    tokens: { recipient: { into: 'recipient_token', kind: 'address' } },
    owner: ['person_id', 'referral_id'],
  },
  arrived_text: { columns: ['from_number', 'body'], owner: ['person_id', 'referral_id'] },
  letter: { columns: ['facts', 'pdf'], json: ['facts'], bytes: ['pdf'], owner: ['person_id'] },
  introduction: { columns: ['shared'], json: ['shared'], owner: ['person_id'] },
  provider_word: { columns: ['words'], owner: ['person_id'] },
  handover: { columns: ['told', 'to_email', 'to_phone'], owner: ['person_id', 'referral_id'] },
  survey_ask: { columns: ['words'], owner: ['person_id', 'referral_id'] },
  supervision_item: { columns: ['question', 'agreed'], owner: ['person_id', 'referral_id'] },
  group_place: { columns: ['needs_note'], owner: ['person_id'] },
  access_package: { columns: ['file'], bytes: ['file'], owner: ['person_id'] },
  restricted_words: { columns: ['words'], owner: ['person_id'] },
  person_said: { columns: ['words'], owner: ['person_id'] },
  assessment: { columns: ['own_words'], owner: ['person_id'] },
  research_key: { columns: ['secret'], row: ['project_id'], owner: ['project_id'] },
  staff_totp: { columns: ['sealed'], bytes: ['sealed'], row: ['staff_id'], owner: ['staff_id'] },
} as const satisfies Readonly<Record<string, SealedTable>>;

export type SealedTableName = keyof typeof sealedTables;

/** What is known of a table whose rows are sealed. */
export function sealedTable(table: SealedTableName): SealedTable & { readonly row: readonly string[] } {
  const known: SealedTable = sealedTables[table];
  return { ...known, row: known.row ?? ['id'] };
}

/** How a column holds what is sealed. */
export type Form = 'text' | 'json' | 'list' | 'bytes';

/** The form of a sealed column. */
export function formOf(table: SealedTableName, column: string): Form {
  const { json = [], lists = [], bytes = [] } = sealedTable(table);
  if (json.includes(column)) return 'json';
  return lists.includes(column) ? 'list' : bytes.includes(column) ? 'bytes' : 'text';
}

/** What somebody is whom a column of a table names as the owner of a row. */
export function ownerKind(
  table: SealedTableName,
  column: string,
): 'person' | 'referral' | 'staff' | 'project' {
  if (column === 'project_id') return 'project';
  if (column === 'staff_id') return 'staff';
  return column === 'referral_id' || (column === 'id' && table === 'referral') ? 'referral' : 'person';
}
