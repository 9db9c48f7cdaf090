import { z } from 'zod';
import { type Block, type LetterDocument, paragraph, strong } from '../engine/document.ts';
import { day, letterFacts, line, name } from './facts.ts';
import { type LetterView, onLetterhead, writing } from './letterhead.ts';
import { sentences, signedBy } from './passages.ts';

/** Facts of a certificate of taking part: what somebody came to, and nothing of why. */
export const certificateFacts = letterFacts.extend({
  person: z.object({ name }),
  course: name,
  /** How many meetings there were, and at how many the person was. A meeting that was made up counts. */
  held: z.number().int().min(1),
  attended: z.number().int().min(1),
  from: day,
  to: day,
  place: line.nullish(),
  ledBy: z.array(name).max(6).default([]),
  size: z.enum(['standard', 'large']).default('large'),
});
export type CertificateFacts = z.input<typeof certificateFacts>;

/** A certificate of taking part. It names no reason and no health matter. Throws ZodError for facts of the wrong shape. */
export function certificateDocument(input: CertificateFacts, view: LetterView): LetterDocument {
  const facts = certificateFacts.parse(input);
  const pen = writing(facts, view);
  const { t, say } = pen;
  const when = facts.from.equals(facts.to)
    ? say.date(facts.from)
    : t('letters.certificate.between', { from: say.date(facts.from), to: say.date(facts.to) });
  const items = [
    { label: t('letters.certificate.when'), value: when },
    {
      label: t('letters.certificate.attended'),
      value: t('letters.certificate.of', { attended: facts.attended, held: facts.held }),
    },
    ...(facts.place ? [{ label: t('letters.certificate.where'), value: facts.place }] : []),
    ...(facts.ledBy.length > 0
      ? [{ label: t('letters.certificate.led'), value: say.list([...facts.ledBy]) }]
      : []),
  ];
  const blocks: Block[] = [
    { kind: 'twig' },
    sentences(t('letters.certificate.says')),
    { kind: 'heading', level: 2, text: facts.person.name },
    sentences(t('letters.certificate.took')),
    paragraph(strong(facts.course)),
    { kind: 'rule' },
    { kind: 'facts', items },
    { kind: 'rule' },
    sentences(t('letters.certificate.thanks')),
    signedBy(facts, pen, 'you'),
  ];
  return onLetterhead(facts, view, {
    title: t('letters.certificate.title'),
    to: [],
    size: facts.size,
    blocks,
  });
}
