import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type DecisionReason, type Standing, standings } from './decisions.ts';
import { type Item, itemName } from './items.ts';
import { accessStore } from './store.ts';

/** What a reader says of one value: give it, leave it out, or agree with what a colleague said of a restricted one. */
export type Said = {
  readonly name: string;
  /** Of the text that was read, in hexadecimal. */
  readonly read: string;
  readonly choice: { readonly decision: 'keep' | 'redact'; readonly reason: DecisionReason } | 'agree';
};

/**
 * Writes down what was decided of values that may speak of others. Whoever decided first of a restricted value does not agree with
 * themselves. A value that changed since it was read is passed over, to be read again.
 * @param items all values of the record that must be read, as they stand now
 * @returns how many were decided
 * @throws Forbidden · NotFound · Refused when the request is over
 */
export async function decideItems(
  scope: Scope,
  input: { readonly requestId: string; readonly items: readonly Item[]; readonly said: readonly Said[] },
): Promise<number> {
  if (scope.actor.role !== 'coordinator') throw new Forbidden('records.refused.role');
  const store = accessStore(scope);
  const request = await store.find(input.requestId);
  if (!request) throw new NotFound('access_request');
  if (request.state === 'closed' || request.state === 'handed_over')
    throw new Refused('records.refused.closed');
  const stand = new Map(
    standings(input.items, await store.decisions(request.id)).map(one => [itemName(one.item), one]),
  );
  const read = input.said.flatMap(({ name, read: hash, choice }) => {
    const one = stand.get(name);
    return one?.item.hash.toString('hex') === hash ? [{ one, choice }] : [];
  });
  const made = read.flatMap(({ one, choice }) => (choice === 'agree' ? [] : [{ item: one.item, ...choice }]));
  const agreed = read.filter(({ one, choice }) => choice === 'agree' && mayAgree(scope.actor.id, one));
  await store.decide(request.id, made);
  await store.agree(
    request.id,
    agreed.map(({ one }) => one.item),
  );
  const count = made.length + agreed.length;
  if (count > 0)
    await audit(scope, {
      verb: 'access_request.reviewed',
      subject: { kind: 'access_request', id: request.id },
      personId: request.personId,
      fields: [
        ...new Set(
          [...made.map(one => one.item), ...agreed.map(({ one }) => one.item)].map(item => item.table),
        ),
      ],
    });
  return count;
}

/** Somebody else than who decided first. */
export function mayAgree(actorId: string, one: Standing): boolean {
  return one.state === 'second' && one.decision.decidedBy !== actorId;
}
