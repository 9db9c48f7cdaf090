import { startSession } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { idOf, kinds, staffNumber } from './chance.ts';
import { inTriage, type Size, waiting, workers } from './size.ts';

/** A link worker of the world. */
export type Worker = { readonly programme: number; readonly worker: number; readonly cookie: string };

const PROGRAMMES = 6;

/** Signs in the link workers of the first programmes. */
export async function signInWorkers(database: Database, size: Size): Promise<readonly Worker[]> {
  const signedIn: Worker[] = [];
  for (let programme = 1; programme <= Math.min(PROGRAMMES, size.programmes); programme++) {
    for (let worker = 1; worker <= workers; worker++) {
      signedIn.push({ programme, worker, cookie: await signIn(database, programme, worker) });
    }
  }
  return signedIn;
}

/** Signs in the co-ordinators of the first programmes. */
export async function signInCoordinators(database: Database, size: Size): Promise<readonly string[]> {
  const cookies: string[] = [];
  for (let programme = 1; programme <= Math.min(PROGRAMMES, size.programmes); programme++)
    cookies.push(await signIn(database, programme, 50));
  return cookies;
}

async function signIn(database: Database, programme: number, staff: number): Promise<string> {
  const id = idOf(kinds.staff, staffNumber(programme, staff));
  return `hedgerow_session=${await startSession(database, idOf(kinds.programme, programme), id)}`;
}

/** The open case at a rank (0 to 49) among those of a link worker. */
export function caseOf(size: Size, { programme, worker }: Worker, rank: number): string {
  const age = inTriage + waiting + rank * workers + worker - 1;
  const place = size.referrals - 1 - age;
  return idOf(kinds.referral, place * size.programmes + programme);
}
