/** Lenient reading of single values. Each answers null when the text does not say one. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 'YYYY-MM-DD' from ISO, "12 March 2024", "January 01, 1970" or day/month/year; a two-digit year is not guessed. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const named = /^(?:(\d{1,2})\s+([a-z]{3,9})\.?,?|([a-z]{3,9})\.?\s+(\d{1,2}),?)\s+(\d{4})$/i.exec(text);
  if (named) {
    const month = months.indexOf((named[2] ?? named[3] ?? '').slice(0, 3).toLowerCase()) + 1;
    return day(named[5], String(month), named[1] ?? named[4]);
  }
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  return slashed ? day(slashed[3], slashed[2], slashed[1]) : null;
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  try {
    const found = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(date) },
      { overflow: 'reject' },
    );
    return found.year < 1000 ? null : found.toString();
  } catch {
    return null;
  }
}

/** A point in time in UTC from a date, or a date-time with or without an offset. */
export function readMoment(text: string): string | null {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00Z` : text.replace(' ', 'T');
  try {
    const at = Temporal.Instant.from(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(whole) ? whole : `${whole}Z`);
    const { year } = at.toZonedDateTimeISO('UTC');
    return year < 1000 || year > 9999 ? null : at.toString();
  } catch {
    return null;
  }
}

/** 'HH:MM' from "08:00", "18:00:00", "4:00 PM", "9am". */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?(?:Z|[+-]\d{2}:?\d{2})?\s*([ap]\.?m\.?)?$/i.exec(
    text.trim(),
  );
  if (!found || (found[2] === undefined && found[3] === undefined)) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  const half = found[3]?.[0]?.toLowerCase();
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const real = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  if (real > 23 || minute > 59) return null;
  return `${String(real).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A plain decimal number, "£3.50" and "1,200" too. */
export function readNumber(text: string): number | null {
  const bare = text.replace(/^[£€$]\s*/, '').replace(/,(?=\d{3}\b)/g, '');
  return /^[+-]?\d{1,12}(\.\d{1,20})?$/.test(bare) ? Number(bare) : null;
}

/** An http address; "www.example.org" gets the scheme it lacks. */
export function readUrl(text: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole) || /\s/.test(text)) return null;
  const url = new URL(whole);
  const known = url.protocol === 'https:' || url.protocol === 'http:';
  return known && url.hostname.includes('.') && url.username === '' ? whole : null;
}

/** Something that can stand behind `mailto:`. */
export function readEmail(text: string): string | null {
  const bare = text.replace(/^mailto:/i, '');
  return /^[^\s@<>"(),;:\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(bare) ? bare : null;
}

/** Yes or no in the ways files write it. */
export function readFlag(text: string): boolean | null {
  if (/^(true|yes|y|1|x|✓|tá)$/i.test(text)) return true;
  if (/^(false|no|n|0|níl)$/i.test(text)) return false;
  return null;
}

/** A list in one cell: semicolons win over commas. */
export function readList(text: string): string[] {
  const parts = text.split(text.includes(';') ? ';' : ',');
  return parts.map(part => part.trim()).filter(part => part !== '');
}
