/** How big a made-up world is. Rows beyond these follow from them: five sessions a referral, two introductions a plan. */
export type Size = {
  readonly name: 'S' | 'L' | 'tiny' | '60k';
  readonly programmes: number;
  /** For each programme. */
  readonly people: number;
  /** For each programme; every person's newest may be open, older ones are over. */
  readonly referrals: number;
  /** In the whole directory, which programmes share. */
  readonly services: number;
  /** Audit entries for each referral. */
  readonly audit: number;
};

/**
 * S is one programme, L sixty of the same kind: 200 k people, 250 k referrals, 1.2 M sessions, 1 M contacts,
 * 400 k introductions, 500 k assessments, 6 M audit entries, 60 k services. Growth is what L costs over S.
 */
export const sizes = {
  S: { name: 'S', programmes: 1, people: 2_000, referrals: 3_000, services: 500, audit: 24 },
  L: { name: 'L', programmes: 60, people: 3_334, referrals: 4_167, services: 60_000, audit: 24 },
  tiny: { name: 'tiny', programmes: 2, people: 520, referrals: 640, services: 20, audit: 2 },
} as const satisfies Record<string, Size>;

/** The moment at which the world stands still. A Tuesday; Irish time is UTC in November. */
export const worldNow = '2026-11-24T09:00:00Z';
export const worldToday = '2026-11-24';
/** Link workers of a programme, each with fifty open cases. */
export const workers = 8;
/** Referrals of a programme that nobody has decided yet, and people who wait. The next four hundred are open cases. */
export const inTriage = 45;
export const waiting = 60;
