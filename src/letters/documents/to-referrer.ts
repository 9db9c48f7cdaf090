import { z } from 'zod';
import { type Block, type LetterDocument, paragraph, plain, strong } from '../engine/document.ts';
import { addressee, day, letterFacts, line, name, personFacts } from './facts.ts';
import { type LetterView, onLetterhead, type Writing, writing } from './letterhead.ts';
import { sentences, signedBy } from './passages.ts';

const toReferrer = letterFacts.extend({ to: addressee, person: personFacts, receivedOn: day });

/** Facts of the receipt: what arrived and what to expect. */
export const receiptFacts = toReferrer.extend({
  /** Day by which somebody will have read it. */
  decideBy: day.nullish(),
  /** Expected wait for a first meeting, in weeks. */
  waitWeeks: z.number().int().min(0).max(200).nullish(),
  /** Address of the private status page. */
  statusPage: z.string().max(500).nullish(),
});
export type ReceiptFacts = z.input<typeof receiptFacts>;

/** Facts of the news that we have spoken with the person. */
export const firstContactFacts = toReferrer.extend({
  contactedOn: day,
  linkWorker: name,
  firstSessionOn: day.nullish(),
});
export type FirstContactFacts = z.input<typeof firstContactFacts>;

/** Facts of a decline, with its coded reason and where the person was pointed to. */
export const declineFacts = toReferrer.extend({
  /** Code of the decline reason. */
  reason: z.string().max(60),
  /** More about it, written by the co-ordinator. */
  note: z.string().max(4000).nullish(),
  redirectedTo: z.object({ name, phone: line.nullish() }).nullish(),
  personTold: z.boolean(),
});
export type DeclineFacts = z.input<typeof declineFacts>;

/** "Your referral has arrived." Throws ZodError for facts of the wrong shape. */
export function referralReceiptLetter(input: ReceiptFacts, view: LetterView): LetterDocument {
  const facts = receiptFacts.parse(input);
  const pen = writing(facts, view);
  const { t, say } = pen;
  const next = [
    ...(facts.decideBy ? [t('letters.receipt.decide', { date: say.day(facts.decideBy) })] : []),
    ...(facts.waitWeeks == null ? [] : [t('letters.receipt.wait', { weeks: facts.waitWeeks })]),
  ];
  return letterToReferrer(facts, pen, t('letters.receipt.title', { name: facts.person.name }), [
    paragraph(
      strong(t('letters.receipt.arrived', { name: facts.person.name, date: say.day(facts.receivedOn) })),
    ),
    ...(next.length > 0 ? [sentences(...next)] : []),
    ...(facts.statusPage ? [sentences(t('letters.receipt.follow', { address: facts.statusPage }))] : []),
    sentences(t('letters.receipt.urgent')),
  ]);
}

/** "We have spoken with them." Throws ZodError for facts of the wrong shape. */
export function firstContactLetter(input: FirstContactFacts, view: LetterView): LetterDocument {
  const facts = firstContactFacts.parse(input);
  const pen = writing(facts, view);
  const { t, say } = pen;
  const { called, name: full } = facts.person;
  return letterToReferrer(facts, pen, t('letters.contact.title', { name: full }), [
    paragraph(
      strong(
        t('letters.contact.spoke', { called, worker: facts.linkWorker, date: say.day(facts.contactedOn) }),
      ),
      plain(
        facts.firstSessionOn
          ? ` ${t('letters.contact.session', { date: say.day(facts.firstSessionOn) })}`
          : ` ${t('letters.contact.noSession')}`,
      ),
    ),
    sentences(t('letters.contact.next')),
  ]);
}

/** "We cannot take this referral, and why." Throws ZodError for facts of the wrong shape. */
export function declineLetter(input: DeclineFacts, view: LetterView): LetterDocument {
  const facts = declineFacts.parse(input);
  const pen = writing(facts, view);
  const { t, say } = pen;
  const { called, name: full } = facts.person;
  const key = `letters.decline.reason.${facts.reason}`;
  const to = facts.redirectedTo;
  const where = to ? (to.phone ? `${to.name}, ${pen.phone(to.phone)}` : to.name) : '';
  return letterToReferrer(facts, pen, t('letters.decline.title', { name: full }), [
    paragraph(
      plain(`${t('letters.decline.thanks', { called, date: say.day(facts.receivedOn) })} `),
      strong(t.of(t.has(key) ? key : 'letters.decline.reason.other', { called })),
    ),
    ...(facts.note ? [sentences(facts.note)] : []),
    ...(to ? [sentences(t('letters.decline.redirected', { called, where }))] : []),
    sentences(t(facts.personTold ? 'letters.decline.told' : 'letters.decline.notTold', { called })),
    sentences(t('letters.decline.again')),
  ]);
}

function letterToReferrer(
  facts: z.output<typeof toReferrer>,
  pen: Writing,
  title: string,
  body: readonly Block[],
): LetterDocument {
  const { t, say } = pen;
  const { born, identifier } = facts.person;
  const items = [
    ...(born ? [{ label: t('letters.born'), value: say.date(born) }] : []),
    ...(identifier ? [identifier] : []),
  ];
  return onLetterhead(facts, pen, {
    title,
    to: [facts.to.name, ...facts.to.lines],
    blocks: [
      ...(items.length > 0 ? [{ kind: 'facts' as const, items }] : []),
      sentences(t('letters.dear', { name: facts.to.greeting ?? facts.to.name })),
      ...body,
      sentences(t('letters.call', { phone: pen.phone(facts.programme.phone) })),
      signedBy(facts, pen, 'them'),
    ],
  });
}
