import type { Scope } from '../../platform/database/index.ts';
import { closeOffer } from './close-offer.ts';
import { offerStore } from './store.ts';

/** As many as end in one run; the rest ends with the next. */
const MOST = 500;

/**
 * Ends every offer whose ground is gone, of one case or of the whole programme. Until then such an offer is shown to nobody.
 * Running it twice changes nothing.
 */
export async function lapseOffers(scope: Scope, referralId: string | null = null): Promise<void> {
  const lapsed = await offerStore(scope).lapsed(referralId);
  for (const one of lapsed.slice(0, MOST)) await closeOffer(scope, one);
}
