import { createHash } from 'node:crypto';

/** Where a try comes from. */
export type From = {
  /** From `placeOf`. */
  readonly place: string;
  /** The token of a browser that says it is known. */
  readonly device?: string | undefined;
};

/** A browser that the account knows is counted by itself: what others try elsewhere does not keep it out. */
export function originOf(from: From, isKnown: boolean): string {
  if (!isKnown || !from.device) return from.place;
  return `device ${createHash('sha256').update(from.device).digest('hex').slice(0, 24)}`;
}
