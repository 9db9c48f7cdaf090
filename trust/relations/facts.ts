/** A row as the owner of the database sees it: column names with values as JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** Who asks: what a transaction says of itself. Roles are texts here, because an attacker may write any. */
export type Asker = {
  readonly programme: string;
  readonly actor: string;
  readonly role: string;
  readonly teams: readonly string[];
  readonly glass: readonly string[];
};

/** In which relation a row stands. `teams` null: with no team yet, so of the whole programme. */
export type Relation = { readonly person: string | null; readonly teams: readonly string[] | null };

/** A referral as the history of a world left it. The database has to come to the same team by its own triggers. */
export type ReferralFacts = {
  readonly id: string;
  readonly person: string | null;
  readonly worker: string | null;
  readonly team: string | null;
  readonly state: string;
};

/** Everything that is true of a programme, without the columns the triggers keep. */
export type Facts = {
  readonly referrals: ReadonlyMap<string, ReferralFacts>;
  /** Of each person, into whom their record was joined. */
  readonly people: ReadonlyMap<string, string | null>;
  /** Rows by table and id, for what hangs on something else. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Row>>;
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const waits = ['received', 'in_triage', 'info_requested', 'accepted', 'waiting'];

/** All records that are one person, whichever of them is asked. */
function joined(facts: Facts, person: string): ReadonlySet<string> {
  const all = new Set([person]);
  for (let before = 0; before !== all.size; ) {
    before = all.size;
    for (const [id, into] of facts.people) {
      if (into === null) continue;
      if (all.has(id)) all.add(into);
      if (all.has(into)) all.add(id);
    }
  }
  return all;
}

/** The teams a person is with: those of their cases, or every team while somebody waits who has none. */
export function teamsOfPerson(facts: Facts, person: string): readonly string[] | null {
  const people = joined(facts, person);
  const theirs = [...facts.referrals.values()].filter(one => one.person !== null && people.has(one.person));
  if (theirs.some(one => one.team === null && (one.worker !== null || waits.includes(one.state))))
    return null;
  const teams = [...new Set(theirs.flatMap(one => (one.team === null ? [] : [one.team])))];
  return teams.length === 0 ? null : teams;
}

/** What a table hangs on. `loose`: on a referral, a person, both or neither. */
export type Hangs =
  | { readonly on: string; readonly by: string }
  | { readonly loose: true; readonly by: string; readonly nobody: 'all' | 'none' };

/** Where each table of a person's record hangs. */
export const hangs: Readonly<Record<string, Hangs>> = {
  ...Object.fromEntries(
    [
      'referral_need',
      'referral_event',
      'referral_question',
      'contact',
      'extension',
      'session',
      'note',
      'plan',
      'introduction',
      'own_concern',
      'assessment',
      'letter',
      'match_answer',
      'case_shortlist',
      'recent_person',
      'answer_slip',
      'measures_ask',
      'supervision_item',
      'survey_ask',
      'wait_told',
      'handover',
      'report_fact',
      'report_introduction',
      'report_score',
    ].map(table => [table, { on: 'referral', by: 'referral_id' }]),
  ),
  note_addendum: { on: 'note', by: 'note_id' },
  ...Object.fromEntries(
    ['goal', 'action', 'barrier', 'plan_version'].map(table => [table, { on: 'plan', by: 'plan_id' }]),
  ),
  ...Object.fromEntries(
    [
      'introduction_event',
      'introduction_answer',
      'first_visit',
      'buddy_offer',
      'provider_word',
      'provider_question',
    ].map(table => [table, { on: 'introduction', by: 'introduction_id' }]),
  ),
  ...Object.fromEntries(
    ['consent', 'task', 'unmet_need', 'concern'].map(table => [
      table,
      { loose: true, by: 'referral_id', nobody: 'all' },
    ]),
  ),
  message: { loose: true, by: 'referral_id', nobody: 'none' },
  arrived_text: { loose: true, by: 'referral_id', nobody: 'none' },
  person_contact: { on: 'person', by: 'person_id' },
  person_merge: { on: 'person', by: 'kept_id' },
  person_piece: { on: 'person', by: 'person_id' },
  person_token: { on: 'person', by: 'person_id' },
  data_key: { on: 'person', by: 'person_id' },
  person_link: { on: 'person', by: 'person_id' },
  person_passkey: { on: 'person', by: 'person_id' },
  person_said: { on: 'person', by: 'person_id' },
  reminder_ask: { on: 'person', by: 'person_id' },
  group_place: { on: 'person', by: 'person_id' },
  group_attendance: { on: 'person', by: 'person_id' },
  group_attendance_change: { on: 'person', by: 'person_id' },
  group_make_up: { on: 'person', by: 'person_id' },
  group_certificate: { on: 'person', by: 'person_id' },
  calendar_feed: { on: 'person', by: 'person_id' },
  break_glass: { on: 'person', by: 'person_id' },
  private_link: { on: 'referral or person', by: 'subject_id' },
};

/** In which relation a row stands, found by following what it hangs on. */
export function relationOf(facts: Facts, table: string, row: Row): Relation {
  const ofReferral = (id: unknown): Relation | null => {
    const referral = facts.referrals.get(text(id) ?? '');
    if (!referral) return null;
    return { person: referral.person, teams: referral.team === null ? null : [referral.team] };
  };
  const ofPerson = (id: string | null): Relation =>
    id === null ? { person: null, teams: null } : { person: id, teams: teamsOfPerson(facts, id) };
  if (table === 'person') return ofPerson(text(row['id']));
  if (table === 'referral') return ofReferral(row['id']) ?? { person: text(row['person_id']), teams: null };
  const way = hangs[table];
  if (!way) return { person: text(row['person_id']), teams: null };
  const key = row[way.by];
  if ('loose' in way) {
    const referral = ofReferral(key);
    const person = text(row['person_id']);
    if (referral) return { person: referral.person ?? person, teams: referral.teams };
    if (person !== null) return ofPerson(person);
    return { person: null, teams: way.nobody === 'all' ? null : [] };
  }
  if (way.on === 'person') return ofPerson(text(key));
  if (way.on === 'referral or person')
    return ofReferral(key) ?? (facts.people.has(text(key) ?? '') ? ofPerson(text(key)) : ofPerson(null));
  if (way.on === 'referral') {
    const referral = ofReferral(key);
    return { person: referral?.person ?? text(row['person_id']), teams: referral?.teams ?? null };
  }
  const parent = facts.rows.get(way.on)?.get(text(key) ?? '');
  return parent ? relationOf(facts, way.on, parent) : { person: text(row['person_id']), teams: null };
}
