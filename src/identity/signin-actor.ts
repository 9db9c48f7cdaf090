import { hkdfSync } from 'node:crypto';
import { type Actor, type Database, nobody } from '../platform/database/index.ts';

/** What everything about signing in is made with. */
export type SignInDeps = {
  readonly database: Database;
  /** The installation's secret; keys for each purpose are derived from it. */
  readonly secret: Buffer;
};

/** The actor of the sign-in: nobody yet, or the member of staff whose own sign-in it is about. */
export function signinActor(programmeId: string, staffId: string = nobody): Actor {
  return { programmeId, id: staffId, role: 'signin', teams: [], name: '' };
}

/** A key of its own for each purpose. @returns 32 bytes */
export function keyFor(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `hedgerow sign-in: ${purpose}`, 32));
}
