import type { Column, Table } from './catalogue.ts';
import type { Chance } from './chance.ts';
import type { Row } from './facts.ts';

/** What a made-up row may point to: ids by table, and people who work here. */
export type Around = {
  readonly programme: string;
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly staff: readonly string[];
};

/** Values that a check over several columns asks for. */
const given: Readonly<Record<string, Row>> = {
  note: { state: 'draft', signed_at: null },
  concern: { state: 'open', first_signed_by: null, first_signed_at: null, closed_by: null, closed_at: null },
  service_report: { settled_at: null, outcome: null },
  answer_slip: { answer: null, answered_at: null },
  assessment: { proxy: null, proxy_reason: null, asked_in: 'en', place_id: null },
  measures_ask: { ended: null, ended_at: null, place_id: null },
  group_certificate_rule: { version: 1, least: 4, made_up: 1 },
  handover: { answer: null, answered_at: null },
  survey_answer: { month: '2026-11-01' },
  caseload_weights: { version: 2 },
  supervision: { minutes: 60 },
  supervision_item: { rule: 'risk', state: 'open', supervision_id: null, settled_at: null, settled_by: null },
  provider_word: { state: 'said', settled_at: null },
  buddy_offer: { ended_at: null, ended_why: null },
  group_certificate: { held: 6, attended: 5 },
  own_group: { places: 500, minutes: 60, needs_met: [] },
  group_facilitator: { name: 'Somebody from outside' },
  group_date: { minutes: 60 },
  group_place: { state: 'waiting', ended_at: null },
  consent: { scope: null },
  unmet_need: { need: 'company' },
  match_learning: { outcomes: 9, people: 6, factor: 1, usual: 0.5 },
  crisis_line: { name: 'A line', phone: '1800 111 888' },
  crisis_line_check: { line: 'a-line' },
  programme_change: { version: 1, part: 'service' },
  service_safeguarding: { value: 'yes' },
  audit_seal: { last_xact: '9' },
  watch: { unread_minutes: 30, unread_minutes_out: 60, next_minutes: 10, opens: '09:00', closes: '17:00' },
  person_link: { helper_name: null, powers: '{}' },
  person_said: { says: '{}' },
  reminder_ask: { answer: null, answered_at: null },
  population_source: { kind: 'census', state: 'done', scheme: null, file: null },
  released_figures: { quarter: '2026-1', version: 2 },
  released_truth: { quarter: '2026-1', version: 2 },
  population_band: { band: 3, residents: 200 },
  message_wording: { part: 'sms', version: 2 },
  questionnaire_step: { instrument: 'q_made_up', number: 7, kind: 'asked', says: '{}' },
  funder_pack: {
    span: '2026-1',
    until_day: '2026-12-01',
    state: 'withdrawn',
    withdrawn_at: '2026-11-20T10:00:00Z',
  },
  funder_pack_file: { sha256: `\\x${'00'.repeat(32)}` },
  research_project: {
    state: 'asked',
    ended_at: null,
    ended_why: null,
    first_by: null,
    first_role: null,
    first_at: null,
    second_by: null,
    second_role: null,
    second_at: null,
    variables: ['age_band'],
    recipient_key: 'age1aaaa',
    smallest: 8,
  },
  data_set_taken: { done_at: null, line_count: null, left_out: null, fault_count: null, sha256: null },
  data_set: { columns: [] },
  data_key: { wrapped: '\\x00', destroyed_at: null },
  consent_wording: { version: 2, words: 'Words that are shown, long enough.' },
};
/** Tables whose rows are of a group that has a page. */
const ofGroups = /^(introduction|provider_.*|service_pause)$/;
/** Columns that are filled as often as not, because rules or relations look at them. */
const varied =
  /^(person_id|referral_id|link_worker_id|owner_id|assignee_id|raised_by|plan_id|merged_into|subject_id|by_id|introduction_id|credential_id|public_key)$/;
const people = /(_by|staff_id|worker_id|owner_id|author_id|assignee_id|actor_id|by_id)$/;

/** A row that the table would take from its owner, most of the time. Columns the triggers keep are left out. */
export function makeRow(chance: Chance, table: Table, around: Around): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    if (column.made || column.name === 'team_ids' || (column.name === 'team_id' && table.name !== 'staff'))
      continue;
    const value = madeUp(chance, table, column, around);
    if (value !== undefined) row[column.name] = value;
  }
  const made = { ...row, ...given[table.name] };
  // Every other one is led by somebody who works here, who sees who has places.
  return table.name === 'group_facilitator' && chance.often(60)
    ? { ...made, name: null, staff_id: chance.pick(around.staff) }
    : made;
}

function madeUp(chance: Chance, table: Table, column: Column, around: Around): unknown {
  const { name, type, required, choices, pointsTo } = column;
  if (name === 'programme_id') return around.programme;
  // What was sent, and to one of two groups: so that words about it meet it.
  const isSent = table.name === 'introduction' && name === 'sent_at';
  if (!required && !varied.test(name) && name !== 'team_id' && !isSent) return undefined;
  if (name === 'service_id' && ofGroups.test(table.name)) return chance.pick(around.staff.slice(0, 2));
  if (!required && chance.often(name === 'merged_into' ? 80 : name.endsWith('_key') ? 10 : 35))
    return undefined;
  if (name === 'subject_id') {
    return chance.pick([
      ...(around.ids.get('referral') ?? []),
      ...(around.ids.get('person') ?? []),
      chance.id(),
    ]);
  }
  if (pointsTo !== null) {
    const ids = around.ids.get(pointsTo) ?? [];
    return ids.length > 0 ? chance.pick(ids) : undefined;
  }
  if (name === 'person_id') return chance.pick(around.ids.get('person') ?? [chance.id()]);
  if (choices !== null && type === 'text') return chance.pick(choices);
  if (name === 'actor_role' && required) return chance.pick(['link_worker', 'coordinator', 'administrator']);
  if (type === 'uuid') return people.test(name) ? chance.pick(around.staff) : chance.id();
  return plainValue(chance, table, name, type);
}

/** A value for a column that is mostly empty. */
export function someValue(chance: Chance, table: Table, column: Column, around: Around): unknown {
  return madeUp(chance, table, { ...column, required: true }, around);
}

function plainValue(chance: Chance, table: Table, name: string, type: string): unknown {
  if (type.endsWith('[]')) return [];
  switch (type) {
    case 'text':
      return name === 'slug' ? `w${chance.id().slice(0, 8)}` : `${name} ${chance.id().slice(0, 8)}`;
    case 'character varying':
      return chance.id().slice(0, 8);
    case 'boolean':
      return chance.often(50);
    case 'integer':
    case 'smallint':
    case 'bigint':
    case 'numeric':
    case 'double precision':
      return name === 'number' || name === 'version' ? 1 + chance.below(30) : 1 + chance.below(2);
    case 'date':
      return '2026-11-20';
    case 'bytea':
      return `\\x${chance.id().replaceAll('-', '')}`;
    case 'json':
    case 'jsonb':
      return {};
    case 'xid8':
      return undefined;
    case 'time without time zone':
      return '10:00';
    default:
      if (type.startsWith('timestamp')) return '2026-11-20T10:00:00Z';
      throw new TypeError(`say in make-row.ts how a ${type} of ${table.name} is made`);
  }
}
