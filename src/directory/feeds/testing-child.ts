import { fixedClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database/index.ts';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { carryOutRun } from './carry-out-run.ts';

/** Carries out one run in a process of its own, so that a test can end it in the middle as a crash would. */
const [appUrl = '', now = '', programmeId = '', runId = '', host = ''] = process.argv.slice(2);
const database = openDatabase(appUrl, fixedClock(now), { connections: 3 });
const fetcher = makeFetcher({ allow: [host], agent: 'Hedgerow' });
await carryOutRun({ database, fetcher, pause: 0 }, { programmeId, runId });
await database.close();
