import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Locale } from './locales.ts';
import { ltr } from './ltr.ts';
import type { Words } from './words.ts';
import { formatLocales } from './words-for.ts';

/** A day with or without a time. */
export type DayLike = Temporal.PlainDate | Temporal.PlainDateTime | Temporal.ZonedDateTime | Temporal.Instant;

/** A time of day, alone or as part of a moment. */
export type TimeLike =
  | Temporal.PlainTime
  | Temporal.PlainDateTime
  | Temporal.ZonedDateTime
  | Temporal.Instant;

/** A moment: what has both. Instants are shown in the zone of the programme. */
export type MomentLike = Temporal.PlainDateTime | Temporal.ZonedDateTime | Temporal.Instant;

/**
 * Dates, times, numbers and lists as people write them. The year is added only when it is not this year.
 *
 * | call | English | Irish |
 * |---|---|---|
 * | `day(d)` | Tuesday 24 November | Dé Máirt 24 Samhain |
 * | `dayShort(d)` | 24 Nov | 24 Samh |
 * | `date(d)` | 24 November 2026 | 24 Samhain 2026 |
 * | `weekday(d)` | Tuesday | Dé Máirt |
 * | `month(d)` | November 2026 | Samhain 2026 |
 * | `monthShort(m)` | Nov | Samh |
 * | `time(t)` | 10 am, 10.30 am, 12 noon | 10 r.n., 10.30 r.n., 12 meán lae |
 * | `when(m)` | Tuesday 24 November, 10 am | Dé Máirt 24 Samhain, 10 r.n. |
 * | `near(d)` | today, tomorrow, yesterday, else `day` | inniu, amárach, inné |
 * | `span(a, b)` | 10 am to 11.30 am | 10 r.n. go 11.30 r.n. |
 * | `waited(days)` | today, 1 day, 8 days | inniu, 1 lá, 8 lá |
 * | `minutes(n)` | 40 minutes, 1 hour, 1 hour 30 minutes | 40 nóiméad |
 * | `number(n)` | 1,234 | 1,234 |
 * | `money(cents)` | €4, €4.50 | €4, €4.50 |
 * | `list([…])` | a, b and c | a, b agus c |
 * | `commas([…])` | Tulla, 10.30 am | the same |
 * | `phone(e164)` | 020 915 0142, kept left to right | the same |
 */
export type Say = {
  day(day: DayLike): string;
  dayShort(day: DayLike): string;
  /** @param within a year that goes without saying */
  date(day: DayLike, within?: number): string;
  weekday(day: DayLike): string;
  month(day: DayLike | Temporal.PlainYearMonth): string;
  monthShort(month: Temporal.PlainYearMonth): string;
  time(time: TimeLike): string;
  when(moment: MomentLike): string;
  near(day: DayLike): string;
  span(from: TimeLike, to: TimeLike): string;
  waited(days: number): string;
  minutes(minutes: number): string;
  number(value: number, digits?: number): string;
  money(cents: number, currency?: 'EUR' | 'GBP'): string;
  list(items: readonly string[], type?: 'and' | 'or'): string;
  /** Parts of a fact beside each other, “Tulla, 10.30 am”, with the comma of the language; what is empty is left out. */
  commas(parts: readonly (string | null | undefined | false)[]): string;
  phone(number: string): string;
  /** The name of a language from its code: Polish. What is no code is given back as it is. */
  language(code: string): string;
  /** Today in the zone of the programme. */
  readonly today: Temporal.PlainDate;
};

export type SayInput = {
  readonly locale: Locale;
  readonly region: 'ie' | 'uk';
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly t: Words;
};

type Names = {
  /** As said after the day: 5 listopada. */
  readonly months: readonly string[];
  /** As said alone: listopad. */
  readonly monthsAlone: readonly string[];
  readonly monthsShort: readonly string[];
  readonly weekdays: readonly string[];
};

const kept = new Map<string, unknown>();

/** Making an Intl formatter costs more than a whole page; each is made once. */
function keep<T>(key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  kept.set(key, made);
  return made;
}

function namesOf(tag: string): Names {
  return keep(`names ${tag}`, () => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    const name = (options: Intl.DateTimeFormatOptions, month: number, day: number): string =>
      format(options).format(Date.UTC(2026, month, day));
    const afterDay = (style: 'long' | 'short', month: number): string =>
      format({ day: 'numeric', month: style })
        .formatToParts(Date.UTC(2026, month, 5))
        .find(({ type }) => type === 'month')?.value ?? '';
    const twelve = Array.from({ length: 12 }, (_, index) => index);
    return {
      months: twelve.map(month => afterDay('long', month)),
      monthsAlone: twelve.map(month => name({ month: 'long' }, month, 5)),
      monthsShort: twelve.map(month => afterDay('short', month).replace('Sept', 'Sep')),
      // 1 June 2026 is a Monday, the first day of Temporal's week.
      weekdays: Array.from({ length: 7 }, (_, index) => name({ weekday: 'long' }, 5, 1 + index)),
    };
  });
}

/** How the parts of a date stand together in a language. */
type Order = {
  /** Between the weekday and the day. */
  readonly weekday: string;
  /** Between the day and the month, and between the month and the year. */
  readonly of: string;
  /** After a year. */
  readonly year: string;
  /** The comma, between a day and a time for instance. */
  readonly comma: string;
  /** Hours to 12 with “am” or its like, or to 24; and what stands before the minutes. */
  readonly hours: 12 | 24;
  readonly minutes: '.' | ':';
};
const plainOrder = { weekday: ' ', of: ' ', year: '', comma: ', ' } as const;
const orders: Readonly<Record<Locale, Order>> = {
  en: { ...plainOrder, hours: 12, minutes: '.' },
  ga: { ...plainOrder, hours: 12, minutes: '.' },
  pl: { ...plainOrder, hours: 24, minutes: ':' },
  uk: { ...plainOrder, year: ' року', hours: 24, minutes: ':' },
  ar: { ...plainOrder, comma: '، ', hours: 12, minutes: ':' },
  pt: { ...plainOrder, weekday: ', ', of: ' de ', hours: 24, minutes: ':' },
};

