import type { Words } from '../ui/index.ts';

/** What comes next as a sentence; a step written by hand is shown as it was written. */
export function nextStepWords(t: Words, step: string | null): string | null {
  if (step === null) return null;
  const key = `introductions.next.${step}`;
  return t.has(key) ? t(key) : step;
}
