import { audit } from '../../audit/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Locale } from '../../ui/index.ts';
import { houseOf } from '../queries/house.ts';
import type { TemplateName } from '../templates.ts';
import { checkWording } from './check-wording.ts';
import { houseWords } from './house-words.ts';
import { partsOfTemplate, type WordingPart } from './part.ts';
import { mayWord } from './policy.ts';
import { addWordings, ownWords } from './store.ts';

export type SaveWording = {
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly texts: Readonly<Partial<Record<WordingPart, string>>>;
};

/**
 * Gives a message words of the programme's own, from the next one that is written. What is as the house says it stays the house's; only
 * what differs becomes a version. Messages that are written already keep their words.
 * @throws Forbidden, Refused (words that could not be filled in, or neutral ones that tell too much: the page has said so before)
 * @returns how many parts changed
 */
export async function saveWording(scope: Scope, input: SaveWording): Promise<number> {
  if (!mayWord(scope.actor)) throw new Forbidden('messages.wording.refused.role');
  const { template, locale, texts } = input;
  const { name } = await houseOf(scope);
  const now = await ownWords(scope, template, locale);
  const changes = partsOfTemplate(template).flatMap(part => {
    const text = texts[part]?.trim();
    if (text === undefined) return [];
    const house = houseWords(template, part, locale);
    const asHouse = house?.locale === locale && house.text === text;
    const wanted = asHouse ? null : text;
    if (wanted === (now[part] ?? null)) return [];
    if (wanted !== null && checkWording(wanted, { template, part, locale, own: [name] }).fault)
      throw new Refused('messages.wording.refused.words');
    return [{ part, text: wanted }];
  });
  await addWordings(scope, { template, locale }, changes);
  if (changes.length > 0)
    await recordWording(
      scope,
      input,
      changes.map(one => one.part),
    );
  return changes.length;
}

/**
 * Gives the house its words back, in one language.
 * @throws Forbidden
 */
export async function restoreWording(
  scope: Scope,
  input: { readonly template: TemplateName; readonly locale: Locale },
): Promise<void> {
  if (!mayWord(scope.actor)) throw new Forbidden('messages.wording.refused.role');
  const now = await ownWords(scope, input.template, input.locale);
  const parts = partsOfTemplate(input.template).filter(part => now[part] !== undefined);
  await addWordings(
    scope,
    input,
    parts.map(part => ({ part, text: null })),
  );
  if (parts.length > 0) await recordWording(scope, input, parts);
}

async function recordWording(
  scope: Scope,
  { template, locale }: { readonly template: string; readonly locale: string },
  parts: readonly string[],
): Promise<void> {
  await audit(scope, {
    verb: 'message_wording.changed',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    reason: `${template} ${locale}`,
    fields: [...parts],
  });
}
