type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/**
 * When the newest service in an answer last changed, as HTTP writes it; null when it holds none. It is news for people and
 * caches: whether an answer is the same only its ETag tells, since a service may also leave a list.
 */
export function lastModifiedOf(answer: object): string | null {
  const { contents } = answer as Bag;
  const records = [answer, ...(Array.isArray(contents) ? contents : [])].filter(isBag);
  const times = records
    .flatMap(record => [record, record['service']])
    .filter(isBag)
    .map(record => record['last_modified'])
    .filter(time => typeof time === 'string')
    .map(time => Temporal.Instant.from(time).epochMilliseconds);
  return times.length === 0 ? null : new Date(times.reduce((a, b) => Math.max(a, b))).toUTCString();
}
