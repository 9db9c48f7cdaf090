import type { Actor, Role } from '../../src/platform/database/index.ts';

export const [me, colleague] = [
  '01980000-0000-7000-8000-00000000000a',
  '01980000-0000-7000-8000-00000000000b',
];
export const actorOf = (role: Role): Actor => ({ programmeId: me, id: me, role, teams: [], name: '' });
/** Whose something is. */
export const whose = { mine: me, theirs: colleague, nobodys: null } as const;
export type Whose = keyof typeof whose;
export const each = Object.keys(whose) as Whose[];

export type Answer = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };
/** The words of the refusal, or yes. */
export const said = (answer: Answer): string => (answer.ok ? 'yes' : answer.reasonKey);

/** Those who work with people; nobody else comes to a person's record. */
export const withPeople: readonly Role[] = ['link_worker', 'coordinator', 'system'];
/** While somebody works with the person. */
export const inWork = ['allocated', 'contacting', 'active', 'on_hold'];
