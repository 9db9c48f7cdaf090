// Hedgerow over a world of the bench, in a process of its own: node bench/servers/hedgerow.ts <connection address>
import { serve } from '@hono/node-server';
import { answerUsage } from './answer.ts';
import { openHouse } from './house.ts';

const house = openHouse(process.argv[2] ?? '');
serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => answerUsage(port));
