import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { crisisRegistryOf, type ProgrammeSettings, programmeSettings } from '../../programmes/index.ts';
import { forStaff, isLocale, type Locale, makeView, type View, type ViewProgramme } from '../../ui/index.ts';

/** The programme that writes: what a letterhead and a signature need. */
export type House = ViewProgramme & {
  readonly zone: string;
  readonly phoneHours: string;
  readonly email: string;
  readonly address: string;
  /** The language of messages to professionals and groups. */
  readonly locale: Locale;
  readonly settings: ProgrammeSettings;
};

/** The actor's programme, as one who writes in its name needs it. */
export async function houseOf({ db, actor }: Scope): Promise<House> {
  const row = await db
    .selectFrom('programme')
    .selectAll()
    .where('id', '=', actor.programmeId)
    .executeTakeFirst();
  if (!row) throw new NotFound('programme');
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    hostName: row.host_name,
    region: row.region === 'uk' ? 'uk' : 'ie',
    zone: row.time_zone,
    phone: row.phone,
    phoneHours: row.phone_hours,
    email: row.email,
    address: row.address,
    locale: forStaff(row.locales.find(isLocale) ?? 'en'),
    settings: programmeSettings.parse(row.settings),
    crisis: crisisRegistryOf(row.crisis_lines),
  };
}

/** Views of one moment by language, each made once: for whoever writes to many. */
export function viewsOf(house: House, now: Temporal.Instant): (locale: string) => View {
  const made = new Map<string, View>();
  return locale => {
    const view = made.get(locale) ?? viewOf(house, now, locale);
    made.set(locale, view);
    return view;
  };
}

/** A view in which something is written rather than shown: words and dates of a language, in the programme's zone. */
export function viewOf(house: House, now: Temporal.Instant, locale: string): View {
  return makeView({
    locale: isLocale(locale) ? locale : 'en',
    now,
    path: '/',
    csrf: '',
    zone: house.zone,
    programme: house,
  });
}
