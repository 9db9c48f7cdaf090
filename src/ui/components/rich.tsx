import type { Child } from '../jsx/html.ts';

/**
 * A sentence with pieces of page in it.
 *
 * @example <Rich parts={t.rich('ui.error.ring', { phone: <Phone view={view} number={phone} /> })} />
 */
export function Rich({ parts }: { readonly parts: readonly Child[] }) {
  return <>{parts}</>;
}
