// The search of the directory alone, behind a bare node:http server: its JSON for the query of the address.
import { createServer } from 'node:http';
import { search } from '../../src/directory/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { searches } from '../cases/searches.ts';
import { worldNow } from '../world/size.ts';
import { answerUsage } from './answer.ts';

const database = openDatabase(process.argv[2] ?? '', fixedClock(worldNow));
const server = createServer(async (request, response) => {
  const asked = searches[Number(request.url?.slice(1))];
  if (!asked) return response.writeHead(404).end();
  const result = await search(database.open, asked);
  return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  if (bound && typeof bound === 'object') answerUsage(bound.port);
});
