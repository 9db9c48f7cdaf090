import {
  type Block,
  heading,
  type ListItem,
  paragraph,
  plain,
  type Span,
  type SpokenWords,
  strong,
} from '../engine/document.ts';
import type { Call, CrisisLine, Goal, Introduction, LetterFacts, Sessions, Spoken } from './facts.ts';
import type { Writing } from './letterhead.ts';

/** Whether a passage speaks to the person or about them. */
export type Towards = 'you' | 'them';

/** A section with its heading, or nothing at all when it would be empty. */
export const section = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [heading(title), ...blocks];

/** Several sentences as one paragraph. */
export const sentences = (...texts: string[]): Block => paragraph(plain(texts.filter(Boolean).join(' ')));

/** The person's words with when they were said. */
export function spokenWords(said: Spoken, by?: string): SpokenWords {
  const { text, lang } = said;
  return by === undefined ? { text, lang } : { text, lang, by };
}

/** Their words at the start and at the end, side by side where there is room. */
export function startAndEnd(
  start: Spoken | null | undefined,
  end: Spoken | null | undefined,
  { t, short }: Writing,
): Block[] {
  const items: SpokenWords[] = [];
  if (start) {
    items.push(
      spokenWords(
        start,
        start.on ? t('letters.said.start', { date: short(start.on) }) : t('letters.said.first'),
      ),
    );
  }
  if (end) {
    items.push(
      spokenWords(end, end.on ? t('letters.said.end', { date: short(end.on) }) : t('letters.said.last')),
    );
  }
  return items.length === 0 ? [] : [{ kind: 'words', items }];
}

/** How often we met, from when to when; for professionals also of how many planned. */
export function met(sessions: Sessions, { t, short }: Writing, towards: Towards): string {
  const { held, planned, from, to } = sessions;
  if (held === 0) return t('letters.met.none');
  const times = t('letters.met.count', { held });
  const count = towards === 'you' ? times : t('letters.met.ofPlanned', { count: times, planned });
  if (!from || !to) return t('letters.met.plain', { count });
  if (from.equals(to)) return t('letters.met.once', { count, day: short(from) });
  return t('letters.met.between', { count, from: short(from), to: short(to) });
}

/** Where somebody went and whether they still go. */
export function introductions(
  list: readonly Introduction[],
  { t, say, short }: Writing,
  towards: Towards,
): Block[] {
  if (list.length === 0) return [];
  const items = list.map((one): ListItem => {
    const state = t.of(`letters.went.${one.state}.${towards}`);
    const began = one.firstAttendedOn ? t('letters.went.began', { date: short(one.firstAttendedOn) }) : '';
    const what = say.commas([began, state, one.why]);
    return { spans: [strong(`${one.service}: `), plain(`${what}.`)] };
  });
  return [{ kind: 'list', items }];
}

/** Goals in the person's words, how each ended, and what they said about it. */
export function goals(list: readonly Goal[], { t }: Writing, towards: Towards): Block[] {
  if (list.length === 0) return [];
  const items = list.map((goal): ListItem => {
    const outcome = t.of(`letters.goal.${goal.state}.${towards}`);
    const said = goal.said ? [plain(' '), quoted(goal.said)] : [];
    return { spans: [{ ...quoted(goal.words), strong: true }, plain(` ${outcome}`), ...said] };
  });
  return [{ kind: 'list', items }];
}

/** Words inside a sentence, in the quotation marks that English and Irish share. */
export const quoted = ({ text, lang }: Spoken): Span => ({ text: `“${text}”`, lang });

/** Our own number first, then the crisis lines of the region. */
export function whoToRing(call: Call, crisis: readonly CrisisLine[], { phone }: Writing): Block {
  const ours = {
    number: phone(call.phone),
    name: call.name,
    ...(call.hours ? { note: call.hours } : {}),
  };
  const lines = crisis.map(one => ({
    number: one.number,
    name: one.name,
    ...(one.note ? { note: one.note } : {}),
  }));
  return { kind: 'phones', items: [ours, ...lines] };
}

/** Greeting at the end, space for a name by hand, name and role. */
export function signedBy(facts: LetterFacts, { t }: Writing, towards: Towards): Block {
  return {
    kind: 'signature',
    greeting: t(towards === 'you' ? 'letters.close.warm' : 'letters.close.formal'),
    name: facts.signer.name,
    role: t.of(`letters.role.${facts.signer.role}`),
  };
}
