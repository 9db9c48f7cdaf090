import { readNextAction } from '../../care/index.ts';
import type { View } from '../../ui/index.ts';

/** Kinds whose sentence names its day itself. */
const named: ReadonlySet<string> = new Set(['session', 'session_today']);

type Next = { readonly nextAction: string | null; readonly nextActionOn: Temporal.PlainDate | null };

/** True where the sentence says the day by itself, so that nobody reads “today” twice. */
export function saysItsDay(next: Next): boolean {
  return readNextAction(next.nextAction, next.nextActionOn)?.kind === 'session_today';
}

/** The next action of a case as a sentence, with its day where that is asked for. */
export function nextActionWords({ t, say }: View, next: Next, withDay = true): string {
  const found = readNextAction(next.nextAction, next.nextActionOn);
  if (!found) return t('workspace.next.nothing');
  const words = t(`workspace.next.${found.kind}`);
  if (!withDay || found.kind === 'session_today') return words;
  if (named.has(found.kind)) return t('workspace.next.on', { words, day: say.near(found.on) });
  return t('workspace.next.by', { words, day: say.near(found.on) });
}
