import { audit } from '../../audit/index.ts';
import { queueMessages } from '../../messages/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { linkStore } from './link-store.ts';
import { permitAct } from './policy.ts';
import { packStore } from './store.ts';

/**
 * Withdraws a wrong pack: its links open a notice with the reason instead of it, and whoever had one is told. The files stay on record.
 * @throws NotFound, Forbidden, Refused (it is withdrawn already)
 */
export async function withdrawPack(scope: Scope, { packId, why, period, link }: Withdrawn): Promise<void> {
  const store = packStore(scope);
  const pack = await store.find(packId);
  permitAct(scope.actor, 'withdraw', pack);
  await store.setWithdrawn(packId, why);
  await audit(scope, { verb: 'pack.withdrawn', subject: { kind: 'pack', id: packId }, reason: pack.span });
  const told = await linkStore(scope).addressesOf(packId);
  await queueMessages(
    scope,
    told.map(email => ({
      template: 'funder_pack_withdrawn' as const,
      recipient: { email },
      values: { period, why, link },
    })),
  );
}

type Withdrawn = {
  readonly packId: string;
  readonly why: string;
  readonly period: string;
  /** Where the programme is found. */
  readonly link: string;
};
