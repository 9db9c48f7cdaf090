import { createHash } from 'node:crypto';
import { pack } from 'tar-stream';
import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { LetterDocument } from '../../letters/index.ts';
import { houseOf, viewOf } from '../../messages/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { answerAsDocument, answerAsJson, answerOf } from './answer.ts';
import type { WholeRecord } from './collect-queries.ts';
import { standings } from './decisions.ts';
import { itemsOf } from './items.ts';
import { type AccessRequest, accessStore } from './store.ts';

/** Days for which a finished copy can be taken. */
export const PACKAGE_DAYS = 30;

/** The parts of a copy before they are put into one file. */
export type Draft = {
  readonly request: AccessRequest;
  readonly json: string;
  readonly document: LetterDocument;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly leftOut: number;
};

/**
 * Writes the copy from the record as it stands. Everything that may speak of others has been read by then.
 * @throws Forbidden · NotFound · Refused while values are to be read, or when the request is over
 */
export async function draftPackage(scope: Scope, requestId: string, record: WholeRecord): Promise<Draft> {
  if (scope.actor.role !== 'coordinator') throw new Forbidden('records.refused.role');
  const store = accessStore(scope);
  const request = await store.find(requestId);
  if (!request) throw new NotFound('access_request');
  if (request.state === 'closed' || request.state === 'handed_over')
    throw new Refused('records.refused.closed');
  const standing = standings(itemsOf(record), await store.decisions(requestId));
  if (standing.some(one => one.state !== 'decided')) throw new Refused('records.refused.unread');
  const house = await houseOf(scope);
  const view = viewOf(house, scope.now, request.locale);
  const answer = answerOf(record, standing, view);
  const today = scope.now.toZonedDateTimeISO(house.zone).toPlainDate();
  return {
    request,
    json: answerAsJson(answer, request, house, scope.now),
    document: answerAsDocument(answer, request, house, view, today),
    files: answer.files,
    leftOut: answer.leftOut,
  };
}

/** One file of all parts: the record to read, the record for machines, the letters. */
export async function packed(draft: Draft, pdf: Uint8Array): Promise<Buffer> {
  const tar = pack();
  const entries = [
    { name: 'record.pdf', bytes: Buffer.from(pdf) },
    { name: 'record.json', bytes: Buffer.from(draft.json) },
    ...draft.files,
  ];
  for (const { name, bytes } of entries) tar.entry({ name }, bytes);
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Keeps the finished copy with its hash, until its day. @throws Refused when somebody changed the request meanwhile */
export async function keepPackage(scope: Scope, draft: Draft, file: Buffer): Promise<string> {
  const { request } = draft;
  const store = accessStore(scope);
  if (!(await store.change(request, { state: 'ready' }))) throw new Refused('records.refused.changed');
  const id = await store.addPackage({
    request,
    file,
    sha256: createHash('sha256').update(file).digest('hex'),
    redacted: draft.leftOut,
    expiresAt: scope.now.add({ hours: PACKAGE_DAYS * 24 }),
  });
  await audit(scope, {
    verb: 'access_package.made',
    subject: { kind: 'access_package', id },
    personId: request.personId,
  });
  await emit(scope, { name: 'CopyReady', subjectId: request.id, payload: { personId: request.personId } });
  return id;
}

/**
 * The file of a finished copy, whole as it was made.
 * @throws Forbidden · NotFound when its day is over, or it is not what was made
 */
export async function takePackage(scope: Scope, requestId: string): Promise<Buffer> {
  if (scope.actor.role !== 'coordinator') throw new Forbidden('records.refused.role');
  return takeFile(scope, requestId);
}

/** The file, counted and on record; whoever calls it has asked who may have it. @throws NotFound */
export async function takeFile(scope: Scope, requestId: string): Promise<Buffer> {
  const store = accessStore(scope);
  const request = await store.find(requestId);
  const known = await store.package(requestId);
  const taken = known ? await store.take(known.id) : null;
  if (!request || !known || !taken) throw new NotFound('access_package');
  if (createHash('sha256').update(taken.file).digest('hex') !== taken.sha256)
    throw new NotFound('access_package');
  await audit(scope, {
    verb: 'access_package.taken',
    subject: { kind: 'access_package', id: known.id },
    personId: request.personId,
  });
  return taken.file;
}
