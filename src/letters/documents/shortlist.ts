import { z } from 'zod';
import { type Block, type LetterDocument, plain } from '../engine/document.ts';
import { callFacts, day, letterFacts, line, name } from './facts.ts';
import { type LetterView, onLetterhead, writing } from './letterhead.ts';
import { sentences, whoToRing } from './passages.ts';

/** Facts of a list of groups to choose from: what is known of each, in the language of the paper. */
export const shortlistFacts = letterFacts.extend({
  person: z.object({ called: name }),
  madeOn: day,
  services: z
    .array(
      z.object({
        name,
        what: z.string().max(600).nullish(),
        facts: z.array(z.object({ label: line, value: z.string().max(1000) })).max(12),
      }),
    )
    .max(30),
  call: callFacts,
  size: z.enum(['standard', 'large']).default('standard'),
});
export type ShortlistFacts = z.input<typeof shortlistFacts>;

/** A list of groups on paper, for the person to keep and write on. Throws ZodError for facts of the wrong shape. */
export function shortlistDocument(input: ShortlistFacts, view: LetterView): LetterDocument {
  const facts = shortlistFacts.parse(input);
  const pen = writing(facts, view);
  const { t, say } = pen;
  return onLetterhead(facts, view, {
    title: t('letters.shortlist.title', { name: facts.person.called }),
    to: [],
    size: facts.size,
    blocks: [
      sentences(t('letters.shortlist.lead', { day: say.date(facts.madeOn) })),
      ...facts.services.map(
        (one): Block => ({
          kind: 'together',
          blocks: [
            { kind: 'rule' },
            { kind: 'heading', level: 2, text: one.name },
            ...(one.what ? [sentences(one.what)] : []),
            ...(one.facts.length > 0 ? [{ kind: 'facts' as const, items: one.facts }] : []),
            { kind: 'list', items: [{ spans: [plain(t('letters.shortlist.try'))], mark: 'todo' }] },
          ],
        }),
      ),
      { kind: 'rule' },
      sentences(t('letters.shortlist.ring')),
      whoToRing(facts.call, [], pen),
    ],
  });
}
