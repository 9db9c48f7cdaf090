import type { Child } from '../jsx/html.ts';

/**
 * Keeps a phone number, reference, postcode or e-mail address in its own order, in Arabic too.
 *
 * @example <Ltr>HR-2026-0142</Ltr>
 */
export function Ltr({ children }: { readonly children?: Child }) {
  return <bdi dir="ltr">{children}</bdi>;
}
