import { audit } from '../../audit/index.ts';
import type { Letters } from '../../letters/index.ts';
import { type Route, route } from '../../web/index.ts';
import { daysOf, quartersBefore } from '../quarter.ts';
import { missingAnswer } from './answer.ts';
import { briefOf } from './brief.ts';
import { briefPaper } from './brief-paper.ts';

/** Quarters that a brief speaks of. */
const QUARTERS = 4;

/**
 * The brief on what is missing, as PDF/UA. It is always of the four quarters that are over, of the whole programme: two briefs of other
 * spans or places could be taken from each other.
 */
export function missingBriefRoutes(letters: Letters): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/reports/missing/brief.pdf',
      door: ['coordinator'],
      stepUp: true,
      async handle(ask) {
        const { view, today, programme } = ask;
        const quarters = quartersBefore(today, QUARTERS).map(daysOf);
        const from = quarters.at(-1)?.from ?? today;
        const until = (quarters[0]?.until ?? today).subtract({ days: 1 });
        const answer = await ask.within(async scope => {
          const found = await missingAnswer(scope, {
            from,
            until,
            area: null,
            zone: view.zone,
            region: programme.region,
          });
          await audit(scope, {
            verb: 'report.exported',
            subject: { kind: 'programme', id: scope.actor.programmeId },
            reason: 'missing_brief',
          });
          return found;
        });
        const lines = briefOf(answer.facts);
        const pdf = await letters.pdf(briefPaper(view, { programme, lines, answer, from, until, today }));
        return ask.file(pdf, 'application/pdf', `missing-${until}.pdf`, true);
      },
    }),
  ];
}
