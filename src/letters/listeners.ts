import { stableId } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent, Listener } from '../platform/events/index.ts';
import { draftLetter, objectionTo } from './draft-letter.ts';
import { caseRecord } from './facts-queries.ts';
import type { LetterKind } from './letter.ts';
import { letterStore } from './store.ts';

/**
 * Drafts what a closing asks for: a letter to the GP and one to the person; to somebody never reached, “we are here”. A
 * letter that may not be written (no consent, no GP, a death) is left out. An event heard twice drafts once.
 */
async function draftAfterClosing(scope: Scope, event: HedgerowEvent): Promise<void> {
  const record = await caseRecord(scope, event.subjectId);
  if (record.referral.state !== 'closed') return;
  const unreached = record.referral.closing_reason === 'could_not_be_contacted';
  const kinds: readonly LetterKind[] = ['gp_closing', unreached ? 'we_are_here' : 'person_closing'];
  for (const kind of kinds) {
    const id = stableId(event.id, kind);
    if (objectionTo(record, kind) || (await letterStore(scope).has(id))) continue;
    await draftLetter(scope, { referralId: event.subjectId, kind, id });
  }
}

/** What this room does when it hears news. */
export function letterListeners(): readonly Listener[] {
  return [{ name: 'letters.draft', on: ['ReferralClosed'], handle: draftAfterClosing }];
}
