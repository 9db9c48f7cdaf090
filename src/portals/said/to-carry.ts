import type { OwnCase } from '../queries.ts';
import type { Said } from './said.ts';

/** One thing that was said, with the case it is about. */
export type ToCarry = { readonly said: Said; readonly own: OwnCase & { readonly referralId: string } };
