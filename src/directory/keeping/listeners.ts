import { dayIn, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Listener } from '../../platform/events/index.ts';
import { confirmFacts, editableService } from '../editing/index.ts';
import { askGroup } from './ask-group.ts';
import { chaseStore } from './chase-store.ts';
import { decideProposal, proposedChanges } from './decide-proposal.ts';
import { type Entry, entryOf } from './entry-queries.ts';
import { programmeOf } from './programme-queries.ts';
import { type Proposal, proposalStore } from './proposal-store.ts';
import { questionStore } from './question-store.ts';
import { reportWrong } from './report-wrong.ts';

/**
 * A group has answered. That everything is still right counts at once; a change does where the programme trusts the
 * organization and nobody else has changed the same meanwhile; everything else waits for a person.
 */
const onAnswer: Listener = {
  name: 'directory.answered',
  on: ['EntryAnswered'],
  async handle(scope, { subjectId, payload }) {
    const proposalId = payload['proposalId'];
    if (typeof proposalId !== 'string') return;
    const proposal = await proposalStore(scope).hold(proposalId);
    if (proposal?.state !== 'waiting') return;
    const entry = await entryOf(scope.db, subjectId);
    await chaseStore(scope).setState([entry.id], proposal.kind === 'stop_writing' ? 'stopped' : 'answered');
    await answered(scope, proposal, entry);
  },
};

async function answered(scope: Scope, proposal: Proposal, entry: Entry): Promise<void> {
  const store = proposalStore(scope);
  const { kind } = proposal;
  if (kind === 'still_right') {
    await confirmFacts(scope, { serviceId: entry.id, group: null, how: 'group', byName: entry.name });
    await questionStore(scope).answer(entry.ids);
  }
  if (kind === 'not_us') {
    await chaseStore(scope).setState([entry.id], 'stopped');
    await reportWrong(scope, {
      serviceId: entry.id,
      part: 'contact',
      words: proposal.words,
      introduction: { id: proposal.id, eventId: proposal.id },
    });
  }
  if (kind === 'still_right' || kind === 'stop_writing' || kind === 'not_us') {
    await store.decide(proposal.id, { state: 'approved' });
    return;
  }
  if (kind !== 'change' || !(await chaseStore(scope).trusts(entry.organizationId))) return;
  const { edit } = await editableService(scope.db, entry.id);
  const changes = proposedChanges(edit, proposal);
  if (changes.length === 0 || changes.some(one => one.crossed)) return;
  await decideProposal(scope, { proposalId: proposal.id, take: 'all', byName: entry.name });
}

/** A group with an old link asked for a new one; it goes to the address we know, and not more often than any other letter. */
const onLinkAsked: Listener = {
  name: 'directory.link_asked',
  on: ['GroupLinkAsked'],
  async handle(scope, { subjectId }) {
    try {
      await askGroup(scope, subjectId, dayIn((await programmeOf(scope)).zone, scope.now));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  },
};

/** Somebody of ours has confirmed the whole entry: nobody needs to ring, and what was asked is answered. */
const onConfirmed: Listener = {
  name: 'directory.confirmed',
  on: ['ServiceConfirmed'],
  async handle(scope, { subjectId, payload }) {
    const groups = payload['groups'];
    if (!Array.isArray(groups) || groups.length < 2) return;
    await chaseStore(scope).setState([subjectId], 'answered');
  },
};

/** What this part of the directory hears. */
export const keepingListeners: readonly Listener[] = [onAnswer, onLinkAsked, onConfirmed];
