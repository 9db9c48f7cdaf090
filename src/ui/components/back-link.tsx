import type { Child } from '../jsx/html.ts';
import { Icon } from './icon.tsx';

/**
 * The way back, above the heading of a page; its words say where it leads.
 *
 * @example <BackLink href={`/cases/${id}`}>{name}</BackLink>
 */
export function BackLink({ href, children }: { readonly href: string; readonly children?: Child }) {
  return (
    <p class="no-print">
      <a class="link-btn" href={href}>
        <Icon name="arrow" turn="back" />
        {children}
      </a>
    </p>
  );
}
