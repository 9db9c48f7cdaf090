import { audit } from '../audit/index.ts';
import { Forbidden } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { ConsentPurpose } from '../programmes/index.ts';
import { mayPublishWording } from './policy.ts';
import { addWording, publishedWordings, SHIPPED } from './wording-store.ts';

/**
 * Publishes new words for a purpose. From now on people are shown these; whoever agreed before agreed to the words of their version,
 * which stay readable. Nobody's consent changes by it.
 * @returns the number of the version
 */
export async function publishWording(
  scope: Scope,
  input: {
    readonly purpose: ConsentPurpose;
    readonly texts: readonly { readonly locale: string; readonly words: string }[];
  },
): Promise<number> {
  if (!mayPublishWording(scope.actor)) throw new Forbidden('people.refused.role');
  const before = (await publishedWordings(scope)).filter(one => one.purpose === input.purpose);
  const version = Math.max(SHIPPED, ...before.map(one => one.version)) + 1;
  await addWording(scope, { purpose: input.purpose, version }, input.texts);
  await audit(scope, {
    verb: 'consent_wording.published',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: [input.purpose],
  });
  return version;
}
