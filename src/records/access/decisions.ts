import { type Item, itemName } from './items.ts';

/** Why a value is given or left out, as codes. */
export const keepReasons = [
  'no_other',
  'other_agreed',
  'reasonable',
  'known_to_them',
  'professional',
] as const;
export const redactReasons = ['other_named', 'confidence', 'harm', 'investigation'] as const;
export type DecisionReason = (typeof keepReasons)[number] | (typeof redactReasons)[number];

export type Decision = {
  readonly name: string;
  readonly hash: Buffer;
  readonly decision: 'keep' | 'redact';
  readonly reason: DecisionReason;
  readonly decidedBy: string;
  readonly secondBy: string | null;
};

/** How a value stands: to be read, waiting for a second person, or decided. */
export type Standing = { readonly item: Item } & (
  | { readonly state: 'open' }
  | { readonly state: 'second'; readonly decision: Decision }
  | { readonly state: 'decided'; readonly decision: Decision }
);

/** Puts each value beside what was decided of it. A value that changed since is read again. */
export function standings(items: readonly Item[], decisions: readonly Decision[]): readonly Standing[] {
  const known = new Map(decisions.map(one => [one.name, one]));
  return items.map((item): Standing => {
    const decision = known.get(itemName(item));
    if (!decision?.hash.equals(item.hash)) return { item, state: 'open' };
    return item.needsTwo && !decision.secondBy
      ? { item, state: 'second', decision }
      : { item, state: 'decided', decision };
  });
}

/** Reads a choice of the form, such as `redact:confidence`. */
export function readChoice(
  choice: string,
): { readonly decision: 'keep' | 'redact'; readonly reason: DecisionReason } | null {
  const [decision, reason] = choice.split(':');
  const keep = keepReasons.find(one => one === reason);
  const redact = redactReasons.find(one => one === reason);
  if (decision === 'keep' && keep) return { decision, reason: keep };
  if (decision === 'redact' && redact) return { decision, reason: redact };
  return null;
}

/** All choices of the form. */
export const choices: readonly string[] = [
  ...keepReasons.map(reason => `keep:${reason}`),
  ...redactReasons.map(reason => `redact:${reason}`),
];
