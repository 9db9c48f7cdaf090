import type { Column, Table } from './catalogue.ts';
import type { Chance } from './chance.ts';
import type { Asker, Row } from './facts.ts';
import { makeRow, someValue } from './make-row.ts';
import { rules } from './rules.ts';
import type { Programme } from './world.ts';

/** What rules want of a column, by role. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  transition: ['receive', 'answer'],
  name: [
    'StaffLinkAsked',
    'ReferralReceived',
    'EntryAnswered',
    'QuestionAnswered',
    'ServiceReported',
    'StaffSignInChanged',
    'ConsentWithdrawn',
    'ProviderSaid',
    'PersonSaid',
    'GroupPlaceBooked',
    'ServicePaused',
    'GroupLinkAsked',
    'GroupPlaceWaiting',
    'GroupPlaceAccepted',
    'GroupPlaceCancelled',
    'CopyRequested',
    // What is no name of anything.
    'analyst',
  ],
  source: ['staff', 'public'],
  role: ['link_worker'],
  asked_how: ['by_link', 'person'],
  identity_how: ['private_link'],
  asked_by: ['self'],
  capacity: ['self'],
  how: ['online'],
  helper_name: ['Somebody'],
  owner_kind: ['person', 'referral', 'staff'],
};
/** Names of what happened that each role may tell. */
const namesOf: Readonly<Record<string, readonly string[]>> = {
  signin: ['StaffLinkAsked', 'StaffSignInChanged'],
  public: ['ReferralReceived', 'ServiceReported', 'EntryAnswered', 'GroupLinkAsked'],
  referrer: ['QuestionAnswered'],
  person: [
    'ConsentWithdrawn',
    'PersonSaid',
    'CopyRequested',
    'GroupPlaceBooked',
    'GroupPlaceWaiting',
    'GroupPlaceAccepted',
    'GroupPlaceCancelled',
  ],
  provider: ['ProviderSaid', 'ServicePaused', 'EntryAnswered'],
};
const emptyWanted =
  /(_at|_since|severity|words|duplicate_of|triaged_by|decision_reason|from_record|introduction_id|by_id|assignee_id)$/;
const actors = /^(actor_id|staff_id|author_id)$/;
/** A referrer says something of their own referral. */
const ofReferrers = /^(referral_id|subject_id)$/;

/**
 * A row that some rule may be about: all that the rule looks at as it wants it, or all but one thing, or as chance has it.
 */
export function tempting(chance: Chance, table: Table, programme: Programme, who: Asker): Row {
  const row = makeRow(chance, table, programme.around);
  const looksAt = rules[table.name]?.looksAt ?? [];
  const columns = table.columns.filter(
    ({ name }) =>
      looksAt.includes(name) || actors.test(name) || (who.role === 'referrer' && ofReferrers.test(name)),
  );
  if (columns.length === 0 || chance.often(20)) return row;
  const odd = chance.often(60) ? chance.pick(columns).name : null;
  for (const column of columns) {
    const value =
      column.name === odd
        ? someValue(chance, table, column, programme.around)
        : wantedOf(chance, table.name, column, who);
    if (value === null) delete row[column.name];
    else if (value !== undefined) row[column.name] = value;
  }
  return row;
}

/** What would let this asker do it; null: nothing at all. */
function wantedOf(
  chance: Chance,
  table: string,
  { name, type, required, choices }: Column,
  who: Asker,
): unknown {
  if (name === 'actor_role') return who.role;
  if (name === 'version' || name === 'generation') return 1;
  if (name === 'sessions_held') return 0;
  if (name === 'person_id') return who.role === 'person' ? who.actor : null;
  if (name === 'link_worker_id' && who.role === 'public') return null;
  if (name === 'referral_id' && who.role === 'person') return null;
  if (name === 'referral_id' && who.role !== 'referrer') return undefined;
  if (name === 'payload') return { personId: who.actor };
  if (name === 'state')
    return {
      referral: 'received',
      service_proposal: 'waiting',
      provider_word: 'said',
      group_place: 'waiting',
      access_request: 'open',
    }[table];
  if (
    !required &&
    emptyWanted.test(name) &&
    !(name === 'by_id' && who.role !== 'public') &&
    !(name === 'assignee_id' && who.role === 'link_worker')
  )
    return null;
  if (type === 'uuid') return required || !emptyWanted.test(name) ? who.actor : null;
  const own = table === 'outbox' && name === 'name' && chance.often(70) ? namesOf[who.role] : undefined;
  const values = (own ?? wanted[name])?.filter(value => choices === null || choices.includes(value)) ?? [];
  return values.length > 0 ? chance.pick(values) : undefined;
}
