import { directionOf, LOCALES, type Locale, STAFF_LOCALES } from './words/locales.ts';
import type { Say } from './words/say.ts';
import { sayFor } from './words/say.ts';
import type { Words } from './words/words.ts';
import { testLocale, wordsFor } from './words/words-for.ts';

export type { Locale } from './words/locales.ts';

/** Where a programme is; decides telephone numbers, money and spelling. */
export type ViewRegion = 'ie' | 'uk';

/** What a programme has put on record of its crisis lines; which are shown on a day is decided in `programmes`. */
export type CrisisRegistry = {
  /** The last check of each line, by the line's key: ISO dates, and whether it answers as listed. */
  readonly checks: Readonly<
    Record<string, { readonly on: string; readonly until: string; readonly works: boolean }>
  >;
  /** Lines that only this programme shows. */
  readonly own: readonly {
    readonly id: string;
    readonly name: string;
    readonly phone: string | null;
    readonly text_word: string | null;
    readonly text_to: string | null;
    readonly purpose: string;
    readonly hours: string;
    readonly source: string | null;
  }[];
};

/** The programme a page belongs to, as far as header, footer and crisis panel need it. */
export type ViewProgramme = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly hostName: string;
  readonly phone: string;
  readonly region: ViewRegion;
  readonly crisis?: CrisisRegistry;
  /** Alarms that nobody has answered: every staff page says so. */
  readonly openAlarms?: number;
};

/** The signed-in member of staff. */
export type ViewStaff = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** Records open to them by break-glass: every staff page says so and lets them close it. */
  readonly glass?: readonly { readonly id: string; readonly until: Temporal.Instant }[];
};

/** Everything a page needs to know besides its own data. Made once per request by `makeView`. */
export type View = {
  readonly t: Words;
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  /** The languages this page may be read in. */
  readonly offered: typeof LOCALES;
  readonly say: Say;
  /** IANA time zone of the programme, such as 'Europe/Dublin'. */
  readonly zone: string;
  readonly now: Temporal.Instant;
  /** Path and query of this request, for language links and the current place in the nav. */
  readonly path: string;
  /** The demonstration bar is shown on every page. */
  readonly demo: boolean;
  /** Value of the hidden field `_csrf` of every form. */
  readonly csrf: string;
  /** The word that the page's own scripts carry, as its content policy asks; empty where there are none. */
  readonly nonce: string;
  readonly programme: ViewProgramme | null;
  readonly me: ViewStaff | null;
};

export type ViewInput = {
  readonly locale: Locale;
  readonly now: Temporal.Instant;
  readonly path: string;
  readonly csrf: string;
  readonly nonce?: string;
  readonly zone?: string;
  readonly demo?: boolean;
  /** A page of staff: offered in English and Irish. */
  readonly forStaff?: boolean;
  readonly programme?: ViewProgramme | null;
  readonly me?: ViewStaff | null;
};

/**
 * The view of one request.
 *
 * @example
 * const view = makeView({ locale: 'en', now: clock.now(), path: '/today', csrf: session.csrf, me, programme });
 */
export function makeView(input: ViewInput): View {
  const zone = input.zone ?? 'Europe/Dublin';
  const programme = input.programme ?? null;
  const added = testLocale(input.locale);
  const locale = added ? 'en' : input.locale;
  const t = added ?? wordsFor(locale);
  return {
    t,
    locale,
    dir: added ? 'rtl' : directionOf(locale),
    offered: input.forStaff ? STAFF_LOCALES : LOCALES,
    say: sayFor({ locale, region: programme?.region ?? 'ie', zone, now: input.now, t }),
    zone,
    now: input.now,
    path: input.path,
    demo: input.demo ?? false,
    csrf: input.csrf,
    nonce: input.nonce ?? '',
    programme,
    me: input.me ?? null,
  };
}
