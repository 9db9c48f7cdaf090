import { Forbidden, Refused } from '../../core/index.ts';
import type { KeptPack, PackState } from './pack.ts';

type Who = { readonly role: string };

/** What may be done with a pack, by whom, and from which states. */
const acts = {
  make: { roles: ['coordinator', 'system'], from: null },
  release: { roles: ['coordinator', 'system'], from: ['made', 'released'] },
  withdraw: { roles: ['coordinator'], from: ['made', 'released'] },
  plan: { roles: ['coordinator', 'administrator'], from: null },
} as const satisfies Record<
  string,
  { readonly roles: readonly string[]; readonly from: readonly PackState[] | null }
>;
export type PackAct = keyof typeof acts;

/** Whether somebody has the role for it. */
export const mayAct = ({ role }: Who, act: PackAct): boolean =>
  (acts[act].roles as readonly string[]).includes(role);

/** @throws Forbidden for another role, Refused for a pack that has been withdrawn */
export function permitAct(who: Who, act: PackAct, pack?: Pick<KeptPack, 'state'>): void {
  if (!mayAct(who, act)) throw new Forbidden('pack.refused.role');
  const from: readonly PackState[] | null = acts[act].from;
  if (pack && from && !from.includes(pack.state)) throw new Refused('pack.refused.withdrawn');
}
