import { z } from 'zod';
import { Button, choice, Form, type View } from '../../../ui/index.ts';
import { route } from '../../../web/index.ts';
import { askFacts } from '../../keeping/ask-facts.ts';
import { entryOf } from '../../keeping/entry-queries.ts';
import { type AskableFact, askableFacts } from '../../keeping/question-store.ts';
import type { ServiceDetail } from '../../service-detail.ts';

/** The facts of a service that nobody knows. */
export function unknownFacts(service: ServiceDetail): readonly AskableFact[] {
  const atPlace = service.places.some(place => place.location_type === 'physical');
  const stepFree = service.places.some(place =>
    place.accessibility.some(one => one.code === 'step_free' && one.value !== 'unknown'),
  );
  const times = service.schedules.length + service.places.flatMap(place => place.schedules).length > 0;
  const unknown: Readonly<Record<AskableFact, boolean>> = {
    cost: service.free === 'unknown' && service.costs.length === 0 && service.feesDescription === null,
    step_free: atPlace && !stepFree,
    times: !times,
    who_for: service.eligibility === null && service.minimumAge === null && service.maximumAge === null,
    contact: service.phones.length + service.organizationPhones.length + service.contacts.length === 0,
  };
  return askableFacts.filter(fact => unknown[fact]);
}

/** What nobody knows of a group, each with a tap that makes it a task for the directory. */
export function AskFacts({
  view,
  serviceId,
  facts,
  asked,
}: {
  readonly view: View;
  readonly serviceId: string;
  readonly facts: readonly AskableFact[];
  readonly asked: readonly { readonly fact: AskableFact; readonly times: number }[];
}) {
  const { t } = view;
  if (facts.length === 0) return null;
  return (
    <section class="section stack stack--tight" aria-labelledby="unknown">
      <h2 id="unknown">{t('directory.keeping.ask.title')}</h2>
      <p>{t('directory.keeping.ask.lead')}</p>
      <Form view={view} action={`/services/${serviceId}/ask`}>
        <div class="acts">
          {facts.map(fact => {
            const times = asked.find(one => one.fact === fact)?.times ?? 0;
            return (
              <Button look="quiet" small icon="ask" name="fact" value={fact}>
                {t(`directory.keeping.ask.${fact}`)}
                {times > 0 ? ` · ${t('directory.keeping.ask.times_asked', { count: times })}` : ''}
              </Button>
            );
          })}
        </div>
      </Form>
    </section>
  );
}

/** Makes a fact that nobody knows a task for the directory. */
export const askFact = route({
  method: 'post',
  path: '/services/:serviceId/ask',
  door: ['link_worker', 'coordinator', 'administrator'],
  params: z.object({ serviceId: z.uuid() }),
  form: z.object({ fact: choice(askableFacts) }),
  handle: ask =>
    ask.commit(async scope => {
      const entry = await entryOf(scope.db, ask.params.serviceId);
      await askFacts(scope, [{ serviceId: entry.id, fact: ask.form.fact }]);
      return { to: `/services/${entry.id}`, flash: { key: 'directory.keeping.ask.done' } };
    }),
  again: async ask => ask.go({ to: `/services/${ask.params.serviceId}` }),
});
