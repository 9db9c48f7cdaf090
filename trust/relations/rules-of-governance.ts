import {
  type Answer,
  actorIn,
  both,
  either,
  empty,
  filled,
  glass,
  has,
  house,
  is,
  keepers,
  own,
  ownRecord,
  plain,
  type Rule,
  record,
  signin,
  team,
  words,
  workers,
} from './rule.ts';

const notOfStaff = has('owner_kind', 'person', 'referral');
const keyOfSeen = both(
  is('link_worker'),
  either(
    team,
    glass,
    ({ who, row }) => Array.isArray(row['also_for']) && row['also_for'].includes(who.actor),
  ),
);
const visitor = is('public');
/** The key of whoever seals what they say of themselves. */
const ownKey = both(
  has('owner_kind', 'person'),
  ownRecord,
  actorIn('owner_id'),
  empty('retired_at'),
  filled('wrapped'),
);
const theirs = (column: string): Answer => both(is('referrer'), actorIn(column));
const coordinator = is('coordinator');
const mine = both(is('link_worker'), own);

/** Keys, holds, requests and erasures; what opens a record beyond a relation, and what a person opens their own with. */
export const rulesOfGovernance: Readonly<Record<string, Rule>> = {
  person_token: { ...record(), remove: either(house, both(is('link_worker'), team)) },
  programme_key: {
    read: () => true,
    add: has('generation', 1),
    looksAt: ['generation'],
    says: 'everybody of the programme reads what is wrapped and adds the first; newer ones by the owner of the database',
  },
  data_key: {
    read: either(
      both(has('owner_kind', 'staff'), signin),
      both(has('owner_kind', 'project'), house),
      both(notOfStaff, either(house, keyOfSeen, ownRecord, theirs('owner_id'))),
    ),
    add: either(
      both(has('owner_kind', 'staff'), signin, actorIn('owner_id')),
      both(has('owner_kind', 'project'), house),
      both(notOfStaff, either(house, keyOfSeen)),
      both(visitor, has('owner_kind', 'referral'), empty('person_id', 'retired_at')),
      ownKey,
    ),
    change: either(
      both(has('owner_kind', 'staff'), signin),
      both(has('owner_kind', 'project'), house),
      both(notOfStaff, either(house, keyOfSeen)),
      ownKey,
    ),
    looksAt: ['owner_kind', 'owner_id', 'retired_at', 'person_id'],
    says: 'record, and whoever has something of the person; the person seals with their own; of staff: sign-in only; of studies: co-ordinator, system',
  },
  restricted_words: {
    read: either(house, both(is('link_worker'), actorIn('author_id'))),
    add: both(is(...words(`${workers} system`)), actorIn('author_id')),
    change: house,
    looksAt: ['author_id'],
    says: 'need to know: co-ordinator and author',
  },
  sealing_progress: plain({ read: 'system', write: 'system' }),
  access_request: {
    steps: true,
    read: either(house, ownRecord),
    add: either(
      house,
      both(
        ownRecord,
        has('asked_how', 'by_link'),
        has('identity_how', 'private_link'),
        has('state', 'open'),
        has('asked_by', 'self'),
      ),
    ),
    change: house,
    looksAt: ['asked_how', 'identity_how', 'state', 'asked_by', 'person_id'],
    says: 'coordinator, system; the person asks and reads',
  },
  access_decision: { ...plain({ read: 'coordinator system', write: 'coordinator' }), steps: true },
  access_package: { ...plain({ read: 'coordinator system', write: 'coordinator system' }), steps: true },
  legal_hold: { ...plain({ read: 'coordinator system', write: 'coordinator' }), steps: true },
  erasure: { ...plain({ read: keepers, add: 'coordinator administrator' }), steps: true },
  erasure_run: { ...plain({ read: keepers, write: keepers }), steps: true },
  data_set: plain({ read: 'coordinator system', add: 'coordinator' }),
  data_set_taken: { ...plain({ read: keepers, write: 'coordinator' }), steps: true },
  research_project: {
    steps: true,
    read: is(...words(`${keepers} analyst`)),
    add: is(...words(`${keepers} analyst`)),
    change: either(is(...words(keepers)), both(is('analyst'), actorIn('asked_by'))),
    looksAt: ['asked_by'],
    says: 'read and add: coordinator, administrator, analyst, system; change: coordinator, administrator, system, and the analyst who asked',
  },
  research_key: plain({ read: 'coordinator system', write: 'system', add: 'coordinator' }),
  research_file: plain({ read: `${keepers} analyst`, add: 'coordinator' }),
  break_glass: {
    steps: true,
    read: either(house, mine),
    add: mine,
    change: either(coordinator, mine),
    looksAt: ['staff_id'],
    says: 'who opened it; read: co-ordinator, system; the co-ordinator reviews',
  },
  person_link: {
    ...record(),
    read: either(record().read ?? is(), signin),
    add: either(
      record().add ?? is(),
      both(ownRecord, actorIn('made_by'), filled('helper_name'), empty('opened_at', 'ended_at')),
    ),
    change: either(record().change ?? is(), signin),
    looksAt: ['made_by', 'helper_name', 'opened_at', 'ended_at'],
    says: 'record; the sign-in reads and changes; the person gives one to a helper',
  },
  person_passkey: {
    ...record(),
    read: either(record().read ?? is(), signin),
    add: signin,
    change: either(record().change ?? is(), signin),
    says: 'record; the sign-in reads, adds and uses; whoever works with the person ends',
  },
  person_said: record({
    person: true,
    adds: both(ownRecord, empty('outcome', 'carried_at')),
    looksAt: ['outcome', 'carried_at'],
    also: 'the person says something, the house writes what became of it',
  }),
  person_visit: plain({ read: 'signin system', write: 'signin', remove: 'signin system' }),
};
