import { z } from 'zod';
import type { LetterDocument } from '../engine/document.ts';
import { addressee, callFacts, crisisLine, letterFacts, name } from './facts.ts';
import { type LetterView, onLetterhead, writing } from './letterhead.ts';
import { section, sentences, signedBy, whoToRing } from './passages.ts';
import { slipBlock, slipFacts } from './slip.ts';

/** Facts of the letter after three attempts to reach a person. */
export const weAreHereFacts = letterFacts.extend({
  to: addressee,
  called: name,
  call: callFacts,
  crisis: z.array(crisisLine).max(8),
  size: z.enum(['standard', 'large']).default('standard'),
  /** True when the post must not say what the service is (safe-contact rule). */
  neutral: z.boolean().default(false),
  slip: slipFacts.nullish(),
});
export type WeAreHereFacts = z.input<typeof weAreHereFacts>;

/** "We are here": we could not reach you, nothing is lost, ring when you like. Throws ZodError for facts of the wrong shape. */
export function weAreHereLetter(input: WeAreHereFacts, view: LetterView): LetterDocument {
  const facts = weAreHereFacts.parse(input);
  const pen = writing(facts, view);
  const { t } = pen;
  const phone = pen.phone(facts.call.phone);
  return onLetterhead(facts, view, {
    title: t('letters.here.title'),
    to: [facts.to.name, ...facts.to.lines],
    size: facts.size,
    neutral: facts.neutral,
    blocks: [
      sentences(t('letters.dear', { name: facts.called })),
      sentences(t('letters.here.tried')),
      ...(facts.neutral ? [] : [sentences(t('letters.here.what'))]),
      sentences(t('letters.here.ring', { phone, name: facts.call.name })),
      sentences(t('letters.here.closed')),
      ...section(t('letters.hard.title'), [
        sentences(t('letters.hard.ring')),
        whoToRing(facts.call, facts.crisis, pen),
      ]),
      signedBy(facts, pen, 'you'),
      ...(facts.slip ? [slipBlock(facts.slip, facts, pen)] : []),
    ],
  });
}
