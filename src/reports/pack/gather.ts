import { packOf } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { ProgrammeSettings } from '../../programmes/index.ts';
import { thereFacts } from '../there/queries.ts';
import { ownWork } from '../workers/queries.ts';
import type { Typed } from '../worth/typed.ts';
import type { PackFigures } from './compose.ts';
import { journeyFigures, measureFigures, thereFigures, whoFigures } from './figures.ts';
import { teamFigures, worthFigures } from './figures-of-work.ts';
import { casesEndedIn } from './queries.ts';
import type { PackSpan } from './span.ts';

/** The questionnaire that counts the use of health services has a question of its own. */
const SERVICES = 'service_use';

type Given = {
  readonly span: PackSpan;
  readonly today: Temporal.PlainDate;
  readonly zone: string;
  readonly settings: ProgrammeSettings;
  readonly costs: Pick<Typed, 'costs' | 'assumptions'>;
  readonly source: string;
};

/**
 * Everything a pack of a span says: counts as they were released, the rest made fit to leave here. One question at a time.
 * @param scope of the system: whoever reads the pack sees no row of it
 */
export async function gatherPack(scope: Scope, given: Given): Promise<PackFigures> {
  const { span, zone } = given;
  const { releases } = span;
  const asked = { period: span, route: null, need: null, area: null };
  const cases = await casesEndedIn(scope, span, zone);
  const introductions = await thereFacts(scope, asked, zone);
  const work = await ownWork(scope, span, zone);
  const measures = packOf(given.settings).flatMap(instrument =>
    instrument.scales.map(scale => measureFigures(releases, cases, { instrument, scale })),
  );
  const services = measures.filter(one => one.instrument.id === SERVICES);
  return {
    span,
    madeOn: given.today,
    who: whoFigures(releases),
    journey: journeyFigures(releases),
    there: thereFigures(introductions),
    measures: measures.filter(one => one.instrument.id !== SERVICES),
    services,
    worth: worthFigures(services, given.costs, given.source),
    team: teamFigures(work),
  };
}
