import type { View } from '../view.ts';
import { LinkButton } from './button.tsx';

export type PagerProps = {
  readonly view: View;
  /** Address of the page before this one; left out on the first. */
  readonly newer?: string | undefined;
  /** Address of the page after this one; left out on the last. */
  readonly older?: string | undefined;
};

/**
 * Forward and back through a long list by keyset: no page numbers, no counting.
 *
 * @example <Pager view={view} older={last && `/people?after=${last.id}`} />
 */
export function Pager({ view, newer, older }: PagerProps) {
  if (!newer && !older) return null;
  return (
    <nav class="pager" aria-label={view.t('ui.pager.label')}>
      {newer ? (
        <LinkButton href={newer} look="quiet">
          {view.t('ui.pager.newer')}
        </LinkButton>
      ) : (
        <span />
      )}
      {older ? (
        <LinkButton href={older} look="quiet" way>
          {view.t('ui.pager.older')}
        </LinkButton>
      ) : null}
    </nav>
  );
}
