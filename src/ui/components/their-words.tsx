import type { Child } from '../jsx/html.ts';

export type TheirWordsProps = {
  /** Exactly as the person said it; never edited, cut or translated without saying so. */
  readonly text: string;
  /** When and where it was said: “Session 1, 20 October”. */
  readonly source?: Child;
  /** The largest type after the heading; for the one sentence a page is about. */
  readonly big?: boolean | undefined;
};

/**
 * The person's own words, in quotation marks, the opening mark hung outside the margin.
 *
 * @example <TheirWords text="I miss the singing." source={t('sessions.source', { number: 1, day })} />
 */
export function TheirWords({ text, source, big }: TheirWordsProps) {
  const paragraphs = text.trim().split(/\n\s*\n/);
  return (
    <blockquote class={big ? 'words words--big' : 'words'} dir="auto">
      {paragraphs.map((paragraph, index) => (
        <p>
          “{paragraph}
          {index === paragraphs.length - 1 ? '”' : ''}
        </p>
      ))}
      {source ? <footer>{source}</footer> : null}
    </blockquote>
  );
}
