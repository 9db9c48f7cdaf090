/** The only source of "now". Commands and rules receive it; nothing else asks the machine for the time. */
export type Clock = { now(): Temporal.Instant };

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/**
 * A clock that stands still until it is moved, for tests and for seeding.
 * @example const clock = fixedClock('2026-11-23T09:00:00Z'); clock.forward({ hours: 2 });
 */
export function fixedClock(
  at: string | Temporal.Instant,
): Clock & { forward(by: Temporal.DurationLike): void } {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    forward(by) {
      now = now.toZonedDateTimeISO('UTC').add(by).toInstant();
    },
  };
}
