import { auditAll } from '../../audit/index.ts';
import { entryOf, serviceCards } from '../../directory/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Say } from '../../ui/index.ts';
import { goes } from '../go-along/offer.ts';
import { offerStore, type WhomToAsk } from '../go-along/store.ts';
import { isFinal } from '../introduction.ts';
import { readShared } from '../minimum.ts';
import { type IntroductionFacts, introductionFacts } from '../queries.ts';
import { type FirstVisit, firstVisitOf } from './first-visit.ts';
import { firstVisitStore, type WrittenFirstVisit } from './store.ts';

export type FirstVisitFound = {
  readonly facts: IntroductionFacts;
  readonly versions: readonly WrittenFirstVisit[];
  /** What the directory and the introduction know, to begin with. */
  readonly begin: FirstVisit;
  readonly locale: string;
  /** Whom to ask about going along, while the person is new there. */
  readonly offers: readonly WhomToAsk[];
};

/**
 * A plan with its versions, and what one may begin with; the read is on record.
 * @throws NotFound when the introduction is not of this case
 */
export async function readFirstVisit(
  scope: Scope,
  referralId: string,
  introductionId: string,
  say: Pick<Say, 'phone'>,
): Promise<FirstVisitFound> {
  const facts = await introductionFacts(scope, referralId, introductionId);
  await auditAll(scope, [
    {
      verb: 'introduction.read',
      subject: { kind: 'introduction', id: facts.id },
      personId: facts.personId,
    },
  ]);
  const store = firstVisitStore(scope);
  const card = (await serviceCards(scope.db, [facts.serviceId])).get(facts.serviceId);
  return {
    facts,
    offers: await offersTo(scope, facts),
    versions: await store.versions(facts.id),
    locale: await store.localeOf(facts.personId),
    begin: firstVisitOf({
      door: card?.address ?? null,
      along: readShared(facts.shared).agreed?.company ?? null,
      phone: card?.phone ? say.phone(card.phone) : null,
    }),
  };
}

async function offersTo(scope: Scope, facts: IntroductionFacts): Promise<readonly WhomToAsk[]> {
  if (isFinal(facts.state) || goes(facts.state)) return [];
  const { ids } = await entryOf(scope.db, facts.serviceId);
  return offerStore(scope).forNewcomer(ids, facts.personId);
}
