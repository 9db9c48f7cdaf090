import { z } from 'zod';
import { type Block, type LetterDocument, plain } from '../engine/document.ts';
import { addressee, callFacts, crisisLine, letterFacts, name } from './facts.ts';
import { type LetterView, onLetterhead, writing } from './letterhead.ts';
import { section, sentences, signedBy, whoToRing } from './passages.ts';
import { slipBlock, slipFacts } from './slip.ts';

/** Facts of what somebody is told who waits: at first, in between, or because the wait changed. */
export const welcomeFacts = letterFacts.extend({
  to: addressee,
  called: name,
  news: z.enum(['welcome', 'check_in', 'changed']),
  /** Working days until somebody rings, and whether this is how it went lately or what we aim at. */
  days: z.number().int().min(1),
  from: z.enum(['recent', 'aim']),
  call: callFacts,
  crisis: z.array(crisisLine).max(8),
  size: z.enum(['standard', 'large']).default('standard'),
  neutral: z.boolean().default(false),
  slip: slipFacts.nullish(),
});
export type WelcomeFacts = z.input<typeof welcomeFacts>;

/** How long it takes, what happens next, what to do if things get worse. Throws ZodError for facts of the wrong shape. */
export function welcomeLetter(input: WelcomeFacts, view: LetterView): LetterDocument {
  const facts = welcomeFacts.parse(input);
  const pen = writing(facts, view);
  const { t } = pen;
  const { days, news, neutral } = facts;
  const phone = pen.phone(facts.call.phone);
  const steps: Block = {
    kind: 'list',
    items: [t('letters.wait.step1'), t('letters.wait.step2'), t('letters.wait.step3')].map(text => ({
      spans: [plain(text)],
    })),
  };
  return onLetterhead(facts, view, {
    title: t(`letters.wait.title.${neutral ? 'neutral' : news}`),
    to: [facts.to.name, ...facts.to.lines],
    size: facts.size,
    neutral,
    blocks: [
      sentences(t('letters.dear', { name: facts.called })),
      sentences(t(`letters.wait.says.${news}`), t(`letters.wait.days.${facts.from}`, { days })),
      ...(news === 'welcome' && !neutral ? section(t('letters.wait.next'), [steps]) : []),
      sentences(t('letters.wait.ring', { phone, hours: facts.call.hours ?? '' })),
      ...section(t('letters.wait.worse'), [
        sentences(t('letters.wait.worse_text')),
        whoToRing(facts.call, facts.crisis, pen),
      ]),
      signedBy(facts, pen, 'you'),
      ...(facts.slip ? [slipBlock(facts.slip, facts, pen)] : []),
    ],
  });
}
