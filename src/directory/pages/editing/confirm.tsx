import { z } from 'zod';
import { type Route, route } from '../../../web/index.ts';
import { confirmFacts } from '../../editing/confirm-facts.ts';
import { factGroups } from '../../editing/service-edit.ts';
import { useSource } from '../../editing/use-source.ts';
import { keepers } from './edit-group.tsx';

/** An address of our own that a small form leads back to; null for anything else. */
export const back = z
  .string()
  .regex(/^\/(?:services|cases|introductions|directory)\/[\w/?=&-]*$/)
  .nullable()
  .catch(null);

/** One tap: still right today. */
export const confirmRoute: Route = route({
  method: 'post',
  path: '/services/:serviceId/confirm',
  door: ['link_worker', ...keepers],
  params: z.object({ serviceId: z.uuid() }),
  form: z.object({
    group: z.enum(factGroups).nullable().catch(null).default(null),
    how: z.enum(['phone', 'visit', 'email', 'group']).catch('phone'),
    back: back.default(null),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { serviceId } = ask.params;
      const { group, how } = ask.form;
      await confirmFacts(scope, { serviceId, group, how });
      return { to: ask.form.back ?? `/services/${serviceId}`, flash: { key: 'directory.edit.confirm.done' } };
    }),
  again: async ask => ask.go({ to: `/services/${ask.params.serviceId}` }),
});

/** Lets the source be believed again for one group. */
export const useSourceRoute: Route = route({
  method: 'post',
  path: '/services/:serviceId/use-source',
  door: keepers,
  params: z.object({ serviceId: z.uuid() }),
  form: z.object({ group: z.enum(factGroups) }),
  handle: ask =>
    ask.commit(async scope => {
      const { serviceId } = ask.params;
      await useSource(scope, { serviceId, group: ask.form.group });
      return { to: `/services/${serviceId}`, flash: { key: 'directory.edit.source_used' } };
    }),
  again: async ask => ask.go({ to: `/services/${ask.params.serviceId}` }),
});
