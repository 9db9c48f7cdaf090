import { outcomesToLearnFrom } from '../introductions/index.ts';
import { answerStore, answerToKeep, answerWords, proposeLearning } from '../matching/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { World } from './world.ts';

/** What was said when these groups were suggested, in short; each brings its group. */
const sentences = [
  ['The Repair Bench', 'I used to mend things and I want to be of use again.'],
  ['Fergusside Money Advice', 'The bills are mounting and I cannot open the letters.'],
  ['Kitchen of the World', 'I am new here and I love to cook for people.'],
  ['Ennis Evening Carers', 'I mind my mother at home and I am worn out.'],
] as const;

/**
 * A year in which groups were suggested because of what people said: each such introduction keeps the answer it came from,
 * and what became of them all is put before the co-ordinator as something to learn.
 */
export async function learnFromTheYear(scope: Scope, world: World): Promise<void> {
  const { calendar, setting, programmeId } = world;
  for (const [name, say] of sentences) {
    const service = world.services.get(name);
    if (!service) continue;
    const input = { say, not: [], musts: null, withinKm: null, showHidden: false };
    const answer = await answerWords(scope, input, { region: setting.region, near: null }, calendar.today);
    const kept = answerToKeep(answer, { area: null, withinKm: 10 });
    const made = await scope.db
      .selectFrom('introduction')
      .select(['id', 'referral_id', 'owner_id', 'created_at'])
      .where('programme_id', '=', programmeId)
      .where('service_id', '=', service.id)
      .where('sent_at', 'is not', null)
      .orderBy('id')
      .execute();
    for (const { id, referral_id, owner_id, created_at } of made) {
      const then = answerStore({ ...scope, now: created_at, actor: { ...scope.actor, id: owner_id } });
      await then.keep(referral_id, kept);
      await then.attach(id, referral_id, service.id);
    }
  }
  await proposeLearning(scope, await outcomesToLearnFrom(scope), calendar.today);
}
