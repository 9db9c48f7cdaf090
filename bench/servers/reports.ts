// The figures of reports, from the summaries or from the records, behind a bare node:http server:
// node bench/servers/reports.ts <connection address> <programmes>; GET /kept/journey/3, /naive/help/all.
import { createServer } from 'node:http';
import { defaultPack } from '../../src/outcomes/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase, type Scope, systemActor } from '../../src/platform/database/index.ts';
import { askedOf } from '../../src/reports/asked/asked.ts';
import { helpFigures } from '../../src/reports/help/help.ts';
import { endedCases } from '../../src/reports/help/queries.ts';
import { journeyFigures } from '../../src/reports/journey/journey.ts';
import { journeyFacts, waitsByMonth } from '../../src/reports/journey/queries.ts';
import {
  helpNow,
  journeyNow,
  keepSpans,
  keepSummaries,
  measuresOf,
  shapeOf,
  thereNow,
} from '../../src/reports/summaries/index.ts';
import { thereFacts } from '../../src/reports/there/queries.ts';
import { thereFigures } from '../../src/reports/there/there.ts';
import { idOf, kinds } from '../world/chance.ts';
import { worldNow, worldToday } from '../world/size.ts';
import { answerUsage } from './answer.ts';

const zone = 'Europe/Dublin';
const today = Temporal.PlainDate.from(worldToday);
const asked = askedOf({ period: '12m' }, today);
const measures = measuresOf(defaultPack).filter(one => one.instrument.id !== 'service_use');
const shape = shapeOf(defaultPack);
const months = 18;

type Way = (scope: Scope) => Promise<object>;

const ways: Readonly<Record<string, Way>> = {
  'kept journey': scope => journeyNow(scope, asked, { zone, shape, today, months }),
  'kept there': scope => thereNow(scope, asked, zone, shape),
  'kept help': scope => helpNow(scope, asked, { zone, shape, measures }),
  'naive journey': async scope => {
    const [facts, waits] = await Promise.all([
      journeyFacts(scope, asked, { zone, today }),
      waitsByMonth(scope, { zone, until: today, months }),
    ]);
    return { ...journeyFigures(facts), months: waits };
  },
  'naive there': async scope => thereFigures(await thereFacts(scope, asked, zone)),
  'naive help': async scope => helpFigures(await endedCases(scope, asked, zone), measures),
};

const database = openDatabase(process.argv[2] ?? '', fixedClock(worldNow));
const every = Array.from({ length: Number(process.argv[3]) }, (_, at) => at + 1);
const within = <T>(programme: number, work: (scope: Scope) => Promise<T>) =>
  database.within(systemActor(idOf(kinds.programme, programme)), work);

/** What one programme is told, or of each programme of the region. Pairs in one order, without what they are pairs of. */
const told = (figures: unknown): string =>
  JSON.stringify(figures, (key, value) => {
    if (key === 'instrument' || key === 'scale') return value.id;
    return key === 'pairs'
      ? value
          .map((one: { before: number; after: number; sessionsHeld: number }) =>
            [one.before, one.after, one.sessionsHeld].join(),
          )
          .sort()
      : value;
  });

const server = createServer(async (request, response) => {
  const [, way = '', report = '', which = ''] = request.url?.split('/') ?? [];
  const programmes = which === 'all' ? every : [Number(which)];
  if (way === 'keep') {
    for (const one of programmes) for (const keep of [keepSummaries, keepSpans]) await within(one, keep);
    return response.end();
  }
  const ask = ways[`${way} ${report}`];
  if (!ask) return response.writeHead(404).end();
  const figures: object[] = [];
  for (const one of programmes) figures.push(await within(one, ask));
  return response.writeHead(200, { 'content-type': 'application/json' }).end(told(figures));
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  if (bound && typeof bound === 'object') answerUsage(bound.port);
});
