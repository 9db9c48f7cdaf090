import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type FileBody, type ReadFile, readExchangeFile } from './file.ts';
import { fingerprintOf } from './key.ts';
import { keepFile, keepPartner, partnersOf } from './store.ts';

/** A file whose sender nobody has confirmed yet. */
export type Unknown = { readonly fingerprint: string; readonly body: FileBody };

/**
 * Reads a file in, when its signature holds and its sender is known. Of an unknown sender nothing is kept: somebody must compare the
 * fingerprint with them by another way first.
 * @param compared what the sender is called, when somebody says that they compared the fingerprint with them
 * @returns the unknown sender, or null when the file was read in
 * @throws Refused when it is not a file of ours, was changed, is of another version, cannot be true, or was read before
 */
export async function bringFile(
  scope: Scope,
  text: string,
  compared: { readonly name: string; readonly fingerprint: string } | null,
): Promise<Unknown | null> {
  const read: ReadFile | string = readExchangeFile(text);
  if (typeof read === 'string') throw new Refused(`reports.exchange.refused.${read}`);
  const fingerprint = fingerprintOf(read.publicKey);
  if (compared !== null && compared.fingerprint === fingerprint) {
    await keepPartner(scope, { name: compared.name, fingerprint, publicKey: read.publicKey });
    await audit(scope, {
      verb: 'exchange.partner_confirmed',
      subject: { kind: 'programme', id: scope.actor.programmeId },
      fields: ['fingerprint'],
    });
  }
  const partner = (await partnersOf(scope)).find(one => one.fingerprint === fingerprint);
  if (!partner) return { fingerprint, body: read.body };
  if (!(await keepFile(scope, partner.id, read.body))) throw new Refused('reports.exchange.refused.again');
  await audit(scope, {
    verb: 'exchange.file_read',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    reason: read.body.figures.quarter,
  });
  return null;
}
