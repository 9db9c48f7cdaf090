import type { Child } from '../jsx/html.ts';

export type FoldProps = {
  readonly summary: Child;
  readonly open?: boolean | undefined;
  readonly id?: string | undefined;
  readonly children?: Child;
};

/**
 * Something for whoever wants it: “Why do we ask this?”
 *
 * @example <Fold summary={t('ui.form.why')}><p>{t('referrals.why_phone')}</p></Fold>
 */
export function Fold({ summary, open, id, children }: FoldProps) {
  return (
    <details class="fold" open={open} id={id}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
