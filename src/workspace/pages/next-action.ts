import { readNextAction } from '../../care/index.ts';
import type { View } from '../../ui/index.ts';

/** The next action of a case as a sentence, with its day where that is asked for. */
export function nextActionWords(
  { t, say }: View,
  next: { readonly nextAction: string | null; readonly nextActionOn: Temporal.PlainDate | null },
  withDay = true,
): string {
  const found = readNextAction(next.nextAction, next.nextActionOn);
  if (!found) return t('workspace.next.nothing');
  const words = t(`workspace.next.${found.kind}`);
  return withDay ? t('workspace.next.by', { words, day: say.near(found.on) }) : words;
}
