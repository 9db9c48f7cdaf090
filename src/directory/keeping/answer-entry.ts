import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { changesBetween, type EditableService, type PartialEdit } from '../editing/index.ts';
import { type ProposalKind, proposalStore } from './proposal-store.ts';

/** What a group may say in a day; more is a mistake or mischief. */
const MOST_A_DAY = 12;

/**
 * What a group says of its entry through its link; the actor is the holder of the link (`groupOf`). Nothing of the entry
 * changes here: those who keep the directory, or the programme's trust in the organization, decide.
 * @param answer.entry as the group saw it
 * @throws Refused (too much in a day, or a change that changes nothing)
 */
export async function answerEntry(
  scope: Scope,
  answer: {
    readonly entry: EditableService;
    readonly kind: ProposalKind;
    readonly change?: PartialEdit;
    readonly words?: string | null;
  },
): Promise<string> {
  const { entry, kind, change = {}, words = null } = answer;
  const store = proposalStore(scope);
  if ((await store.saidSince(entry.id, scope.now.subtract({ hours: 24 }))) >= MOST_A_DAY) {
    throw new Refused('directory.keeping.refused.too_many');
  }
  const changes = changesBetween(entry.edit, change);
  if (kind === 'change' && changes.length === 0 && words === null) {
    throw new Refused('directory.keeping.refused.no_change');
  }
  const groups = [...new Set(changes.map(one => one.group))];
  const only = (edit: PartialEdit): PartialEdit =>
    Object.fromEntries(groups.map(group => [group, edit[group]]));
  const id = await store.add({
    serviceId: entry.id,
    kind,
    words,
    base: only(entry.edit),
    change: only(change),
  });
  await audit(scope, {
    verb: 'service.answered_by_group',
    subject: { kind: 'service', id: entry.id },
    reason: kind,
    fields: changes.map(one => `${one.group}.${one.field}`),
  });
  await emit(scope, { name: 'EntryAnswered', subjectId: entry.id, payload: { proposalId: id } });
  return id;
}
