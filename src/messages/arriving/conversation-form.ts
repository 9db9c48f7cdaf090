import { z } from 'zod';
import { choice, errorKey, optionalTime, text } from '../../ui/index.ts';
import { MOST_PARTS, partsOf } from '../channels/parts.ts';
import { textActs } from './decide-text.ts';

/** A text in somebody's own words. What takes more parts than go in one piece is refused, with both numbers. */
export const textForm = z.object({
  words: text({ max: 1_600, missing: 'messages.texts.error.words', lines: true }).superRefine(
    (words, context) => {
      const { count } = partsOf(words);
      if (count > MOST_PARTS)
        context.addIssue({
          code: 'custom',
          message: errorKey('messages.texts.error.long', { parts: count, most: MOST_PARTS }),
        });
    },
  ),
});

/** When somebody wants no texts: both times, or neither. */
export const quietForm = z
  .object({ quiet_from: optionalTime(), quiet_until: optionalTime() })
  .superRefine(({ quiet_from, quiet_until }, context) => {
    // A time that could not be read is no time here, and has been said already.
    const [from, until] = [quiet_from, quiet_until].map(one =>
      one instanceof Temporal.PlainTime ? one : null,
    );
    const missing =
      quiet_from && !quiet_until ? 'quiet_until' : quiet_until && !quiet_from ? 'quiet_from' : null;
    if (missing)
      context.addIssue({ code: 'custom', path: [missing], message: 'messages.texts.error.quietBoth' });
    else if (from && until && from.equals(until))
      context.addIssue({ code: 'custom', path: ['quiet_until'], message: 'messages.texts.error.quietSame' });
  });

/** What is said of a text that came in. */
export const actForm = z.object({ act: choice(textActs, 'messages.texts.error.act') });
