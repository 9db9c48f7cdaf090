import { holidaysOf, regionOf } from '../../programmes/index.ts';
import { Icon, type View } from '../../ui/index.ts';
import type { FactGroup } from '../editing/service-edit.ts';
import { freshnessOf } from '../freshness.ts';
import type { Fact } from '../record.ts';
import { occurrences, type TimeRule } from '../recurrence.ts';
import type { ScheduleDetail, ServiceDetail } from '../service-detail.ts';
import { accessMissing, withinText } from './hit-facts.tsx';
import { toAsk } from './service-reach.tsx';

type Props = { readonly view: View; readonly service: ServiceDetail };

const zones = { ie: 'Europe/Dublin', uk: 'Europe/London' } as const;
const shown = 4;

const unsaid: TimeRule = {
  freq: null,
  interval: null,
  count: null,
  byday: null,
  bymonthday: null,
  dtstart: null,
  until: null,
  valid_from: null,
  valid_to: null,
  opens_at: null,
  closes_at: null,
};

/** The next four times it takes place; one on a public holiday is marked as to be checked. */
export function NextDates({ view, service }: Props) {
  const { t, say } = view;
  const { region } = service.source;
  const zone = zones[region];
  const now = say.today.toZonedDateTime(zone).toInstant();
  const all: readonly ScheduleDetail[] = [
    ...service.schedules,
    ...service.places.flatMap(place => place.schedules),
  ];
  const starts = all
    .flatMap(one => occurrences({ ...unsaid, ...one }, zone, now, shown).map(({ start }) => start))
    .toSorted(Temporal.ZonedDateTime.compare)
    .filter((start, at, list) => at === 0 || !start.equals(list[at - 1] ?? now.toZonedDateTimeISO(zone)))
    .slice(0, shown);
  if (starts.length === 0 || service.status !== 'active') return null;
  const holidays = holidaysOf(regionOf(region));
  return (
    <>
      <p class="small quiet">{t('directory.service.next')}</p>
      <ul class="bullets">
        {starts.map(start => (
          <li>
            {say.when(start)}
            {holidays.has(start.toPlainDate().toString()) ? (
              <> {toAsk(t('directory.service.bank_holiday'))}</>
            ) : null}
          </li>
        ))}
      </ul>
      {all.some(one => one.term_time) ? <p>{t('directory.service.term_time')}</p> : null}
    </>
  );
}

/** How one joins: referral or not, in what words, with what room and what wait, each with its day. */
export function joining({ view, service }: Props): readonly { term: string; detail: string }[] {
  const { t, say } = view;
  const list: { term: string; detail: string }[] = [];
  const words = [
    ...(service.referralNeeded === 'yes' ? [t('directory.service.referral_needed')] : []),
    ...(service.referralNeeded === 'no' ? [t('directory.service.no_referral')] : []),
    ...(service.selfReferral === 'yes' ? [t('directory.service.self_referral')] : []),
    ...(service.applicationProcess ? [service.applicationProcess] : []),
  ];
  if (words.length > 0) list.push({ term: t('directory.service.how'), detail: words.join(' ') });
  if (service.placesLeft !== null) {
    const on = service.placesAsOf ? say.date(service.placesAsOf) : '';
    list.push({
      term: t('directory.service.places_left'),
      detail: t('directory.service.places', { count: service.placesLeft, on }),
    });
  } else if (service.capacities.length > 0) {
    list.push({
      term: t('directory.service.room'),
      detail: service.capacities.map(roomOf(view)).join(' · '),
    });
  }
  const waits = [
    ...(service.waitingWeeks === null
      ? []
      : [
          t('directory.service.weeks', {
            count: service.waitingWeeks,
            on: service.waitingAsOf ? say.date(service.waitingAsOf) : '',
          }),
        ]),
    ...(service.waitTime ? [service.waitTime] : []),
  ];
  if (waits.length > 0) list.push({ term: t('directory.service.wait'), detail: waits.join('. ') });
  return list;
}

/** Room as a source tells it: so many of how many, in its own unit, and since when. */
function roomOf({ t, say }: View): (capacity: ServiceDetail['capacities'][number]) => string {
  return ({ available, maximum, unit, description, updated }) => {
    const free =
      maximum === null
        ? t('directory.service.room_free', { count: say.number(available) })
        : t('directory.service.room_of', { count: say.number(available), most: say.number(maximum) });
    // That it is places that are counted goes without saying, in every language.
    const counts = unit === null || /^places?$/i.test(unit) ? null : unit;
    const counted = say.commas([counts, description]);
    const on = updated === null ? null : Temporal.PlainDate.from(updated.slice(0, 10));
    const told = counted === '' ? free : `${counted}: ${free}`;
    return on === null ? told : t('directory.service.as_of', { what: told, on: say.date(on) });
  };
}

/** What to bring or send, each with its page on the web where there is one. */
export function Documents({ service }: { readonly service: ServiceDetail }) {
  return (
    <ul class="bullets">
      {service.documents.map(({ document, uri }) => (
        <li>
          {uri === null ? (
            document
          ) : (
            <a href={uri} rel="noopener noreferrer">
              {document ?? URL.parse(uri)?.hostname ?? uri}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What people ask before they go; a fact nobody knows is named as a question. */
const asked = ['step_free', 'accessible_toilet', 'parking', 'hearing_loop', 'quiet_space'] as const;

/** Access as people know it: what is there, what is not, and what to ask. */
export function Access({ view, service }: Props) {
  const { t } = view;
  const known = new Map<string, Fact>();
  for (const { code, value } of service.places.flatMap(place => place.accessibility)) {
    if (code !== null && value !== 'unknown' && known.get(code) !== 'no') known.set(code, value);
  }
  for (const { code, value } of service.access) if (code !== null) known.set(code, value);
  const stated = [...known].filter(([, value]) => value !== 'unknown');
  const remote =
    service.places.length > 0 && service.places.every(place => place.location_type === 'virtual');
  const open = remote ? [] : asked.filter(code => (known.get(code) ?? 'unknown') === 'unknown');
  const words = [...service.access, ...service.places.flatMap(place => place.accessibility)].filter(
    one => one.code === null && one.description !== null,
  );
  if (stated.length + open.length + words.length === 0) return null;
  return (
    <div class="stack stack--tight">
      <h3>{t('directory.service.access')}</h3>
      <ul class="hit__facts">
        {stated.map(([code, value]) => (
          <li>
            <Icon name={value === 'yes' ? 'check' : 'cross'} />
            {value === 'yes' ? t.code('accessibility', code) : accessMissing(view, code)}
          </li>
        ))}
        {words.map(one => (
          <li>{one.description}</li>
        ))}
        {open.map(code => (
          <li class="hit__ask">
            <Icon name="ask" />
            {t('directory.service.ask_access', { what: withinText(t.code('accessibility', code)) })}
          </li>
        ))}
      </ul>
      <GroupAge view={view} service={service} group="access" />
    </div>
  );
}

/** When a group of facts was last confirmed, if that is another day than all of it was. */
export function GroupAge({ view, service, group }: Props & { readonly group: FactGroup }) {
  const { t, say } = view;
  const own = service.confirmed[group];
  const entry = service.confirmed['entry'];
  if (own === undefined || (entry !== undefined && entry >= own)) return null;
  const on = Temporal.PlainDate.from(own);
  return (
    <p class="small quiet">{t(`directory.confirmed.${freshnessOf(on, say.today)}`, { on: say.date(on) })}</p>
  );
}
