import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Visit } from './visit-store.ts';

/** What of their own a page showed. */
export type OwnThing =
  | 'page'
  | 'meetings'
  | 'plan'
  | 'activities'
  | 'questions'
  | 'copy'
  | 'helpers'
  | 'passkey';

/** Puts on record that the person looked at something of theirs, or that a helper did: then it names the helper’s link. */
export async function onRecord(scope: Scope, visit: Visit, thing: OwnThing): Promise<void> {
  const { personId, linkId, helper } = visit;
  await audit(scope, {
    verb: helper ? `helper.${thing}_read` : `own_${thing}.read`,
    subject: helper ? { kind: 'person_link', id: linkId } : { kind: 'person', id: personId },
    personId,
  });
}
