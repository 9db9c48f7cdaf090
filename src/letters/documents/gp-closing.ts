import { z } from 'zod';
import { type Block, type LetterDocument, paragraph, plain, strong } from '../engine/document.ts';
import {
  addressee,
  day,
  goalFacts,
  introductionFacts,
  letterFacts,
  line,
  measureFacts,
  name,
  personFacts,
  sessionsFacts,
  spoken,
} from './facts.ts';
import { type LetterView, onLetterhead, type Writing, writing } from './letterhead.ts';
import { measures } from './measures.ts';
import { goals, introductions, met, section, sentences, signedBy, startAndEnd } from './passages.ts';

/** Facts of the letter that tells a GP, or whoever referred, that the work with a person has ended. */
export const gpClosingFacts = letterFacts.extend({
  to: addressee,
  person: personFacts,
  /** `addressee`: this reader referred. `other`: `by` did. `self`: the person came. */
  referral: z.object({
    receivedOn: day,
    from: z.enum(['addressee', 'other', 'self']),
    by: name.nullish(),
  }),
  /** The reasons for the referral, in the letter's language. */
  needs: z.array(line).default([]),
  sessions: sessionsFacts,
  /** Code of the closing reason. */
  reason: z.string().max(60),
  wordsAtStart: spoken.nullish(),
  wordsAtEnd: spoken.nullish(),
  whatMatters: spoken.nullish(),
  goals: z.array(goalFacts).max(20).default([]),
  introductions: z.array(introductionFacts).max(40).default([]),
  measures: z.array(measureFacts).max(40).default([]),
  measuredOn: z.object({ start: day.nullish(), end: day.nullish() }).default({}),
  /** When we ask the questions once more. */
  askAgainOn: day.nullish(),
  /** What the person and the link worker ask of this reader; without it the letter says that nothing is needed. */
  askOfReader: z.string().max(4000).nullish(),
  /** Whether the person has seen this letter. */
  seen: z.enum(['agreed', 'read', 'not_seen']),
});
export type GpClosingFacts = z.input<typeof gpClosingFacts>;

/**
 * The closing letter, under the headings of the PRSB social prescribing standard said in plain words.
 * Throws ZodError when a fact is missing or of the wrong shape.
 */
export function gpClosingLetter(input: GpClosingFacts, view: LetterView): LetterDocument {
  const facts = gpClosingFacts.parse(input);
  const pen = writing(facts, view);
  const { t } = pen;
  const { called } = facts.person;
  const matters = facts.whatMatters;
  return onLetterhead(facts, view, {
    title: title(facts, pen),
    to: [facts.to.name, ...facts.to.lines],
    blocks: [
      sentences(t('letters.dear', { name: facts.to.greeting ?? facts.to.name })),
      opening(facts, pen),
      ...aboutReferral(facts, pen),
      ...startAndEnd(facts.wordsAtStart, facts.wordsAtEnd, pen),
      ...section(
        t('letters.gp.matters', { called }),
        matters ? [{ kind: 'words', items: [{ text: matters.text, lang: matters.lang }] }] : [],
      ),
      ...section(t('letters.gp.goals'), goals(facts.goals, pen, 'them')),
      ...section(t('letters.gp.did', { called }), introductions(facts.introductions, pen, 'them')),
      ...section(t('letters.gp.measures'), measures(facts, pen)),
      {
        kind: 'together',
        blocks: [
          ...section(t(facts.askOfReader ? 'letters.gp.ask' : 'letters.back.title'), asked(facts, pen)),
          signedBy(facts, pen, 'them'),
          sentences(t.of(`letters.gp.seen.${facts.seen}`, { called })),
        ],
      },
    ],
  });
}

type Facts = z.output<typeof gpClosingFacts>;

function title({ person }: Facts, { t, say }: Writing): string {
  if (!person.born) return t('letters.gp.title', { name: person.name });
  return t('letters.gp.titleBorn', { name: person.name, born: say.date(person.born) });
}

function opening(
  { person, referral, sessions, reason, introductions, askOfReader }: Facts,
  pen: Writing,
): Block {
  const { t, short } = pen;
  const { called } = person;
  const date = short(referral.receivedOn);
  const came =
    referral.from === 'other' && referral.by
      ? t('letters.gp.came.other', { called, date, by: referral.by })
      : t(referral.from === 'addressee' ? 'letters.gp.came.addressee' : 'letters.gp.came.self', {
          called,
          date,
        });
  const key = `letters.gp.reason.${reason}`;
  const why = t.of(t.has(key) ? key : 'letters.gp.reason.other', { called });
  const going = introductions.filter(one => one.state === 'attending').length;
  const news = [
    ...(going > 0 ? [t('letters.gp.going', { called, count: going })] : []),
    ...(askOfReader ? [] : [t('letters.gp.nothing')]),
  ];
  return paragraph(plain(`${came} ${met(sessions, pen, 'them')} ${why} `), strong(news.join(' ')));
}

function aboutReferral({ person, needs }: Facts, { t, say }: Writing): Block[] {
  const items = [
    ...(person.identifier ? [person.identifier] : []),
    ...(needs.length > 0 ? [{ label: t('letters.gp.needs'), value: say.list(needs) }] : []),
  ];
  return items.length === 0 ? [] : [{ kind: 'facts', items }];
}

function asked({ askOfReader, person, programme }: Facts, { t, phone }: Writing): Block[] {
  const back = t('letters.gp.back', { called: person.called, phone: phone(programme.phone) });
  return [...(askOfReader ? [sentences(askOfReader)] : []), sentences(back)];
}
