import { auditAll } from '../../audit/index.ts';
import { isFinal, type ReadOut, readOut, type SentHere, sentHere } from '../../introductions/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import type { Group, GroupAsk } from './pages/frame.tsx';

/** An introduction on a group's page. `read` is null where the person does not agree any more: then nothing of them is shown. */
export type Shown = SentHere & { readonly read: ReadOut | null };

/**
 * What was sent to a group, with what it may know of each person today. The group's own role finds the rows; the house reads out what
 * is sealed in them; and each reading is on record in the group's name, for the person to see.
 * @param only one of them, in whatever state
 */
export async function readGroup(
  ask: Pick<GroupAsk, 'withinAs' | 'programme'>,
  { actor, card, serviceId }: Pick<Group, 'actor' | 'card' | 'serviceId'>,
  only: string | null = null,
): Promise<readonly Shown[]> {
  const rows = await ask.withinAs(actor, scope => sentHere(scope, serviceId, only));
  if (rows.length === 0) return [];
  const service = { id: serviceId, names: [rows[0]?.serviceName ?? card.name] };
  const told = await ask.withinAs(systemActor(ask.programme.id), scope =>
    readOut(
      scope,
      service,
      // Of what has its end there is nothing to know any more.
      rows.filter(one => !isFinal(one.state)).map(one => one.id),
    ),
  );
  await ask.withinAs(actor, scope =>
    auditAll(
      scope,
      rows
        .filter(one => told.has(one.id))
        .map(one => ({
          verb: 'introduction.read',
          subject: { kind: 'introduction', id: one.id },
          personId: one.personId,
        })),
    ),
  );
  return rows.map(one => ({ ...one, read: told.get(one.id) ?? null }));
}
