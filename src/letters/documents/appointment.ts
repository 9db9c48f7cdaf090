import { z } from 'zod';
import type { LetterDocument } from '../engine/document.ts';
import { addressee, callFacts, letterFacts, line, name } from './facts.ts';
import { type LetterView, onLetterhead, writing } from './letterhead.ts';
import { sentences, signedBy } from './passages.ts';
import { slipBlock, slipFacts } from './slip.ts';

/** Facts of a letter about a meeting, for somebody who has neither text messages nor e-mail. */
export const appointmentFacts = letterFacts.extend({
  to: addressee,
  called: name,
  news: z.enum(['booked', 'moved', 'cancelled']),
  /** In the letter's language: “Tuesday 1 December at 10.30”. */
  when: line,
  where: line,
  call: callFacts,
  size: z.enum(['standard', 'large']).default('standard'),
  neutral: z.boolean().default(false),
  slip: slipFacts.nullish(),
});
export type AppointmentFacts = z.input<typeof appointmentFacts>;

/** When and where we meet. Throws ZodError for facts of the wrong shape. */
export function appointmentLetter(input: AppointmentFacts, view: LetterView): LetterDocument {
  const facts = appointmentFacts.parse(input);
  const pen = writing(facts, view);
  const { t } = pen;
  const gone = facts.news === 'cancelled';
  const phone = pen.phone(facts.call.phone);
  return onLetterhead(facts, view, {
    title: t(`letters.meet.title.${facts.news}`),
    to: [facts.to.name, ...facts.to.lines],
    size: facts.size,
    neutral: facts.neutral,
    blocks: [
      sentences(t('letters.dear', { name: facts.called })),
      sentences(t(`letters.meet.says.${facts.news}`, { name: facts.signer.name })),
      {
        kind: 'facts',
        items: [
          { label: t('letters.meet.when'), value: facts.when },
          ...(gone ? [] : [{ label: t('letters.meet.where'), value: facts.where }]),
        ],
      },
      sentences(
        t(gone ? 'letters.meet.again' : 'letters.meet.change', { phone, hours: facts.call.hours ?? '' }),
      ),
      signedBy(facts, pen, 'you'),
      ...(facts.slip ? [slipBlock(facts.slip, facts, pen)] : []),
    ],
  });
}
