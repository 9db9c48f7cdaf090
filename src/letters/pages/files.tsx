import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import { houseOf, letterHasGone, viewOf } from '../../messages/index.ts';
import { decide } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { isLocale } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { planDocument } from '../documents/plan.ts';
import type { Letters } from '../engine/pool.ts';
import { gpOf, planFactsOf, toldGp } from '../facts-of.ts';
import { caseRecord } from '../facts-queries.ts';
import { documentOf, type Letter } from '../letter.ts';
import { letterStore } from '../store.ts';

const door = ['link_worker', 'coordinator'] as const;
const PDF = 'application/pdf';

/** Letters and plans as PDF files. A sent letter is the file that was sent; a draft is printed as it stands. */
export function fileRoutes(letters: Letters): readonly Route[] {
  const letterFile = route({
    method: 'get',
    path: '/cases/:referralId/letters/:file{[0-9a-f-]+\\.pdf}',
    door,
    params: z.object({
      referralId: z.uuid(),
      file: z
        .string()
        .transform(file => file.slice(0, -'.pdf'.length))
        .pipe(z.uuid()),
    }),
    async handle(ask) {
      const { referralId, file } = ask.params;
      const found = await ask.within(scope => readLetter(scope, referralId, file));
      const bytes = found.pdf ?? (await letters.pdf(found.document));
      return ask.file(bytes, PDF, `${found.reference}-${found.kind.replaceAll('_', '-')}.pdf`, true);
    },
  });
  const planFile = route({
    method: 'get',
    path: '/cases/:referralId/plan.pdf',
    door,
    params: z.object({ referralId: z.uuid() }),
    query: z.object({ size: z.enum(['standard', 'large']).catch('standard').default('standard') }),
    async handle(ask) {
      const { document, reference } = await ask.within(async scope => {
        const record = await caseRecord(scope, ask.params.referralId);
        if (!record.plan) throw new NotFound('plan');
        const { locale } = record.person;
        const view = viewOf(record.house, scope.now, isLocale(locale) ? locale : 'en');
        await audit(scope, {
          verb: 'plan.read',
          subject: { kind: 'referral', id: record.referral.id },
          personId: record.person.id,
        });
        return {
          document: planDocument(planFactsOf(record, view, ask.query.size), view),
          reference: record.referral.reference,
        };
      });
      return ask.file(await letters.pdf(document), PDF, `${reference}-plan.pdf`, true);
    },
  });
  return [letterFile, planFile];
}

/** What the GP may not be told any more is not printed either, unless it has gone: then it is part of the record. */
async function refuseToPrint(scope: Scope, letter: Letter): Promise<void> {
  if (letter.kind !== 'gp_closing' || (await letterHasGone(scope, letter.id))) return;
  const record = await caseRecord(scope, letter.referralId);
  const gp = gpOf(record);
  if (gp && !decide('gp_letter', record.consents, toldGp(gp)).allowed)
    throw new Refused('letters.objection.noConsent');
}

async function readLetter(scope: Scope, referralId: string, id: string) {
  const store = letterStore(scope);
  const letter = await store.find(referralId, id);
  if (!letter) throw new NotFound('letter');
  await audit(scope, {
    verb: 'letter.read',
    subject: { kind: 'letter', id },
    personId: letter.personId,
  });
  await refuseToPrint(scope, letter);
  const view = viewOf(await houseOf(scope), scope.now, letter.locale);
  return {
    kind: letter.kind,
    reference: letter.facts.reference,
    document: documentOf(letter, view),
    pdf: await store.pdf(id),
  };
}
