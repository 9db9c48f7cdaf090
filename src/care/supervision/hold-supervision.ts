import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { staffHere } from '../queries/staff.ts';
import { maySupervise } from './policy.ts';
import { supervisionStore } from './store.ts';
import type { SupervisionWay } from './supervision.ts';

type Held = {
  readonly workerId: string;
  readonly heldOn: Temporal.PlainDate;
  readonly minutes: number;
  readonly way: SupervisionWay;
};

/** Writes down that a supervision was held, in the record of the team. @throws NotFound, Forbidden */
export async function holdSupervision(scope: Scope, held: Held): Promise<string> {
  const worker = (await staffHere(scope)).find(one => one.id === held.workerId);
  if (worker?.role !== 'link_worker') throw new NotFound('staff');
  if (!maySupervise(scope.actor, 'hold', held.workerId))
    throw new Forbidden('team.supervision.refused.coordinator');
  const id = await supervisionStore(scope).addSupervision(held);
  await audit(scope, { verb: 'supervision.held', subject: { kind: 'supervision', id } });
  return id;
}
