import { randomUUIDv7 } from 'node:crypto';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new id: UUID version 7, so that ids made later sort later and sit together in an index. */
export function newId(): string {
  return randomUUIDv7();
}

/** True for a lower-case UUID of any version; check path parameters with it before a query. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
