import type { Child } from '../jsx/html.ts';
import { Sprig } from '../motifs/sprig.tsx';

/**
 * In place of a list with nothing in it: what to do first.
 *
 * @example <Empty title={t('referrals.inbox.empty')}><LinkButton href="/refer" look="words">…</LinkButton></Empty>
 */
export function Empty({ title, children }: { readonly title: string; readonly children?: Child }) {
  return (
    <div class="empty">
      <Sprig />
      <div class="stack stack--tight">
        <p>
          <b>{title}</b>
        </p>
        {children}
      </div>
    </div>
  );
}
