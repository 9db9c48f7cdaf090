import { z } from 'zod';
import { type Block, heading, type LetterDocument, paragraph, plain, strong } from '../engine/document.ts';
import {
  addressee,
  callFacts,
  crisisLine,
  goalFacts,
  introductionFacts,
  letterFacts,
  name,
  sessionsFacts,
  spoken,
} from './facts.ts';
import { type LetterView, onLetterhead, type Writing, writing } from './letterhead.ts';
import {
  goals,
  introductions,
  met,
  quoted,
  section,
  sentences,
  signedBy,
  startAndEnd,
  whoToRing,
} from './passages.ts';

/** Facts of the letter that the person keeps when the meetings have ended. */
export const personClosingFacts = letterFacts.extend({
  to: addressee,
  called: name,
  sessions: sessionsFacts,
  /** Code of the closing reason; after a death no letter goes to the person. */
  reason: z
    .string()
    .max(60)
    .refine(code => code !== 'died', { message: 'letters.error.died' }),
  wordsAtStart: spoken.nullish(),
  wordsAtEnd: spoken.nullish(),
  goals: z.array(goalFacts).max(20).default([]),
  introductions: z.array(introductionFacts).max(40).default([]),
  /** What the person wants to do next, in their own words. */
  nextSteps: z.array(spoken).max(20).default([]),
  /** What helps on a hard day, in their own words. */
  ifThingsGetWorse: spoken.nullish(),
  call: callFacts,
  crisis: z.array(crisisLine).max(8),
  size: z.enum(['standard', 'large']).default('standard'),
  /** True when the post must not say what the service is (safe-contact rule). */
  neutral: z.boolean().default(false),
});
export type PersonClosingFacts = z.input<typeof personClosingFacts>;

/** The letter to the person, in plain words and in theirs. Throws ZodError for facts of the wrong shape. */
export function personClosingLetter(input: PersonClosingFacts, view: LetterView): LetterDocument {
  const facts = personClosingFacts.parse(input);
  const pen = writing(facts, view);
  const { t } = pen;
  const worse = facts.ifThingsGetWorse;
  return onLetterhead(facts, view, {
    title: t('letters.person.title'),
    to: [facts.to.name, ...facts.to.lines],
    size: facts.size,
    neutral: facts.neutral,
    blocks: [
      sentences(t('letters.dear', { name: facts.called })),
      opening(facts, pen),
      ...section(t('letters.person.words'), startAndEnd(facts.wordsAtStart, facts.wordsAtEnd, pen)),
      ...section(t('letters.person.did'), introductions(facts.introductions, pen, 'you')),
      ...section(t('letters.person.goals'), goals(facts.goals, pen, 'you')),
      ...section(t('letters.person.next'), nextSteps(facts)),
      ...section(t('letters.hard.title'), [
        ...(worse
          ? [
              sentences(t('letters.hard.said')),
              { kind: 'words' as const, items: [{ text: worse.text, lang: worse.lang }] },
            ]
          : []),
        sentences(t('letters.hard.ring')),
        whoToRing(facts.call, facts.crisis, pen),
      ]),
      {
        kind: 'together',
        blocks: [heading(t('letters.back.title')), comeBack(facts, pen), signedBy(facts, pen, 'you')],
      },
    ],
  });
}

type Facts = z.output<typeof personClosingFacts>;

function opening({ sessions, reason, introductions }: Facts, pen: Writing): Block {
  const { t } = pen;
  const key = `letters.person.reason.${reason}`;
  const why = t.of(t.has(key) ? key : 'letters.person.reason.other');
  const going = introductions.filter(one => one.state === 'attending').length;
  const news = going > 0 ? ` ${t('letters.person.going', { count: going })}` : '';
  return paragraph(
    plain(`${met(sessions, pen, 'you')} ${why}`),
    strong(news),
    plain(` ${t('letters.person.yours')}`),
  );
}

const nextSteps = ({ nextSteps }: Facts): Block[] =>
  nextSteps.length === 0
    ? []
    : [{ kind: 'list', items: nextSteps.map(step => ({ spans: [quoted(step)], mark: 'todo' })) }];

const comeBack = ({ call }: Facts, { t, phone }: Writing): Block =>
  sentences(t('letters.back.text', { phone: phone(call.phone), name: call.name }));
