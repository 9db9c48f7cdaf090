/** Hours of the night, or of somebody's sleep, in which no text may ring; may go over midnight. */
export type Quiet = { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime };

/**
 * When the quiet that lies over a moment ends; null when it is not quiet. Where one's quiet ends in another's, the later one counts. A
 * clock that is put on or back in the night is right: the hours are those of the wall.
 * @example quietUntil(now, 'Europe/Dublin', [{ from: nine, until: eight }])
 */
export function quietUntil(
  now: Temporal.Instant,
  zone: string,
  hours: readonly Quiet[],
): Temporal.Instant | null {
  let at = now;
  // Each goes on at most once: hours that fill the whole day between them must end somewhere.
  for (let turn = 0; turn < hours.length; turn += 1) {
    const ends = hours.flatMap(one => endOf(at, zone, one) ?? []);
    const latest = ends.toSorted(Temporal.Instant.compare).at(-1);
    if (!latest) break;
    at = latest;
  }
  return Temporal.Instant.compare(at, now) > 0 ? at : null;
}

function endOf(at: Temporal.Instant, zone: string, { from, until }: Quiet): Temporal.Instant | null {
  const wall = at.toZonedDateTimeISO(zone);
  const time = wall.toPlainTime();
  const began = Temporal.PlainTime.compare(time, from) >= 0;
  const lasts = Temporal.PlainTime.compare(time, until) < 0;
  const overnight = Temporal.PlainTime.compare(from, until) > 0;
  if (overnight ? !(began || lasts) : !(began && lasts)) return null;
  const day = overnight && began ? wall.toPlainDate().add({ days: 1 }) : wall.toPlainDate();
  return day.toZonedDateTime({ timeZone: zone, plainTime: until }).toInstant();
}

/** Hours as settings write them; null when they are none, or no time at all. */
export function quietOf(hours: { readonly from: string; readonly until: string } | null): Quiet | null {
  if (!hours) return null;
  const quiet = { from: Temporal.PlainTime.from(hours.from), until: Temporal.PlainTime.from(hours.until) };
  return Temporal.PlainTime.compare(quiet.from, quiet.until) === 0 ? null : quiet;
}
