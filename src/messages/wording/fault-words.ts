import type { View } from '../../ui/index.ts';
import type { WordingFault } from './check-wording.ts';
import type { ReadingEase } from './reading-ease.ts';

/** What is wrong with words, and what to do about it. */
export function faultWords({ t, say }: View, fault: WordingFault): string {
  switch (fault.kind) {
    case 'missing':
      return t('messages.wording.fault.missing');
    case 'long':
      return t('messages.wording.fault.long', { most: fault.most });
    case 'syntax':
      return t.of(`messages.wording.fault.${fault.fault}`, { example: bracketed('name') });
    case 'unknown':
    case 'neutral_value':
      return t(`messages.wording.fault.${fault.kind}`, { names: say.list(fault.names.map(bracketed)) });
    case 'neutral_words':
      return t('messages.wording.fault.neutral_words', { names: say.list(fault.names) });
  }
}

/** A value as it is written into words. */
export const bracketed = (name: string): string => `{${name}}`;

/** How hard the words are to read, by a name that says what was measured. */
export const easeWords = ({ t }: View, { measure, value, hard }: ReadingEase): string =>
  t(`messages.wording.ease.${measure}`, { value, hard: hard ? 'yes' : 'no' });
