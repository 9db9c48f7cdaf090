import {
  addServiceLink,
  askedOf,
  groupReach,
  LINK_DAYS,
  languageOfGroup,
  proposalAbout,
} from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { houseOf, viewOf } from './queries/house.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';
import { messageStore } from './store.ts';

/** Writes to a group: please look at your entry, through this link; or what became of what it proposed. */
export async function hearDirectory(scope: Scope, event: HedgerowEvent, publicUrl: string): Promise<void> {
  const template = event.name === 'GroupAsked' ? 'entry_check' : 'entry_answer';
  const id = stableId(event.id, template);
  if (await messageStore(scope).has(id)) return;
  const reach = await groupReach(scope.db, event.subjectId);
  if (!reach?.email) return;
  const house = await houseOf(scope);
  const locale = languageOfGroup(reach.languages, [house.locale, 'ga']);
  const { t, say } = viewOf(house, scope.now, locale);
  const common = { id, locale, recipient: { email: reach.email } };
  if (template === 'entry_check') {
    const asked = await askedOf(scope, reach.id);
    const token = await addServiceLink(scope, reach.id);
    await queueMessage(scope, {
      ...common,
      template,
      values: {
        service: reach.name,
        days: LINK_DAYS,
        link: `${publicUrl}/${house.slug}/entry/${token}`,
        asked: asked.length > 0 ? say.list(asked.map(fact => t(`directory.keeping.ask.${fact}`))) : 'empty',
      },
    });
    return;
  }
  const proposal = await proposalAbout(scope, String(event.payload['proposalId'] ?? ''));
  if (!proposal || proposal.state === 'waiting') return;
  const reason = proposal.reason ? t.of(`directory.keeping.refusal.${proposal.reason}`) : '';
  await queueMessage(scope, {
    ...common,
    template,
    values: {
      service: reach.name,
      outcome: proposal.state,
      reason: [reason, proposal.reason_words].filter(Boolean).join('. '),
    },
  });
}
