import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { comparedFacts, factWords, type Listed, listed } from '../../directory/index.ts';
import { shortlistStore } from '../../introductions/index.ts';
import { viewOf } from '../../messages/index.ts';
import { isLocale, type View } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { shortlistDocument } from '../documents/shortlist.ts';
import type { Letters } from '../engine/pool.ts';
import { shortlistFactsOf } from '../facts-of.ts';
import { caseRecord } from '../facts-queries.ts';

/** What of a service stands on paper; how sure we are is for whoever hands it over. */
const onPaper = comparedFacts.filter(fact => fact !== 'what' && fact !== 'confirmed');

/** A list that was kept with a case, as a PDF in the person's language and size of print unless another is asked for. */
export function shortlistFile(letters: Letters): Route {
  return route({
    method: 'get',
    path: '/cases/:referralId/shortlists/:file{[0-9a-f-]+\\.pdf}',
    door: ['link_worker', 'coordinator'],
    params: z.object({
      referralId: z.uuid(),
      file: z
        .string()
        .transform(file => file.slice(0, -'.pdf'.length))
        .pipe(z.uuid()),
    }),
    query: z.object({
      in: z.string().max(8).optional().catch(undefined),
      size: z.enum(['standard', 'large']).optional().catch(undefined),
    }),
    async handle(ask) {
      const { referralId, file } = ask.params;
      const { document, reference } = await ask.within(async scope => {
        const record = await caseRecord(scope, referralId);
        const list = (await shortlistStore(scope).ofCase(referralId)).find(one => one.id === file);
        if (!list) throw new NotFound('shortlist');
        const locale = ask.query.in ?? record.person.locale;
        const view = viewOf(record.house, scope.now, isLocale(locale) ? locale : 'en');
        const ids = list.services.map(({ id }) => id);
        const services = await listed(scope.db, record.house.region, ids);
        await audit(scope, {
          verb: 'shortlist.printed',
          subject: { kind: 'referral', id: referralId },
          personId: record.person.id,
        });
        // No paper names a service for people in danger at home.
        const safe = services.filter(({ kinds }) => !kinds.includes('domestic_abuse_specialist'));
        const facts = shortlistFactsOf(record, view, {
          madeOn: list.madeAt.toZonedDateTimeISO(record.house.zone).toPlainDate(),
          size: ask.query.size ?? null,
          services: safe.map(one => onPaperOf(view, one)),
        });
        return { document: shortlistDocument(facts, view), reference: record.referral.reference };
      });
      return ask.file(await letters.pdf(document), 'application/pdf', `${reference}-list.pdf`, true);
    },
  });
}

function onPaperOf(view: View, one: Listed) {
  const { description } = one;
  const what = description === null ? null : firstWords(description.replace(/\s+/g, ' '));
  return {
    name: one.name,
    what,
    facts: onPaper.flatMap(fact => {
      const words = factWords(view, one, fact);
      return words.length === 0
        ? []
        : [{ label: view.t(`directory.shortlist.${fact}`), value: words.join('. ').slice(0, 1000) }];
    }),
  };
}

function firstWords(text: string): string {
  return text.length <= 240 ? text : `${text.slice(0, text.lastIndexOf(' ', 240))} …`;
}
