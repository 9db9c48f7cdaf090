import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayAgree, mayAsk, mayEnd, mayRefuse } from './policy.ts';
import { type Study, type StudyAsked, studyStore } from './store.ts';

/** Asks for a study; nothing is made before two others agree. @returns its id @throws Forbidden */
export async function askForStudy(scope: Scope, asked: StudyAsked): Promise<string> {
  if (!mayAsk(scope.actor)) throw new Forbidden('reports.research.refused.role');
  const id = await studyStore(scope).add(asked);
  await audit(scope, {
    verb: 'research.asked',
    subject: { kind: 'research_project', id },
    fields: [...asked.variables],
  });
  return id;
}

/** One of the two says yes. @throws NotFound · Forbidden for who asked, and for a second yes of the same person or role · Refused */
export async function agreeToStudy(scope: Scope, id: string): Promise<void> {
  const study = await found(scope, id);
  if (!mayAgree(scope.actor, study)) throw new Forbidden('reports.research.refused.second');
  decided(await studyStore(scope).agree(id, study.state));
  await audit(scope, {
    verb: study.state === 'asked' ? 'research.first_yes' : 'research.approved',
    subject: { kind: 'research_project', id },
  });
}

/** Somebody who might agree says no: it is over. @throws NotFound · Forbidden · Refused */
export async function refuseStudy(scope: Scope, id: string): Promise<void> {
  if (!mayRefuse(scope.actor, await found(scope, id))) throw new Forbidden('reports.research.refused.second');
  decided(await studyStore(scope).refuse(id));
  await audit(scope, { verb: 'research.refused', subject: { kind: 'research_project', id } });
}

/**
 * Takes a study back, before or after it was agreed to. No file is made from this moment; the key of its pseudonyms is destroyed at once
 * where the actor may touch keys, and else by the clock within minutes.
 * @throws NotFound · Forbidden · Refused
 */
export async function endStudy(scope: Scope, id: string): Promise<void> {
  if (!mayEnd(scope.actor, await found(scope, id))) throw new Forbidden('reports.research.refused.role');
  const store = studyStore(scope);
  decided(await store.end(id, 'withdrawn'));
  if (scope.actor.role === 'coordinator') await store.destroyEnded();
  await audit(scope, { verb: 'research.ended', subject: { kind: 'research_project', id } });
}

const found = async (scope: Scope, id: string): Promise<Study> => {
  const study = await studyStore(scope).find(id);
  if (!study) throw new NotFound('research_project');
  return study;
};

function decided(done: boolean): void {
  if (!done) throw new Refused('reports.research.refused.decided');
}
