/** What somebody may need to take part, and a group may be able to meet. */
export const groupNeeds = ['interpreter', 'carer', 'transport', 'access'] as const;
export type GroupNeed = (typeof groupNeeds)[number];

/** What somebody needs to take part. */
export type Needs = {
  /** The language they need an interpreter for, as a code; null when they need none. */
  readonly interpreter: string | null;
  /** Somebody comes along to care for them. */
  readonly carer: boolean;
  /** They need a lift. */
  readonly transport: boolean;
  /** The place must be accessible. */
  readonly access: boolean;
};

/** What a group can do about it. */
export type Meets = { readonly needsMet: readonly string[]; readonly languages: readonly string[] };

/** No needs at all. */
export const noNeeds: Needs = { interpreter: null, carer: false, transport: false, access: false };

/**
 * The needs that a group cannot meet, in the order of the list. Whoever speaks a language in which the group is held needs no
 * interpreter for it.
 */
export function cannotMeet({ needsMet, languages }: Meets, needs: Needs): readonly GroupNeed[] {
  const needed: Readonly<Record<GroupNeed, boolean>> = {
    interpreter: needs.interpreter !== null && !languages.includes(needs.interpreter),
    carer: needs.carer,
    transport: needs.transport,
    access: needs.access,
  };
  return groupNeeds.filter(need => needed[need] && !needsMet.includes(need));
}