/** The formatters of one request. Cheap: everything dear is kept between requests. */
export function sayFor({ locale, region, zone, now, t }: SayInput): Say {
  const tag = locale === 'en' && region === 'uk' ? 'en-GB' : formatLocales[locale];
  const order = orders[locale];
  const names = namesOf(tag);
  const today = now.toZonedDateTimeISO(zone).toPlainDate();

  const local = (moment: MomentLike): Temporal.PlainDateTime => {
    if (moment instanceof Temporal.Instant) return moment.toZonedDateTimeISO(zone).toPlainDateTime();
    if (moment instanceof Temporal.ZonedDateTime) return moment.withTimeZone(zone).toPlainDateTime();
    return moment;
  };
  const plainDay = (day: DayLike): Temporal.PlainDate =>
    day instanceof Temporal.PlainDate ? day : local(day).toPlainDate();
  const plainTime = (time: TimeLike): Temporal.PlainTime =>
    time instanceof Temporal.PlainTime ? time : local(time).toPlainTime();

  const year = (day: Temporal.PlainDate): string =>
    day.year === today.year ? '' : `${order.of}${day.year}${order.year}`;
  const weekday = (day: DayLike): string => names.weekdays[plainDay(day).dayOfWeek - 1] ?? '';

  const say: Say = {
    today,
    weekday,
    day(input) {
      const day = plainDay(input);
      return `${weekday(day)}${order.weekday}${day.day}${order.of}${names.months[day.month - 1]}${year(day)}`;
    },
    dayShort(input) {
      const day = plainDay(input);
      return `${day.day} ${names.monthsShort[day.month - 1]}${day.year === today.year ? '' : ` ${day.year}`}`;
    },
    date(input, within) {
      const day = plainDay(input);
      if (day.year === within) return `${day.day}${order.of}${names.months[day.month - 1]}`;
      return `${day.day}${order.of}${names.months[day.month - 1]}${order.of}${day.year}${order.year}`;
    },
    language(code) {
      if (!/^[a-z]{2,3}(-\w+)*$/i.test(code)) return code;
      const named = keep(`language ${tag}`, () => new Intl.DisplayNames(tag, { type: 'language' })).of(code);
      return named ?? code;
    },
    month(input) {
      const month = input instanceof Temporal.PlainYearMonth ? input : plainDay(input);
      return `${names.monthsAlone[month.month - 1]}${order.of}${month.year}${order.year}`;
    },
    monthShort: ({ month }) => names.monthsShort[month - 1] ?? '',
    time(input) {
      const { hour, minute } = plainTime(input);
      const past = String(minute).padStart(2, '0');
      if (order.hours === 24) return `${hour}${order.minutes}${past}`;
      if (minute === 0 && hour === 12) return t('ui.say.noon');
      if (minute === 0 && hour === 0) return t('ui.say.midnight');
      const clock = `${hour % 12 || 12}${minute === 0 ? '' : `${order.minutes}${past}`}`;
      return t(hour < 12 ? 'ui.say.am' : 'ui.say.pm', { clock });
    },
    when: moment => say.commas([say.day(moment), say.time(moment)]),
    near(input) {
      const day = plainDay(input);
      const away = today.until(day, { largestUnit: 'days' }).days;
      if (away === 0) return t('ui.say.today');
      if (away === 1) return t('ui.say.tomorrow');
      if (away === -1) return t('ui.say.yesterday');
      return say.day(day);
    },
    span: (from, to) => t('ui.say.span', { from: say.time(from), to: say.time(to) }),
    waited: days => (days <= 0 ? t('ui.say.today') : t('ui.say.days', { days })),
    minutes(total) {
      const hours = Math.floor(total / 60);
      const minutes = total % 60;
      if (hours === 0) return t('ui.say.minutes', { minutes });
      if (minutes === 0) return t('ui.say.hours', { hours });
      return `${t('ui.say.hours', { hours })} ${t('ui.say.minutes', { minutes })}`;
    },
    number: (value, digits = 0) =>
      keep(`number ${tag} ${digits}`, () => {
        return new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      }).format(value),
    money(cents, currency = region === 'uk' ? 'GBP' : 'EUR') {
      const digits = cents % 100 === 0 ? 0 : 2;
      const format = keep(`money ${tag} ${currency} ${digits}`, () => {
        return new Intl.NumberFormat(tag, { style: 'currency', currency, minimumFractionDigits: digits });
      });
      return format.format(cents / 100).replace(/\.00$/, '');
    },
    list: (items, type = 'and') =>
      keep(`list ${tag} ${type}`, () => {
        return new Intl.ListFormat(tag, { type: type === 'or' ? 'disjunction' : 'conjunction' });
      }).format(items),
    commas: parts => parts.filter(part => typeof part === 'string' && part !== '').join(order.comma),
    phone: number => ltr(nationalNumber(number, region)),
  };
  return say;
}

/** As it would be dialled at home: '020 915 0142'; numbers of other countries with their plus. */
function nationalNumber(number: string, region: 'ie' | 'uk'): string {
  const home = region === 'uk' ? 'GB' : 'IE';
  const parsed = parsePhoneNumberFromString(number, home);
  if (!parsed) return number;
  const atHome = parsed.countryCallingCode === (home === 'IE' ? '353' : '44');
  return (atHome ? parsed.formatNational() : parsed.formatInternational()).replace(/[()]/g, '');
}
