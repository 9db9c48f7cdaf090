import { audit, type Verb } from '../../audit/index.ts';
import { Forbidden } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import type { Visit } from '../private/visit-store.ts';
import { powerToSay, type SaidKind, type Says, saidShapes } from './said.ts';
import { saidStore } from './store.ts';

export type Say<K extends SaidKind> = {
  readonly kind: K;
  /** The session, plan, action, introduction, referral or person it is about. */
  readonly subjectId: string;
  readonly says: Says<K>;
  /** In their own words, as they typed them. */
  readonly words?: string | null | undefined;
};

const verbOf = (kind: SaidKind, byHelper: boolean): Verb =>
  byHelper ? `helper.said_${kind}` : `own_page.said_${kind}`;

/**
 * Keeps what the person, or a helper for them, says on the own page, and tells the house, which carries it into the rooms. Nothing is
 * promised here: the page shows what became of it.
 * @throws Forbidden when a helper was not given the power
 */
export async function say<K extends SaidKind>(scope: Scope, visit: Visit, input: Say<K>): Promise<string> {
  const { kind, subjectId, words = null } = input;
  const power = powerToSay[kind];
  if (visit.helper && !(power && visit.helper.powers.includes(power)))
    throw new Forbidden('portals.refused.helper');
  const id = await saidStore(scope).add({
    personId: visit.personId,
    kind,
    subjectId,
    says: saidShapes[kind].parse(input.says),
    words: words?.trim() ? words.trimEnd() : null,
    helperLinkId: visit.helper ? visit.linkId : null,
  });
  await audit(scope, {
    verb: verbOf(kind, visit.helper !== null),
    subject: {
      kind: visit.helper ? 'person_link' : 'person',
      id: visit.helper ? visit.linkId : visit.personId,
    },
    personId: visit.personId,
  });
  await emit(scope, { name: 'PersonSaid', subjectId: visit.personId, payload: { saidId: id } });
  return id;
}
