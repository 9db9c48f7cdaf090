import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import {
  alike,
  applyEdit,
  type Change,
  changesBetween,
  editableService,
  type FactGroup,
  factGroups,
  type PartialEdit,
  type ServiceEdit,
  setListed,
} from '../editing/index.ts';
import { chaseStore } from './chase-store.ts';
import { entryOf } from './entry-queries.ts';
import { onlyKeepers } from './policy.ts';
import { type Proposal, proposalStore } from './proposal-store.ts';
import { questionStore } from './question-store.ts';
import { reportStore } from './report-store.ts';

/** Why a proposal is refused. Words: `directory.keeping.refusal.<code>`. */
export const refusals = ['not_right', 'not_clear', 'unsafe', 'not_the_group', 'other'] as const;

export type Decide = { readonly proposalId: string; readonly byName: string } & (
  | { readonly take: readonly string[] | 'all' }
  | { readonly refuse: (typeof refusals)[number]; readonly words: string | null }
);

/** The reason kept with an entry that was taken off because its group asked for it. */
export const groupAsked = 'the group asked';

/** A field of a proposal as it stands now: whether it was changed by somebody else since the group looked. */
export type ProposedChange = Change & { readonly key: string; readonly crossed: boolean };

/** What would change if a proposal were taken over now; pure. */
export function proposedChanges(
  current: ServiceEdit,
  proposal: Pick<Proposal, 'base' | 'change'>,
): readonly ProposedChange[] {
  return changesBetween(current, proposal.change).map(one => ({
    ...one,
    key: `${one.group}.${one.field}`,
    crossed: !alike(Reflect.get(proposal.base[one.group] ?? {}, one.field), one.before),
  }));
}

/**
 * Takes over what a group proposed, all or some fields, or refuses it; the group is told. Taking over confirms the groups of facts
 * that were taken over.
 * @param decide.byName what the entry says confirmed it: the name of the group
 * @throws NotFound, Forbidden, Refused (it is decided, or no field was chosen)
 */
export async function decideProposal(scope: Scope, decide: Decide): Promise<void> {
  onlyKeepers(scope.actor);
  const store = proposalStore(scope);
  const proposal = await store.hold(decide.proposalId);
  if (!proposal) throw new NotFound('proposal');
  if (proposal.state !== 'waiting') throw new Refused('directory.keeping.refused.decided');
  const entry = await entryOf(scope.db, proposal.service_id);
  if ('refuse' in decide) {
    await store.decide(proposal.id, { state: 'refused', reason: decide.refuse, words: decide.words });
  } else {
    const taken = await takeOver(scope, proposal, entry.id, decide.take, decide.byName);
    await store.decide(proposal.id, { state: 'approved', taken });
    await reportStore(scope).settle(entry.ids, proposal.kind === 'take_off' ? 'taken_off' : 'corrected');
    await questionStore(scope).answer(entry.ids);
  }
  const outcome = 'refuse' in decide ? 'refused' : 'approved';
  await audit(scope, {
    verb: `service_proposal.${outcome}`,
    subject: { kind: 'service_proposal', id: proposal.id },
    reason: 'refuse' in decide ? decide.refuse : null,
  });
  await emit(scope, {
    name: 'ProposalDecided',
    subjectId: entry.id,
    payload: { proposalId: proposal.id, outcome },
  });
}

async function takeOver(
  scope: Scope,
  proposal: Proposal,
  serviceId: string,
  take: readonly string[] | 'all',
  byName: string,
): Promise<readonly string[]> {
  if (proposal.kind === 'take_off') {
    await setListed(scope, { serviceId, reason: groupAsked });
    await chaseStore(scope).setState([serviceId], 'stopped');
    return [];
  }
  if (proposal.kind === 'not_us') return [];
  const { edit } = await editableService(scope.db, serviceId);
  const changes = proposedChanges(edit, proposal);
  const chosen = changes.filter(one => take === 'all' || take.includes(one.key));
  if (changes.length > 0 && chosen.length === 0)
    throw new Refused('directory.keeping.refused.nothing_chosen');
  const groups = factGroups.filter(group => chosen.some(one => one.group === group));
  const wanted = Object.fromEntries(groups.map(group => [group, withFields(edit, group, chosen)]));
  if (groups.length > 0)
    await applyEdit(scope, { serviceId, edit: wanted as PartialEdit, how: 'group', byName });
  return chosen.map(one => one.key);
}

function withFields(edit: ServiceEdit, group: FactGroup, chosen: readonly Change[]): object {
  const fields = chosen.filter(one => one.group === group).map(one => [one.field, one.after] as const);
  return { ...edit[group], ...Object.fromEntries(fields) };
}
