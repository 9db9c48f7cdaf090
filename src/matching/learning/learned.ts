/** What was learned and approved, as factors of a reason's fit, by `learnedKey`. */
export type Learned = ReadonlyMap<string, number>;

/** Under what a factor of one concept and one service is looked up. */
export function learnedKey(conceptId: string, serviceId: string): string {
  return `${conceptId} ${serviceId}`;
}
