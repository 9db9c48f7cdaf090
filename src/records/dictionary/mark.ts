/** Whose a value is. `nobody`: it says nothing of a living person, or belongs to the programme or to the open directory. */
export type Whose = 'person' | 'third_party' | 'staff' | 'nobody';

/**
 * Whether it goes into the answer to somebody who asks for all that is held of them (GDPR art. 15). `review`: it may speak of
 * others, so a person reads it first. `two`: it is restricted, and two people decide. `no`: it is somebody else's, a key of the
 * machinery, or a second copy of what is given elsewhere.
 */
export type Access = 'yes' | 'review' | 'two' | 'no';

/** What happens to the value when a person is erased. `keep`: it says nothing of them, or the stub needs it. */
export type OnErasure = 'delete' | 'blank' | 'keep';

/** What is known of one column. */
export type Mark = {
  /** What stands in it, in a few words. */
  readonly is: string;
  readonly whose: Whose;
  /** Health, or another special category of GDPR art. 9, or words that may hold some. */
  readonly special: boolean;
  readonly access: Access;
  /** Only where it is not what happens to the row. */
  readonly erase?: OnErasure;
};

/** Why a table is kept at all. */
export type Purpose = 'support' | 'accountability' | 'sign_in' | 'running' | 'directory' | 'learning';

/** How long its rows stay; `docs/records.md` says the same in sentences. */
export type Kept =
  | 'record'
  | 'request'
  | 'stub'
  | 'audit'
  | 'draft'
  | 'days'
  | 'staff'
  | 'programme'
  | 'directory';

/**
 * How the rows of a person are found: by columns that hold a person's or a referral's id, or the id of a row of another table
 * that is theirs (`plan_id in plan`). Several ways are joined by “or”.
 */
export type Way = string;

/** What is known of one table. */
export type TableMarks = {
  readonly is: string;
  readonly why: Purpose;
  readonly kept: Kept;
  /** Rows of a person; without it the table holds none. */
  readonly ways?: readonly Way[];
  /** What happens to a person's rows; `delete` unless said, `keep` where the table has none. */
  readonly erase?: OnErasure;
  readonly columns: Readonly<Record<string, Mark>>;
};

const mark =
  (whose: Whose, access: Access, special: boolean) =>
  (is: string, erase?: OnErasure): Mark => ({ is, whose, access, special, ...(erase ? { erase } : {}) });

/** The person said it or it describes them; nothing of health. */
export const said = mark('person', 'yes', false);
/** The same, of health or another special category. */
export const health = mark('person', 'yes', true);
/** A day, state or count of the person's support, or a code for a reason. */
export const fact = mark('person', 'yes', false);
/** Free words about the person: they may hold health, and may speak of others. */
export const words = mark('person', 'review', true);
/** Somebody else who is neither staff nor the person: a relative, a referrer, a neighbour. */
export const other = mark('third_party', 'review', false);
/** Restricted: concerns and restricted parts of notes. */
export const restricted = mark('person', 'two', true);
/** A second copy or a hash of what stands elsewhere, for searching and matching. */
export const copy = mark('person', 'no', false);
/** A member of staff by name, acting for the service. */
export const staffName = mark('staff', 'yes', false);
/** A member of staff by id, or what is known of them as staff. */
export const staff = mark('staff', 'no', false);
/** A key, counter or moment of the machinery. */
export const key = mark('nobody', 'no', false);
/** Something of the programme, the directory or the open world. */
export const open = mark('nobody', 'no', false);
/** A named person of an organisation, as the organisation publishes them. */
export const published = mark('third_party', 'no', false);

const USUAL = {
  programme_id: key('Which programme it belongs to'),
  id: key('Number of the row'),
  person_id: key('Whose it is'),
  referral_id: key('Which referral it belongs to'),
  plan_id: key('Which plan it belongs to'),
  introduction_id: key('Which introduction it belongs to'),
  session_id: key('Which session it belongs to'),
  service_id: key('Which service it is about'),
  organization_id: key('Which organisation it is about'),
  location_id: key('Which place it is about'),
  service_at_location_id: key('Which service at a place it is about'),
  team_id: key('With which team it is'),
  team_ids: key('With which teams the person is'),
  staff_id: staff('Which member of staff'),
  token_hash: key('Hash of the token of a link or cookie'),
  position: key('Place in a list'),
  version: key('How often it was changed, for two people who edit at once'),
  created_at: fact('When it was written'),
  updated_at: fact('When it was changed last'),
  expires_at: key('Until when it holds'),
} as const satisfies Readonly<Record<string, Mark>>;

/** Columns that mean the same in every table. @param names with spaces between */
export function usual(names: string): Readonly<Record<string, Mark>> {
  const known: Readonly<Record<string, Mark>> = USUAL;
  return Object.fromEntries(
    names.split(' ').map(name => {
      const found = known[name];
      if (!found) throw new TypeError(`no usual meaning of ${name}`);
      return [name, found];
    }),
  );
}

/** Rows of a person by `person_id`. */
export const ofPerson: readonly Way[] = ['person_id'];
/** Rows of a person by the referral. */
export const ofReferral: readonly Way[] = ['referral_id'];

/** Columns of the open world or the programme, each by its meaning. @example opens({ name: 'Name', url: 'Page' }) */
export function opens(meanings: Readonly<Record<string, string>>): Readonly<Record<string, Mark>> {
  return Object.fromEntries(Object.entries(meanings).map(([name, is]) => [name, open(is)]));
}
