import { z } from 'zod';
import type { Block } from '../engine/document.ts';
import { squaresOf } from '../engine/on-paper.ts';
import type { LetterFacts } from './facts.ts';
import type { Writing } from './letterhead.ts';

/** The strip at the foot: its code and what it asks. */
export const slipFacts = z.object({
  code: z.string().min(1).max(20),
  about: z.enum(['session', 'here', 'waiting']),
  /** Said again on the strip, so that nobody answers about another day. */
  when: z.string().max(200).nullish(),
});
export type SlipFacts = z.output<typeof slipFacts>;

/** A strip to cut off and send back. It says nothing of what the service is. */
export function slipBlock(slip: SlipFacts, facts: LetterFacts, { t }: Writing): Block {
  const { about, when } = slip;
  const choices = {
    session: [
      t('letters.slip.come'),
      t('letters.slip.cannot'),
      t('letters.slip.ring'),
      t('letters.slip.stop'),
    ],
    here: [t('letters.slip.ring'), t('letters.slip.stop')],
    waiting: [t('letters.slip.still'), t('letters.slip.ring'), t('letters.slip.stop')],
  };
  return {
    kind: 'slip',
    cut: t('letters.slip.cut'),
    title: when ? t('letters.slip.title_when', { when }) : t('letters.slip.title'),
    choices: choices[about],
    remark: t('letters.slip.remark'),
    code: slip.code,
    codeLabel: t('letters.slip.code'),
    qr: squaresOf(slip.code),
    qrAlt: t('letters.slip.qr', { code: slip.code }),
    back: [facts.programme.hostName, ...facts.programme.lines],
    backLabel: t('letters.slip.back'),
  };
}
