import type { Channel } from '../programmes/index.ts';
import { ltr, type View } from '../ui/index.ts';
import { type TemplateName, templates } from './templates.ts';
import { parseWording } from './wording/parse-wording.ts';
import type { WordingPart } from './wording/part.ts';
import type { OwnWords } from './wording/store.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

type Writing = {
  readonly view: Pick<View, 't' | 'say' | 'dir' | 'locale'>;
  readonly programme: {
    readonly name: string;
    readonly hostName: string;
    readonly phone: string;
    readonly phoneHours: string;
  };
  readonly template: TemplateName;
  readonly channel: Channel;
  readonly values: MessageValues;
  /** The words must not say what the service is, nor link to it. */
  readonly neutral: boolean;
  /** A word by which the person knows that it is us; only in what goes to them. */
  readonly codeWord: string | null;
  /** What the programme says in its own words, by part; the rest is as the house says it. */
  readonly own?: OwnWords;
};

/**
 * Subject and text of a message in plain text. A text message has no subject and no signature of several lines.
 * @throws TypeError when a value that the template needs is missing
 */
export function writeMessage(input: Writing): { readonly subject: string; readonly body: string } {
  const { view, programme, template, channel, neutral } = input;
  const { t } = view;
  const missing = templates[template].values.find(name => input.values[name] === undefined);
  if (missing) throw new TypeError(`${template} needs ${missing}`);
  const phone = withoutMarks(view.say.phone(programme.phone));
  const values = {
    ...input.values,
    programme: neutral ? programme.hostName : programme.name,
    host: programme.hostName,
    phone,
    hours: programme.phoneHours,
  };
  const inOrder = view.dir === 'rtl' ? numbersInOrder : withoutMarks;
  const say = (part: WordingPart) =>
    inOrder(ownOf(input, part, values) ?? t.of(`messages.${template}.${part}`, values)).trim();
  const code = input.codeWord ? [input.codeWord] : [];
  if (channel === 'sms') {
    return { subject: '', body: oneLine([...code, say(neutral ? 'neutral' : 'sms')].join('. ')) };
  }
  const subject = neutral ? t('messages.neutral.subject') : say('subject');
  const sign = t(neutral ? 'messages.sign.neutral' : 'messages.sign', values);
  const body = [...code, say(neutral ? 'neutral' : 'body'), inOrder(sign)].join('\n\n');
  return { subject: oneLine(subject), body: body.replace(/\n{3,}/g, '\n\n') };
}

/** The programme's own words, filled in. They were checked when they were saved; should they ask for what is not there, the house speaks. */
function ownOf({ own, view }: Writing, part: WordingPart, values: MessageValues): string | null {
  const text = own?.[part];
  if (text === undefined) return null;
  const { message } = parseWording(text, view.locale);
  try {
    const written = message?.format(values);
    return typeof written === 'string' ? written : null;
  } catch {
    return null;
  }
}

/** Marks of direction are for pages; in a text message they would only halve its length. */
const withoutMarks = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');

/**
 * Between Arabic letters a number of several groups, a telephone number, would stand with its groups the wrong way round.
 * It is kept in its order; an address of a page is left alone, so that it still opens.
 */
function numbersInOrder(text: string): string {
  const parts = /https?:\S+|(?:\+|(?<!\d))\d+(?:[ \u00a0()-]+\d+)+/g;
  return withoutMarks(text).replace(parts, part => (part.startsWith('http') ? part : ltr(part)));
}

/** No line break in a subject or a text message: a header has one line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
