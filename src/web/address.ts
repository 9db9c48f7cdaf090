import type { Context } from 'hono';

/**
 * The address a request comes from. Behind proxies of one's own it is what the outermost of them saw; what a visitor writes into
 * the header themselves stands further left and is never believed.
 * @param proxies how many proxies of the operator stand in front; 0: the connection itself tells
 * @returns null when there is no connection to ask, as in tests
 */
export function addressOf(c: Context, proxies: number): string | null {
  if (proxies > 0) {
    const seen = (c.req.header('x-forwarded-for') ?? '').split(',').map(part => part.trim());
    const one = seen.at(-proxies);
    if (one) return one;
  }
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? null;
}
