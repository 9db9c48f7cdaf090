// Matching alone, behind a bare node:http server: a sentence in, the same answer as JSON that the page is made from.
import { createServer } from 'node:http';
import { matchRecords } from '../../src/directory/index.ts';
import { lexicon } from '../../src/matching/lexicon/index.ts';
import { heardIn, match } from '../../src/matching/match.ts';
import { recordsWanted } from '../../src/matching/records-wanted.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { sentences } from '../cases/sentences.ts';
import { worldNow, worldToday } from '../world/size.ts';
import { answerUsage } from './answer.ts';

const database = openDatabase(process.argv[2] ?? '', fixedClock(worldNow));
const today = Temporal.PlainDate.from(worldToday);

const server = createServer(async (request, response) => {
  const asked = sentences[Number(request.url?.slice(1))];
  if (!asked) return response.writeHead(404).end();
  const { say, near } = asked;
  const input = { say, not: [], musts: null, withinKm: null, showHidden: false };
  const heard = heardIn(input, lexicon);
  const records = await matchRecords(database.open, recordsWanted(heard, lexicon, 'ie', near));
  const { groups, sameWords, nothingFor, hidden } = match(input, heard, records, lexicon, today);
  const body = JSON.stringify({ heard, groups, sameWords, nothingFor, hidden });
  return response.writeHead(200, { 'content-type': 'application/json' }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  if (bound && typeof bound === 'object') answerUsage(bound.port);
});
