import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayWrite } from './may-write.ts';
import { correspondent } from './queries.ts';
import { quietStore } from './quiet-store.ts';

/** When a person wants no texts, on the programme's clock; both null: only the programme's own quiet hours count. */
export type QuietWish = {
  readonly personId: string;
  readonly from: Temporal.PlainTime | null;
  readonly until: Temporal.PlainTime | null;
};

/** Notes when somebody wants no texts. @throws NotFound, Forbidden for who is not their link worker or the co-ordinator */
export async function setQuiet(scope: Scope, { personId, from, until }: QuietWish): Promise<void> {
  const person = await correspondent(scope, personId);
  if (!person) throw new NotFound('person');
  const may = mayWrite(scope.actor, person);
  if (!may.ok) throw new Forbidden(may.reasonKey);
  const both = from && until ? { from, until } : null;
  await quietStore(scope).set(personId, both);
  await audit(scope, {
    verb: 'person.changed',
    subject: { kind: 'person', id: personId },
    personId,
    fields: ['quiet_from', 'quiet_until'],
  });
}
