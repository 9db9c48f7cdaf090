import { hoursIn } from '../../programmes/index.ts';
import type { Locale } from '../../ui/index.ts';
import { partsOf } from '../channels/parts.ts';
import { type House, viewOf } from '../queries/house.ts';
import { type TemplateName, templates } from '../templates.ts';
import { writeMessage } from '../write-message.ts';
import { houseWords } from './house-words.ts';
import type { Asks } from './parse-wording.ts';
import { partsOfTemplate, type WordingPart } from './part.ts';
import { type ReadingEase, readingEase } from './reading-ease.ts';
import { asksOf, sampleValues } from './samples.ts';
import type { OwnWords } from './store.ts';

/** A message as it would read, one way. */
export type Preview = {
  readonly part: 'body' | 'sms' | 'neutral';
  readonly subject: string;
  readonly body: string;
  /** How many texts it is paid as; null for what is no text. */
  readonly texts: number | null;
  readonly ease: ReadingEase | null;
};

/** The message in each of its ways, with believable values, as the sender itself would write it. */
export function previewsOf(
  house: House,
  now: Temporal.Instant,
  of: { readonly template: TemplateName; readonly locale: Locale; readonly own: OwnWords },
): readonly Preview[] {
  const { template, locale, own } = of;
  const view = viewOf(house, now, locale);
  const parts = partsOfTemplate(template);
  const shown = (['body', 'sms', 'neutral'] as const).filter(part => parts.includes(part));
  return shown.map(part => {
    const channel = part === 'body' || !parts.includes('sms') ? 'email' : 'sms';
    const written = writeMessage({
      view,
      programme: { ...house, phoneHours: hoursIn(house, locale) },
      template,
      channel,
      values: sampleValues(view, [...plainAsks(template), ...partAsks(of, part)], part),
      neutral: part === 'neutral',
      codeWord: null,
      own,
    });
    return {
      part,
      ...written,
      texts: channel === 'sms' ? partsOf(written.body).count : null,
      ease: readingEase(written.body, locale),
    };
  });
}

const plainAsks = (template: TemplateName): readonly Asks[] =>
  templates[template].values.map(name => ({ name, kind: 'value', first: '' }));

/** What the words in use ask for, those of the house and the programme's own. */
function partAsks(
  {
    template,
    locale,
    own,
  }: { readonly template: TemplateName; readonly locale: Locale; readonly own: OwnWords },
  part: WordingPart,
): readonly Asks[] {
  const texts = [part, 'subject' as const].flatMap(one => [
    houseWords(template, one, locale)?.text ?? '',
    own[one] ?? '',
  ]);
  return texts.flatMap(text => asksOf(text, locale));
}
