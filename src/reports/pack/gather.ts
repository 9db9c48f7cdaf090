import { everAsked } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { ProgrammeSettings } from '../../programmes/index.ts';
import { populationOf } from '../population/index.ts';
import type { Typed } from '../worth/typed.ts';
import type { PackFigures } from './compose.ts';
import { journeyFigures, thereFigures, whoFigures } from './figures.ts';
import { measureFigures } from './figures-of-change.ts';
import { reachFigures } from './figures-of-reach.ts';
import { teamFigures, worthFigures } from './figures-of-work.ts';
import { teamNow } from './queries.ts';
import type { PackSpan } from './span.ts';

/** The questionnaire that counts the use of health services has a question of its own. */
const SERVICES = 'service_use';

type Given = {
  readonly span: PackSpan;
  readonly today: Temporal.PlainDate;
  readonly settings: ProgrammeSettings;
  readonly costs: Pick<Typed, 'costs' | 'assumptions'>;
  readonly source: string;
};

/**
 * Everything a pack of a span says. Nothing of it is counted here: it is put together from the releases of its quarters, from published figures of
 * who lives here, and from how many link workers there are.
 * @param scope of the system: whoever reads the pack sees no row of it
 */
export async function gatherPack(scope: Scope, given: Given): Promise<PackFigures> {
  const { span } = given;
  const { releases } = span;
  const population = await populationOf(scope, { area: null });
  const team = await teamNow(scope);
  const asked = await everAsked(scope, given.settings);
  const measures = asked.flatMap(instrument =>
    instrument.scales.map(scale => measureFigures(releases, { instrument, scale })),
  );
  const services = measures.filter(one => one.instrument.id === SERVICES);
  const days = span.from.until(span.until, { largestUnit: 'days' }).days + 1;
  return {
    span,
    madeOn: given.today,
    who: whoFigures(releases),
    reach: reachFigures(releases, population),
    journey: journeyFigures(releases),
    there: thereFigures(releases),
    measures: measures.filter(one => one.instrument.id !== SERVICES),
    services,
    worth: worthFigures(services, given.costs, given.source),
    team: teamFigures(team, releases, days),
  };
}
