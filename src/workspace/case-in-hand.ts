import { audit } from '../audit/index.ts';
import { may } from '../care/index.ts';
import { NotFound } from '../core/index.ts';
import type { CaseInHand } from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { caseHead } from './case-head-queries.ts';

/** The person one looks for something for while searching the directory; on record as read. */
export async function caseInHand(scope: Scope, referralId: string): Promise<CaseInHand | null> {
  try {
    const { referral, person } = await caseHead(scope, referralId);
    await audit(scope, {
      verb: 'case.read',
      subject: { kind: 'referral', id: referral.id },
      personId: person.id,
    });
    const leave = may(scope.actor, 'log_contact', referral);
    const refusal = leave.ok ? null : leave.reasonKey;
    return { referralId, refusal, name: person.knownAs ?? person.givenName, postcode: person.postcode };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
