/** When the next day begins on the wall of a zone. */
export function nextDay(now: Temporal.Instant, zone: string): Temporal.Instant {
  return now.toZonedDateTimeISO(zone).startOfDay().add({ days: 1 }).toInstant();
}

/** When this day began on the wall of a zone. */
export function thisDay(now: Temporal.Instant, zone: string): Temporal.Instant {
  return now.toZonedDateTimeISO(zone).startOfDay().toInstant();
}
