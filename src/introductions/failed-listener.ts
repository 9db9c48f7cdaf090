import { partOfBarrier, partOfDecline, type ReportPart, reportWrong } from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent, Listener } from '../platform/events/index.ts';
import { barriers, introductionDeclineReasons } from '../programmes/index.ts';
import { whyItEnded } from './queries.ts';

/**
 * An introduction that failed because the entry is not true (closed, full, not for them) opens a check of the entry. Most
 * reasons speak of the person's life and say nothing about the group.
 */
export const checkWhatFailed: Listener = {
  name: 'introductions.check_entry',
  on: ['IntroductionDeclined', 'IntroductionEnded'],
  async handle(scope: Scope, event: HedgerowEvent) {
    const ended = await whyItEnded(scope, event.subjectId);
    const part = ended && partOf(ended);
    if (!ended || !part) return;
    await reportWrong(scope, {
      serviceId: ended.serviceId,
      part,
      introduction: { id: event.subjectId, eventId: event.id },
    });
  },
};

function partOf({
  state,
  reason,
}: {
  readonly state: string;
  readonly reason: string | null;
}): ReportPart | null {
  if (reason === null) return null;
  if (state === 'declined') return introductionDeclineReasons.has(reason) ? partOfDecline(reason) : null;
  return state === 'stopped' && barriers.has(reason) ? partOfBarrier(reason) : null;
}
