/** How a questionnaire was answered. Rows from before this was written down have none. */
export const modes = ['link', 'phone', 'paper', 'interview', 'import'] as const;
export type Mode = (typeof modes)[number];

/** The modes a member of staff can choose: an own page and an import say theirs themselves. */
export const staffModes = ['interview', 'phone', 'paper'] as const;

/** Who may answer for a person. Never a name: it would be the record of somebody else. */
export const proxies = ['partner', 'family', 'friend', 'carer', 'professional', 'other'] as const;
export type ProxyBy = (typeof proxies)[number];

/** Why the person does not answer themselves. */
export const proxyReasons = [
  'memory',
  'speech',
  'language',
  'unwell',
  'sight_or_hearing',
  'asked_to',
  'other',
] as const;
export type ProxyReason = (typeof proxyReasons)[number];

/** Somebody judged for the person. Who only wrote down what the person said is no proxy. */
export type ProxyAnswer = { readonly by: ProxyBy; readonly reason: ProxyReason };

/** How answers came to be. */
export type Administration = {
  /** Null: not written down. */
  readonly mode: Mode | null;
  readonly proxy: ProxyAnswer | null;
  /** The language of the words that were read; null: not written down. */
  readonly askedIn: string | null;
};

/** The proxy that two stored codes say; null for the person themselves or for codes that are none. */
export function proxyOf(by: string | null, reason: string | null): ProxyAnswer | null {
  const who = proxies.find(one => one === by);
  const why = proxyReasons.find(one => one === reason);
  return who && why ? { by: who, reason: why } : null;
}
