import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { entryOf } from './entry-queries.ts';
import type { ReportPart } from './parts.ts';
import { reportStore } from './report-store.ts';

export type WrongReport = {
  readonly serviceId: string;
  readonly part: ReportPart;
  readonly words?: string | null;
  /** The introduction that found it out, with the id of the event that told of it. */
  readonly introduction?: { readonly id: string; readonly eventId: string } | undefined;
};

/** What visitors may say in an hour before we have heard enough: of one service, and of all together. */
export const visitorLimits = { ofService: 5, ofAll: 120 } as const;

/**
 * Notes that a part of an entry is wrong. All open reports of an entry are one check in the queue of those who keep the
 * directory; a report about an entry that was merged belongs to the one that stays.
 * @returns false when visitors have said so much in the last hour that nothing was added
 * @throws NotFound
 */
export async function reportWrong(scope: Scope, report: WrongReport): Promise<boolean> {
  const { actor, now, db } = scope;
  const entry = await entryOf(db, report.serviceId);
  const store = reportStore(scope);
  const visitor = actor.role === 'public';
  if (visitor) {
    const heard = await store.visitorsSince(entry.id, now.subtract({ hours: 1 }));
    if (heard.ofService >= visitorLimits.ofService || heard.ofAll >= visitorLimits.ofAll) return false;
  }
  await store.add({
    id: report.introduction?.eventId,
    serviceId: entry.id,
    part: report.part,
    words: report.words ?? null,
    source: visitor ? 'public' : report.introduction ? 'introduction' : 'staff',
    introductionId: report.introduction?.id ?? null,
  });
  await audit(scope, {
    verb: 'service.reported',
    subject: { kind: 'service', id: entry.id },
    reason: report.part,
  });
  await emit(scope, { name: 'ServiceReported', subjectId: entry.id, payload: { part: report.part } });
  return true;
}
