import { audit } from '../../audit/index.ts';
import type { Letters } from '../../letters/index.ts';
import { type Route, route } from '../../web/index.ts';
import { daysOf, quarterNamed } from '../quarter.ts';
import { type Release, releasesOf } from '../released/index.ts';
import { briefPaper } from './brief-paper.ts';
import { nearestForBrief } from './nearest-for-brief.ts';

/** Months that a brief speaks of. */
const MONTHS = 6;

/**
 * The brief on what is missing, as PDF/UA: what was released of the latest half year, whatever was corrected, joined or deleted since. Half years
 * have no day in common, so no two briefs can be taken from each other.
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
        const { release, answer } = await ask.within(async scope => {
          const latest = newestBrief(await releasesOf(scope));
          const found = await nearestForBrief(scope, programme.region, latest?.more?.missing ?? []);
          await audit(scope, {
            verb: 'report.exported',
            subject: { kind: 'programme', id: scope.actor.programmeId },
            reason: 'missing_brief',
          });
          return { release: latest, answer: found };
        });
        const days = release ? daysOf(quarterNamed(release.quarter)) : null;
        const span = days && {
          from: days.until.subtract({ months: MONTHS }),
          until: days.until.subtract({ days: 1 }),
        };
        const lines = release?.more?.missing ?? null;
        const pdf = await letters.pdf(briefPaper(view, { programme, lines, answer, span, today }));
        return ask.file(pdf, 'application/pdf', `missing-${span?.until ?? 'none'}.pdf`, true);
      },
    }),
  ];
}

/** The latest release that tells what was missing in a half year. */
const newestBrief = (releases: readonly Release[]): Release | undefined =>
  releases
    .filter(one => one.more?.missing !== undefined)
    .toSorted((a, b) => b.quarter.localeCompare(a.quarter, 'en'))[0];
