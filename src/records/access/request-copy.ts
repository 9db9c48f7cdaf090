import { audit } from '../../audit/index.ts';
import { makeTask, settleTasks } from '../../care/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import { personStore } from '../../people/index.ts';
import type { Actor, Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { keepingRules } from '../retention/queries.ts';
import { type AccessRequest, accessStore, type closedWays, type NewRequest } from './store.ts';

/** Co-ordinators answer; the person asks for themselves by their own link. */
function mayAsk(actor: Pick<Actor, 'role' | 'id'>, personId: string): boolean {
  return actor.role === 'coordinator' || (actor.role === 'person' && actor.id === personId);
}

/** The last day for the answer: one month (GDPR art. 12(3)); where the month has no such day, its last. */
export const answerBy = (askedOn: Temporal.PlainDate): Temporal.PlainDate => askedOn.add({ months: 1 });

/**
 * Puts on record that somebody asks for a copy of all that is held of them. The task for the co-ordinators comes with the event,
 * because a person with a link writes no tasks.
 * @throws Forbidden · NotFound · Refused while an earlier request is open, or for a day to come
 */
export async function requestCopy(scope: Scope, input: Omit<NewRequest, 'dueOn'>): Promise<string> {
  const { actor } = scope;
  if (!mayAsk(actor, input.personId)) throw new Forbidden('records.refused.role');
  const store = accessStore(scope);
  if (actor.role !== 'person' && !(await personStore(scope).find(input.personId)))
    throw new NotFound('person');
  const { today } = await keepingRules(scope);
  if (Temporal.PlainDate.compare(input.askedOn, today) > 0) throw new Refused('records.refused.asked_later');
  const open = (await store.ofPerson(input.personId)).find(
    one => one.state === 'open' || one.state === 'ready',
  );
  if (open) throw new Refused('records.refused.asked_already');
  const id = await store.add({ ...input, dueOn: answerBy(input.askedOn) });
  await audit(scope, {
    verb: 'access_request.made',
    subject: { kind: 'access_request', id },
    personId: input.personId,
  });
  await emit(scope, { name: 'CopyRequested', subjectId: id, payload: { personId: input.personId } });
  return id;
}

/** Makes the task of answering, due on the last day. Runs at least once. */
export async function taskOfRequest(scope: Scope, requestId: string): Promise<void> {
  const request = await accessStore(scope).find(requestId);
  if (!request || (request.state !== 'open' && request.state !== 'ready')) return;
  await makeTask(scope, {
    kind: 'subject_access',
    subjectId: requestId,
    personId: request.personId,
    assigneeId: null,
    dueOn: request.dueOn,
  });
}

async function openRequest(scope: Scope, requestId: string): Promise<AccessRequest> {
  if (scope.actor.role !== 'coordinator') throw new Forbidden('records.refused.role');
  const request = await accessStore(scope).find(requestId);
  if (!request) throw new NotFound('access_request');
  if (request.state === 'closed' || request.state === 'handed_over')
    throw new Refused('records.refused.closed');
  return request;
}

/**
 * Takes up to two months more, where it is complex or there are many requests: the person is told why within the first month.
 * @throws Refused when it was extended already, or after the first month
 */
export async function extendRequest(
  scope: Scope,
  input: { readonly requestId: string; readonly why: 'complex' | 'many_requests' },
): Promise<void> {
  const request = await openRequest(scope, input.requestId);
  const { today } = await keepingRules(scope);
  if (request.extendedWhy || Temporal.PlainDate.compare(today, request.dueOn) > 0)
    throw new Refused('records.refused.extended');
  const dueOn = request.askedOn.add({ months: 3 });
  if (!(await accessStore(scope).change(request, { dueOn, extendedWhy: input.why })))
    throw new Refused('records.refused.changed');
  await settleTasks(scope, 'subject_access', request.id);
  await taskOfRequest(scope, request.id);
  await audit(scope, {
    verb: 'access_request.extended',
    subject: { kind: 'access_request', id: request.id },
    personId: request.personId,
    reason: input.why,
  });
}

/** Ends a request: handed over, taken back, or for a reason that the person is told. */
export async function closeRequest(
  scope: Scope,
  input: { readonly requestId: string; readonly why: (typeof closedWays)[number] },
): Promise<void> {
  const request = await openRequest(scope, input.requestId);
  if (input.why === 'handed_over' && request.state !== 'ready')
    throw new Refused('records.refused.not_ready');
  const state = input.why === 'handed_over' ? 'handed_over' : 'closed';
  if (!(await accessStore(scope).change(request, { state, closedWhy: input.why })))
    throw new Refused('records.refused.changed');
  await settleTasks(scope, 'subject_access', request.id);
  await audit(scope, {
    verb: 'access_request.closed',
    subject: { kind: 'access_request', id: request.id },
    personId: request.personId,
    reason: input.why,
  });
  await emit(scope, { name: 'CopyClosed', subjectId: request.id });
}
