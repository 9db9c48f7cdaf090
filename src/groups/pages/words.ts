import type { View } from '../../ui/index.ts';
import type { Needs } from '../needs.ts';

/** A language in the reader's words; sign languages by their name. */
export function languageName({ t, say }: View, code: string): string {
  if (code === 'isg') return t('directory.find.language_isg');
  if (code === 'bfi') return t('directory.find.language_bfi');
  return say.language(code);
}

/** What somebody needs to take part, in words. */
export function needsInWords(view: View, needs: Needs): readonly string[] {
  const { t } = view;
  return [
    ...(needs.interpreter
      ? [t('groups.need.interpreter_in', { language: languageName(view, needs.interpreter) })]
      : []),
    ...(needs.carer ? [t('groups.need.carer')] : []),
    ...(needs.transport ? [t('groups.need.transport')] : []),
    ...(needs.access ? [t('groups.need.access')] : []),
  ];
}
