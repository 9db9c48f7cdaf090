import { systemActor } from '../../platform/database/index.ts';
import type { FlashWords } from '../../web/index.ts';
import type { Own, OwnAsk } from '../pages/own.tsx';
import { carryOut } from './carry-out.ts';
import type { SaidKind } from './said.ts';
import { type Say, say } from './say.ts';
import { saidStore } from './store.ts';

/**
 * Keeps what was said on a page, carries it out at once, and leads on. Should carrying fail, the outbox does it again; the page says
 * until then that nobody has looked yet.
 */
export async function tell<K extends SaidKind>(
  ask: OwnAsk,
  own: Own,
  input: Say<K>,
  to: string,
  flash?: FlashWords,
): Promise<Response> {
  const answer = await ask.commit(
    async scope => {
      await say(scope, own, input);
      return { to, ...(flash ? { flash } : {}) };
    },
    { as: own.actor },
  );
  await carryWaiting(ask, own);
  return answer;
}

/** One transaction each: what cannot be carried out now keeps nothing else back. */
async function carryWaiting(ask: OwnAsk, { personId }: Own): Promise<void> {
  const house = systemActor(ask.programme.id);
  try {
    const ids = await ask.withinAs(house, scope => saidStore(scope).waiting(personId));
    for (const id of ids) await ask.withinAs(house, scope => carryOut(scope, id));
  } catch {
    // What was said is safe; the outbox carries it out, and logs why it could not be done now.
  }
}
