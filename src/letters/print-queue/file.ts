import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { batchOf, houseOf } from '../../messages/index.ts';
import { type Route, route } from '../../web/index.ts';
import type { Letters } from '../engine/pool.ts';
import { lettersOf } from './letters-of.ts';
import { postDocument } from './post-document.ts';

/** The letters of a batch as one PDF, as often as it is needed. What was stopped since is not in it. */
export function postFile(letters: Letters): Route {
  return route({
    method: 'get',
    path: '/letters-to-post/:file{[0-9a-f-]+\\.pdf}',
    door: ['coordinator'],
    params: z.object({
      file: z
        .string()
        .transform(file => file.slice(0, -'.pdf'.length))
        .pipe(z.uuid()),
    }),
    async handle(ask) {
      const document = await ask.within(async scope => {
        const found = await batchOf(scope, ask.params.file);
        const messages = (found?.letters ?? []).filter(({ state }) => state === 'queued' || state === 'sent');
        if (!found || messages.length === 0) throw new NotFound('batch');
        await auditAll(
          scope,
          messages.map(({ id, personId }) => ({
            verb: 'message.printed' as const,
            subject: { kind: 'message', id },
            personId,
          })),
        );
        const print = { house: await houseOf(scope), now: scope.now, messages };
        const kept = await lettersOf(scope, messages);
        return postDocument({ ...print, letters: kept }, { duplex: found.batch.duplex, window: 'envelope' });
      });
      return ask.file(await letters.pdf(document), 'application/pdf', 'letters-to-post.pdf', true);
    },
  });
}
