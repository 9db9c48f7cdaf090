import type { LookedRow } from '../audit/index.ts';

/** Kinds of things that stand in a record, as somebody without any knowledge of the software would call them. */
export const seenKinds = [
  'page',
  'referral',
  'meetings',
  'notes',
  'plan',
  'groups',
  'letters',
  'messages',
  'answers',
  'agreements',
  'link',
  'list',
  'other',
] as const;
export type SeenKind = (typeof seenKinds)[number];

/** `looked` at it, `changed` it, or `took` it out in a file. */
export const seenActs = ['looked', 'changed', 'took'] as const;
export type SeenAct = (typeof seenActs)[number];

/** One colleague on one day. */
export type Seen = {
  readonly actorId: string;
  readonly who: 'staff' | 'you' | 'helper' | 'house' | 'referrer' | 'visitor' | 'group';
  readonly role: string;
  readonly name: string | null;
  readonly acts: readonly { readonly act: SeenAct; readonly kinds: readonly SeenKind[] }[];
  /** Codes of why it was opened although it was not theirs; null when it was. */
  readonly glass: readonly string[] | null;
};

const kindOf: Readonly<Record<string, SeenKind>> = {
  person: 'page',
  case: 'page',
  own_page: 'page',
  own_consents: 'agreements',
  own_history: 'page',
  own_meetings: 'meetings',
  own_plan: 'plan',
  own_activities: 'groups',
  own_questions: 'answers',
  own_copy: 'page',
  own_helpers: 'link',
  person_said: 'page',
  referral: 'referral',
  thing: 'meetings',
  session: 'meetings',
  contact: 'meetings',
  note: 'notes',
  early: 'notes',
  plan: 'plan',
  introduction: 'groups',
  provider_word: 'groups',
  first_visit: 'groups',
  buddy_offer: 'groups',
  shortlist: 'groups',
  unmet_need: 'groups',
  group_place: 'groups',
  letter: 'letters',
  message: 'messages',
  arrived_text: 'messages',
  reminder_ask: 'messages',
  measures: 'answers',
  assessment: 'answers',
  consent: 'agreements',
  person_link: 'link',
  person_passkey: 'link',
  own_passkey: 'link',
  search: 'list',
  today: 'list',
  board: 'list',
};
/** Verbs of looking; everything else that stands in the record of the house changed something. */
const looks = new Set(['read', 'listed', 'sought', 'status_read', 'read_carefully']);

/** What a helper looked at or said, by the last part of the verb: `helper.plan_read`, `helper.said_move`. */
const ofHelpers: Readonly<Record<string, SeenKind>> = {
  page_read: 'page',
  meetings_read: 'meetings',
  plan_read: 'plan',
  activities_read: 'groups',
  questions_read: 'answers',
  said_confirm: 'meetings',
  said_cannot_come: 'meetings',
  said_move: 'meetings',
  said_ring_me: 'meetings',
  said_step_done: 'plan',
  said_not_working: 'plan',
  said_went: 'groups',
  said_not_gone: 'groups',
  said_still_going: 'groups',
  said_answers: 'answers',
};

/**
 * What a verb of the record means to the person. Concerns are not told apart from the rest: that somebody worries for somebody is said
 * by a person, not found on a page that others may look at too.
 */
export function meaningOf(verb: string): { readonly kind: SeenKind; readonly act: SeenAct } {
  const [thing = '', done = ''] = verb.split('.');
  if (thing === 'helper') {
    return { kind: ofHelpers[done] ?? 'other', act: done.endsWith('_read') ? 'looked' : 'changed' };
  }
  const act = looks.has(done) ? 'looked' : done === 'exported' || done === 'printed' ? 'took' : 'changed';
  if (done === 'listed') return { kind: 'list', act: 'looked' };
  return { kind: kindOf[thing] ?? 'other', act };
}

const who: Readonly<Record<string, Seen['who']>> = {
  system: 'house',
  person: 'you',
  signin: 'you',
  referrer: 'referrer',
  public: 'visitor',
};

/** A group has its own name, so two of them on a day are two lines. */
const whoOf = (row: LookedRow): Seen['who'] =>
  row.actorRole === 'provider' ? 'group' : (who[row.actorRole] ?? 'staff');

/** What a helper did stands in the record under the person they helped; to the person it is somebody else. */
function helpedApart(row: LookedRow): readonly (LookedRow & { readonly helped?: 'helper' })[] {
  const verbs = row.verbs.filter(verb => verb.startsWith('helper.'));
  if (verbs.length === 0) return [row];
  const others = row.verbs.filter(verb => !verb.startsWith('helper.'));
  const helper = { ...row, verbs, helped: 'helper' } as const;
  return others.length > 0 ? [{ ...row, verbs: others }, helper] : [helper];
}

/** A day in plain words: each colleague once, what they looked at first and then what they changed. */
export function seenOn(rows: readonly LookedRow[]): readonly Seen[] {
  // The person stands in the record twice, with the PIN and on their pages; to them it is one.
  const each = Map.groupBy(rows.flatMap(helpedApart), row => row.helped ?? who[row.actorRole] ?? row.actorId);
  return [...each.values()].flatMap(([row, ...more]) => {
    if (!row) return [];
    const verbs = [row, ...more].flatMap(one => one.verbs);
    const meant = verbs.filter(verb => !verb.startsWith('glass.')).map(meaningOf);
    const acts = seenActs.flatMap(act => {
      const kinds = seenKinds.filter(kind => meant.some(one => one.act === act && one.kind === kind));
      return kinds.length > 0 ? [{ act, kinds }] : [];
    });
    const opened = verbs.some(verb => verb.startsWith('glass.'));
    const seen: Seen = {
      actorId: row.actorId,
      who: row.helped ?? whoOf(row),
      role: row.actorRole,
      name: row.name,
      acts,
      glass: opened ? row.reasons : null,
    };
    return [seen];
  });
}

/** A colleague as the programme wants colleagues to be told of. */
export function calledBy(setting: 'full' | 'first' | 'role', name: string | null): string | null {
  if (setting === 'role' || name === null) return null;
  return setting === 'first' ? (name.split(' ')[0] ?? null) : name;
}
