import { z } from 'zod';
import {
  type Block,
  heading,
  type LetterDocument,
  type ListItem,
  plain,
  strong,
} from '../engine/document.ts';
import { callFacts, crisisLine, day, letterFacts, line, name, spoken } from './facts.ts';
import { type LetterView, onLetterhead, type Writing, writing } from './letterhead.ts';
import { section, sentences, whoToRing } from './passages.ts';
import { slipBlock } from './slip.ts';

const outOfTen = z.number().int().min(0).max(10).nullish();

const actionFacts = z.object({
  words: z.string().min(1).max(4000),
  owner: z.enum(['person', 'link_worker', 'both', 'other']),
  /** Name of the owner when it is somebody else. */
  ownerName: name.nullish(),
  dueOn: day.nullish(),
  doneOn: day.nullish(),
});

/** Facts of a plan as agreed, or as it stands while it is being made (`agreed` is then null). */
export const planFacts = letterFacts.extend({
  person: z.object({ name, called: name }),
  version: z.number().int().min(1).nullish(),
  agreed: z.object({ on: day, how: z.enum(['in_person', 'by_phone', 'by_link', 'by_video']) }).nullish(),
  whatMatters: spoken.nullish(),
  strengths: spoken.nullish(),
  goals: z
    .array(
      z.object({
        words: spoken,
        importance: outOfTen,
        confidence: outOfTen,
        /** What would make it easier, asked when confidence is below five. */
        whatWouldHelp: spoken.nullish(),
        actions: z.array(actionFacts).max(30).default([]),
      }),
    )
    .max(20)
    .default([]),
  /** What could get in the way, in the person's words or the words of the code list, and the way round it. */
  barriers: z
    .array(z.object({ text: line, wayRound: z.string().max(4000).nullish() }))
    .max(30)
    .default([]),
  ifThingsGetWorse: spoken.nullish(),
  /** Groups and places, with when and where in the language of the plan. */
  groups: z
    .array(z.object({ name, when: line.nullish(), place: line.nullish() }))
    .max(30)
    .default([]),
  call: callFacts,
  crisis: z.array(crisisLine).max(8),
  size: z.enum(['standard', 'large']).default('standard'),
});
export type PlanFacts = z.input<typeof planFacts>;

/** The plan on paper, to keep and to sign. Throws ZodError for facts of the wrong shape. */
export function planDocument(input: PlanFacts, view: LetterView): LetterDocument {
  const facts = planFacts.parse(input);
  const pen = writing(facts, view);
  const { t } = pen;
  return onLetterhead(facts, view, {
    title: t('letters.plan.title', { name: facts.person.name }),
    to: [],
    size: facts.size,
    blocks: [
      ...agreement(facts, pen),
      ...said(t('letters.plan.matters'), facts.whatMatters),
      ...said(t('letters.plan.strengths'), facts.strengths),
      ...(facts.goals.length > 0 ? [{ kind: 'twig' as const }, heading(t('letters.plan.goals'))] : []),
      ...facts.goals.flatMap((goal, index) => goalBlocks(goal, index + 1, facts, pen)),
      ...section(t('letters.plan.barriers'), barriers(facts)),
      ...section(t('letters.plan.groups'), groups(facts, pen)),
      ...section(t('letters.hard.title'), hard(facts, pen)),
      signing(facts, pen),
      slipOfPlan(facts, pen),
    ],
  });
}

type Facts = z.output<typeof planFacts>;

function agreement({ agreed, version }: Facts, { t, say }: Writing): Block[] {
  if (!agreed) return [sentences(t('letters.plan.draft'))];
  const how = t.of(`letters.plan.how.${agreed.how}`);
  return [sentences(t('letters.plan.agreed', { date: say.date(agreed.on), how, version: version ?? 1 }))];
}

const said = (title: string, words: Facts['whatMatters']): Block[] =>
  words ? [heading(title), { kind: 'words', items: [{ text: words.text, lang: words.lang }] }] : [];

function goalBlocks(goal: Facts['goals'][number], number: number, facts: Facts, pen: Writing): Block[] {
  const { t } = pen;
  const { importance, confidence } = goal;
  const scales = [
    ...(importance == null ? [] : [t('letters.plan.importance', { value: importance })]),
    ...(confidence == null ? [] : [t('letters.plan.confidence', { value: confidence })]),
  ];
  const head: Block = {
    kind: 'together',
    blocks: [
      { kind: 'rule' },
      { kind: 'heading', level: 3, text: t('letters.plan.goal', { number }) },
      { kind: 'words', items: [{ text: goal.words.text, lang: goal.words.lang }] },
      ...(scales.length > 0 ? [sentences(...scales)] : []),
      ...(goal.whatWouldHelp ? [sentences(t('letters.plan.wouldHelp')), words(goal.whatWouldHelp)] : []),
    ],
  };
  const actions = goal.actions.map((action): ListItem => {
    const note = actionNote(action, facts, pen);
    return { spans: [plain(action.words)], note, mark: action.doneOn ? 'done' : 'todo' };
  });
  return actions.length > 0 ? [head, { kind: 'list', items: actions }] : [head];
}

const words = ({ text, lang }: { text: string; lang: string }): Block => ({
  kind: 'words',
  items: [{ text, lang }],
});

function actionNote(action: z.output<typeof actionFacts>, facts: Facts, { t, short }: Writing): string {
  const worker = facts.signer.name;
  const other = action.ownerName ?? t('letters.plan.owner.other');
  const who = {
    person: t('letters.plan.owner.person'),
    link_worker: worker,
    both: t('letters.plan.owner.both', { worker }),
    other,
  }[action.owner];
  if (action.doneOn) return t('letters.plan.done', { who, date: short(action.doneOn) });
  return action.dueOn ? t('letters.plan.due', { who, date: short(action.dueOn) }) : who;
}

const barriers = ({ barriers }: Facts): Block[] =>
  barriers.length === 0
    ? []
    : [
        {
          kind: 'list',
          items: barriers.map(({ text, wayRound }) => ({
            spans: wayRound ? [strong(`${text}: `), plain(wayRound)] : [strong(text)],
          })),
        },
      ];

const groups = ({ groups }: Facts, { say }: Writing): Block[] =>
  groups.length === 0
    ? []
    : [
        {
          kind: 'list',
          items: groups.map(({ name, when, place }) => {
            const where = say.commas([when, place]);
            return { spans: where ? [strong(`${name}: `), plain(where)] : [strong(name)] };
          }),
        },
      ];

function hard({ ifThingsGetWorse, call, crisis }: Facts, pen: Writing): Block[] {
  const own = ifThingsGetWorse ? [words(ifThingsGetWorse)] : [];
  return [...own, sentences(pen.t('letters.hard.ring')), whoToRing(call, crisis, pen)];
}

const signing = ({ person, signer }: Facts, { t }: Writing): Block => ({
  kind: 'signing',
  lines: [
    { who: person.name, date: t('letters.plan.signedOn') },
    { who: signer.name, date: t('letters.plan.signedOn') },
  ],
});

/** A plan is printed as often as one likes, so its strip bears the reference of the case. */
const slipOfPlan = (facts: Facts, pen: Writing): Block =>
  slipBlock({ code: facts.reference, about: 'here' }, facts, pen);
