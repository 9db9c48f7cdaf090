import type { Child } from '../jsx/html.ts';
import type { View } from '../view.ts';

export type NextUpProps = {
  readonly view: View;
  /** What comes next, as a sentence with its time. */
  readonly children?: Child;
  /** Instead of “Next:”. */
  readonly label?: string | undefined;
  /** Buttons to do it with; the first one filled. */
  readonly acts?: Child;
};

/**
 * The next action of a case; stays at the top while one reads on.
 *
 * @example <NextUp view={view} acts={<LinkButton small href={href}>Open session 5</LinkButton>}>today, 10 am. Meet Breda.</NextUp>
 */
export function NextUp({ view, children, label, acts }: NextUpProps) {
  return (
    <div class="next-up">
      <p>
        <b class="next-up__k">{label ?? view.t('ui.next')}</b> {children}
      </p>
      {acts ? <div class="next-up__do">{acts}</div> : null}
    </div>
  );
}
