import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { certificateStore } from '../../groups/index.ts';
import { houseOf, viewOf } from '../../messages/index.ts';
import { personStore } from '../../people/index.ts';
import { isLocale } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { linesOf } from '../addresses.ts';
import { certificateDocument } from '../documents/certificate.ts';
import type { Letters } from '../engine/pool.ts';

/** A certificate of taking part as a PDF, as often as it is wanted: in the person's language unless another is asked for. */
export function certificateFile(letters: Letters): Route {
  return route({
    method: 'get',
    path: '/groups/:groupId/certificates/:file{[0-9a-f-]+\\.pdf}',
    door: ['link_worker', 'coordinator'],
    params: z.object({
      groupId: z.uuid(),
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
      const { document, reference } = await ask.within(async scope => {
        const found = await certificateStore(scope).find(ask.params.groupId, ask.params.file);
        const person = await personStore(scope).find(found.person_id);
        const house = await houseOf(scope);
        const locale = ask.query.in ?? person?.locale;
        const view = viewOf(house, scope.now, isLocale(locale) ? locale : 'en');
        await audit(scope, {
          verb: 'group_certificate.printed',
          subject: { kind: 'group_certificate', id: found.id },
          personId: found.person_id,
        });
        const paper = certificateDocument(
          {
            programme: {
              name: house.name,
              hostName: house.hostName,
              lines: linesOf(house.address),
              phone: house.phone,
            },
            reference: found.reference,
            on: found.issued_at.toZonedDateTimeISO(house.zone).toPlainDate(),
            signer: {
              name: found.issued_by_name,
              role: found.issued_by_role === 'link_worker' ? 'link_worker' : 'coordinator',
            },
            person: { name: found.person_name },
            course: found.course,
            held: found.held,
            attended: found.attended,
            from: found.from_on,
            to: found.to_on,
            place: found.place,
            ledBy: found.leaders,
            size: ask.query.size ?? 'large',
          },
          view,
        );
        return { document: paper, reference: found.reference };
      });
      return ask.file(await letters.pdf(document), 'application/pdf', `${reference}.pdf`, true);
    },
  });
}
