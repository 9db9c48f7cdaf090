/** The eight conversations of domain.md, “Session”. Words: `sessions.guide.<name>.title` and `.1` … */
export const guides = {
  welcome: 6,
  strengths: 5,
  agree: 5,
  first_visit: 4,
  going_there: 4,
  adjust: 4,
  ahead: 4,
  closing: 5,
} as const;
export type GuideName = keyof typeof guides;

const names = Object.keys(guides) as GuideName[];
const going: readonly GuideName[] = ['first_visit', 'going_there', 'adjust'];

/**
 * The guide for a session. The first three and the last two keep their place however many sessions a programme
 * plans; those between are about going there. A guide helps; it never blocks.
 * @param number which session it is or will be, from 1
 * @param planned how many there are to be
 */
export function guideFor(number: number, planned: number): GuideName {
  const fromEnd = planned - number;
  if (number > 1 && fromEnd <= 0) return 'closing';
  if (number > 3 && fromEnd === 1) return 'ahead';
  const early = names[number - 1];
  if (number <= 3 && early) return early;
  return going[Math.min(number - 4, going.length - 1)] ?? 'adjust';
}
