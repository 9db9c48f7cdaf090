import { audit } from '../../audit/index.ts';
import { queueMessages } from '../../messages/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { LINK_DAYS, linkStore } from './link-store.ts';
import { permitAct } from './policy.ts';
import { packStore } from './store.ts';

type Released = {
  readonly packId: string;
  /** Each funder gets a link of their own; whoever has one already is not written to again. */
  readonly addresses: readonly string[];
  /** Of what is written to them. */
  readonly locale: string;
  /** The span in words. */
  readonly period: string;
  /** Where links begin: `https://…/clare`. */
  readonly base: string;
};

/**
 * Lets a kept pack go out: it may be opened by a link, and those who are to have it are written to with theirs, once.
 * @returns how many were written to
 * @throws NotFound, Forbidden, Refused (it was withdrawn)
 */
export async function releasePack(
  scope: Scope,
  { packId, addresses, locale, period, base }: Released,
): Promise<number> {
  const [store, links] = [packStore(scope), linkStore(scope)];
  const pack = await store.find(packId);
  permitAct(scope.actor, 'release', pack);
  await store.setReleased(packId);
  const had = new Set(await links.addressesOf(packId));
  const tell = [...new Set(addresses)].filter(address => !had.has(address));
  const tokens: { email: string; token: string }[] = [];
  for (const email of tell) tokens.push({ email, token: await links.add(packId, email) });
  await queueMessages(
    scope,
    tokens.map(({ email, token }) => ({
      template: 'funder_pack' as const,
      recipient: { email },
      locale,
      values: { period, days: LINK_DAYS, link: `${base}/pack/${token}` },
    })),
  );
  await audit(scope, { verb: 'pack.released', subject: { kind: 'pack', id: packId }, reason: pack.span });
  return tell.length;
}
