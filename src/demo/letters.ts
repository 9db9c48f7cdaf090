import { sql } from 'kysely';
import { Refused } from '../core/index.ts';
import { draftLetter } from '../letters/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import type { Closing, World } from './world.ts';

/** Letters of cases closed so lately wait to be read; those of the weeks before are sent; older ones are on paper. */
const waitingDays = 9;
const keptDays = 30;

/** Drafts the closing letters of the last weeks by the rules of the letters room, and marks the older ones as sent. */
export async function writeLetters(scope: Scope, world: World): Promise<void> {
  for (const closing of world.closings) {
    const days = closing.at.until(scope.now, { largestUnit: 'hours' }).hours / 24;
    if (days > keptDays) continue;
    const worker = world.staff.find(one => one.id === closing.linkWorkerId);
    if (!worker) continue;
    const actor: Actor = { ...scope.actor, id: worker.id, role: 'link_worker', name: worker.name };
    const dayAfter = closing.at.add({ hours: 20 });
    const now = days > waitingDays ? dayAfter : scope.now;
    const ids = await draftBoth({ ...scope, actor, now }, closing);
    if (days > waitingDays) await markSent(scope, ids, dayAfter.add({ minutes: 25 }), worker.id);
    else if (closing.ask) await askReader(scope, ids, closing.ask);
  }
}

async function draftBoth(scope: Scope, closing: Closing): Promise<string[]> {
  const ids: string[] = [];
  for (const kind of ['gp_closing', closing.reached ? 'person_closing' : 'we_are_here'] as const) {
    try {
      ids.push(await draftLetter(scope, { referralId: closing.referralId, kind }));
    } catch (error) {
      // No consent, or a death: then there is no letter, here as in daily work.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return ids;
}

async function markSent({ db }: Scope, ids: string[], at: Temporal.Instant, by: string): Promise<void> {
  await sql`update letter set state = 'sent', sent_at = ${at}, sent_by = ${by}, version = 2 where id = any(${ids})`.execute(
    db,
  );
}

/** What the person and the link worker ask of the GP; the person has read the letter. */
async function askReader({ db }: Scope, ids: string[], ask: string): Promise<void> {
  const words = JSON.stringify({ askOfReader: ask, seen: 'agreed' });
  await sql`update letter set facts = facts || ${words}::jsonb, version = 2 where id = any(${ids}) and kind = 'gp_closing'`.execute(
    db,
  );
}
