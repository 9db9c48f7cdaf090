import { houseOf, messageById } from '../../messages/index.ts';
import { type Database, systemActor } from '../../platform/database/index.ts';
import type { Letters } from '../engine/pool.ts';
import { lettersOf } from './letters-of.ts';
import { postDocument } from './post-document.ts';

/**
 * Prints one message as those want it who print and post for us: its address where they look for it.
 * @example const paper = paperFor({ database, letters }); const pdf = await paper(programmeId, message.id);
 */
export function paperFor({ database, letters }: { readonly database: Database; readonly letters: Letters }) {
  return async (programmeId: string, messageId: string): Promise<Uint8Array | null> => {
    const document = await database.within(systemActor(programmeId), async scope => {
      const message = await messageById(scope, messageId);
      if (!message) return null;
      const print = { house: await houseOf(scope), now: scope.now, messages: [message] };
      const kept = await lettersOf(scope, print.messages);
      return postDocument({ ...print, letters: kept }, { duplex: false, window: 'notify' });
    });
    return document ? letters.pdf(document) : null;
  };
}
