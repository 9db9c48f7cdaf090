import { Forbidden, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { takeFile } from './make-package.ts';
import { accessStore } from './store.ts';
import { entryOf } from './unpack.ts';

/**
 * The finished copy of a person, handed to them by the house on their own page: the letter to read, or all of it.
 * @throws Forbidden · NotFound when it is not theirs, not finished, or its day is over
 */
export async function takeOwnCopy(
  scope: Scope,
  asked: { readonly personId: string; readonly requestId: string; readonly what: 'pdf' | 'all' },
): Promise<Buffer> {
  if (scope.actor.role !== 'system') throw new Forbidden('records.refused.role');
  const request = await accessStore(scope).find(asked.requestId);
  if (request?.personId !== asked.personId || request.state !== 'ready') throw new NotFound('access_package');
  const file = await takeFile(scope, request.id);
  return asked.what === 'pdf' ? entryOf(file, 'record.pdf') : file;
}
