import { audit } from '../audit/index.ts';
import { houseOf, queueMessage, stableId, type TemplateName, viewOf } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { isLocale } from '../ui/index.ts';
import { needsLargePrint } from './addresses.ts';
import type { Letters } from './engine/pool.ts';
import { toPersonFacts } from './facts-of.ts';
import { caseRecord } from './facts-queries.ts';
import { documentOf, type FactsOf, type KeptFacts } from './letter.ts';
import { answerSlips, type SlipAbout } from './slips/store.ts';
import { letterStore } from './store.ts';

/** Letters that a rule writes, not a person. */
export type PostedKind = 'appointment' | 'welcome';
type Common = ReturnType<typeof toPersonFacts>;

export type PostLetter<K extends PostedKind> = {
  readonly referralId: string;
  readonly kind: K;
  readonly template: TemplateName;
  /** Of letter and message, made of the event: an event heard twice posts once. */
  readonly key: string;
  /** What the strip at the foot asks; without it there is none. */
  readonly slip: { readonly about: SlipAbout; readonly sessionId?: string; readonly when?: string } | null;
  /** What the letter says beside whom it goes to. */
  readonly says: (common: Common, view: ReturnType<typeof viewOf>) => Omit<FactsOf[K], keyof Common | 'slip'>;
};

/**
 * Prints a letter to a person, keeps it as sent and puts it into the outbox for the post. The safe-contact rules are asked there, as
 * for every letter. Emits `LetterSent`.
 * @returns whether it was written now
 */
export async function postLetter<K extends PostedKind>(
  scope: Scope,
  letters: Letters,
  input: PostLetter<K>,
): Promise<boolean> {
  const store = letterStore(scope);
  const id = stableId(input.key, input.kind);
  if (await store.has(id)) return false;
  const record = await caseRecord(scope, input.referralId);
  const { person } = record;
  if (person.died_on !== null) return false;
  const locale = isLocale(person.locale) ? person.locale : 'en';
  const view = viewOf(await houseOf(scope), scope.now, locale);
  const common = toPersonFacts(record, view);
  const slip = input.slip
    ? {
        about: input.slip.about,
        when: input.slip.when ?? null,
        code: await answerSlips(scope).add({ referralId: input.referralId, ...input.slip }),
      }
    : null;
  const facts = { ...common, ...input.says(common, view), slip };
  const kept = { kind: input.kind, facts } as unknown as KeptFacts;
  const pdf = await letters.pdf(documentOf(kept, view));
  const largePrint = needsLargePrint(person.access_needs);
  await store.add({ ...kept, id, referralId: input.referralId, personId: person.id, locale, largePrint });
  await store.markSent(id, { facts: kept.facts, pdf });
  await queueMessage(scope, {
    id: stableId(id, input.template),
    template: input.template,
    channel: 'letter',
    personId: person.id,
    referralId: input.referralId,
    letterId: id,
    locale,
    values: { name: common.called, worker: record.worker?.name ?? record.house.hostName },
  });
  await audit(scope, { verb: 'letter.sent', subject: { kind: 'letter', id }, personId: person.id });
  await emit(scope, {
    name: 'LetterSent',
    subjectId: id,
    payload: { referralId: input.referralId, kind: input.kind },
  });
  return true;
}
