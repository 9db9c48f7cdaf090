import { type Child, Facts, Ltr, Notice, type View } from '../../ui/index.ts';
import type { PlaceDetail, ServiceDetail } from '../service-detail.ts';
import { Confirmed } from './hits.tsx';
import { languageName } from './language-name.ts';
import { Access, Documents, GroupAge, joining, NextDates } from './service-facts.tsx';
import { Reach, toAsk } from './service-reach.tsx';
import { timesInWords } from './times.ts';

export type ServiceViewProps = {
  readonly view: View;
  readonly service: ServiceDetail;
  readonly acts?: Child;
  /** Shown as a part of a page that has a first heading of its own. */
  readonly part?: boolean;
};

/** Everything a person needs to decide and to get there; what nobody knows is named as a question. */
export function ServiceView({ view, service, acts, part = false }: ServiceViewProps) {
  const { t } = view;
  const { organization } = service;
  return (
    <>
      <div class="stack section">
        {part ? <h2>{service.name}</h2> : <h1>{service.name}</h1>}
        {organization && organization.name !== service.name ? (
          <p class="lead">{t('directory.service.run_by', { name: organization.name })}</p>
        ) : null}
        {service.program ? <p>{t('directory.service.program', { name: service.program })}</p> : null}
        <Confirmed view={view} confirmedOn={service.confirmedOn} />
        <State view={view} service={service} />
        {service.alert ? <Notice>{lines(service.alert)}</Notice> : null}
        {service.description ? <div class="service-lines">{lines(service.description)}</div> : null}
        {acts ? <div class="acts">{acts}</div> : null}
      </div>
      <div class="split section">
        <section>
          <h2>{t('directory.service.facts')}</h2>
          <Facts
            items={[
              { term: t('directory.service.who'), detail: <WhoFor view={view} service={service} /> },
              { term: t('directory.service.when'), detail: <When view={view} service={service} /> },
              { term: t('directory.service.cost'), detail: <Cost view={view} service={service} /> },
              ...joining({ view, service }),
              ...(service.documents.length > 0
                ? [{ term: t('directory.service.bring'), detail: <Documents service={service} /> }]
                : []),
              ...maybe(
                t('directory.service.languages'),
                view.say.list(service.languages.map(one => languageName(view, one))) || null,
              ),
              ...maybe(t('directory.service.interpreter'), service.interpretation),
              ...maybe(t('directory.service.about'), aboutWords(view, service)),
              { term: t('directory.service.contact'), detail: <Reach view={view} service={service} /> },
            ]}
          />
        </section>
        <section class="stack">
          <h2>{t('directory.service.where')}</h2>
          {service.places.length === 0 ? <p>{t('directory.service.no_place')}</p> : null}
          {service.places.map(place => (
            <Place view={view} place={place} service={service} />
          ))}
          {service.transport ? (
            <div>
              <h3>{t('directory.service.transport')}</h3>
              <p>{service.transport}</p>
            </div>
          ) : null}
          <Access view={view} service={service} />
        </section>
      </div>
      <Source view={view} service={service} />
    </>
  );
}

const maybe = (term: string, detail: string | null) => (detail === null ? [] : [{ term, detail }]);

/** Text with its line breaks as paragraphs. */
function lines(text: string) {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => <p dir="auto">{line}</p>);
}

function State({ view: { t, say }, service }: ServiceViewProps) {
  if (service.notListedSince) return <Notice>{t('directory.service.not_listed')}</Notice>;
  if (service.missingSince)
    return <Notice>{t('directory.service.missing', { on: say.date(service.missingSince) })}</Notice>;
  if (service.status === 'temporarily_closed')
    return <Notice>{t('directory.service.closed_for_now')}</Notice>;
  return service.status === 'active' ? null : <Notice>{t('directory.service.inactive')}</Notice>;
}

function WhoFor({ view: { t }, service }: ServiceViewProps) {
  const { minimumAge: from, maximumAge: to } = service;
  const age =
    from !== null && to !== null
      ? t('directory.service.ages', { from, to })
      : from !== null
        ? t('directory.service.age_from', { from })
        : to !== null
          ? t('directory.service.age_to', { to })
          : null;
  const sex = service.sex === 'unknown' ? null : t(`directory.service.${service.sex}`);
  if (age === null && service.eligibility === null && sex === null)
    return toAsk(t('directory.service.ask_who'));
  return (
    <>
      {sex === null ? null : <p>{sex}</p>}
      {service.eligibility}
      {age === null ? null : <p>{age}</p>}
    </>
  );
}

function When({ view, service }: ServiceViewProps) {
  const times = timesInWords(view, [
    ...service.schedules,
    ...service.places.flatMap(place => place.schedules),
  ]);
  const next = NextDates({ view, service });
  if (times.length === 0 && next === null) return toAsk(view.t('directory.service.ask_when'));
  return (
    <>
      {times.map(time => (
        <p>{time}</p>
      ))}
      {next}
      <GroupAge view={view} service={service} group="times" />
    </>
  );
}

function Cost({ view: { t, say }, service }: ServiceViewProps) {
  const costs = service.costs.map(cost => {
    const currency = cost.currency === 'GBP' || cost.currency === 'EUR' ? cost.currency : undefined;
    const amount =
      cost.amount === null
        ? null
        : cost.amount === 0
          ? t('directory.hit.free')
          : say.money(Math.round(cost.amount * 100), currency);
    return distinctWords([amount, cost.option, cost.amount_description]).join(' · ');
  });
  const said = distinctWords([service.feesDescription, ...costs]);
  if (service.free === 'yes' && said.every(text => saysOnlyFree(text, t('directory.hit.free'))))
    return <>{t('directory.hit.free')}</>;
  if (said.length > 0)
    return (
      <>
        {said.map(text => (
          <p>{text}</p>
        ))}
      </>
    );
  if (service.free === 'unknown') return toAsk(t('directory.hit.ask_charge'));
  return <>{service.free === 'yes' ? t('directory.hit.free') : t('directory.hit.charge')}</>;
}

// “Free · free”, and the same word in the reader’s language, say nothing more than that it is free.
function saysOnlyFree(text: string, word: string): boolean {
  return text.split(' · ').every(part => ['free', word.toLowerCase()].includes(part.trim().toLowerCase()));
}

// A source often says the same of the cost in two fields.
function distinctWords(texts: readonly (string | null)[]): string[] {
  const said = texts.filter(text => text !== null).filter(text => text !== '');
  return said.filter(
    (text, index) => !said.slice(0, index).some(before => before.toLowerCase().includes(text.toLowerCase())),
  );
}

function aboutWords({ t }: View, service: ServiceDetail): string | null {
  const kinds = service.kinds.map(kind => t.code('asset_kinds', kind));
  return kinds.length > 0 ? kinds.join(' · ') : null;
}

function Place({
  view,
  place,
  service,
}: {
  readonly view: View;
  readonly place: PlaceDetail;
  readonly service: ServiceDetail;
}) {
  const { t } = view;
  const address = place.addresses.find(one => one.address_type === 'physical') ?? place.addresses[0];
  const streets = address ? streetLines(address, place.name) : [];
  return (
    <div class="stack stack--tight">
      {place.name && place.name !== service.name ? <h3>{place.name}</h3> : null}
      {place.hidden ? <Notice tone="safe">{t('directory.service.place_hidden')}</Notice> : null}
      {place.location_type === 'virtual' ? <p>{t('directory.hit.online')}</p> : null}
      {address ? (
        <address class="address">
          {streets.map(part => (
            <div>{part}</div>
          ))}
          {address.postal_code ? (
            <div>
              <Ltr>{address.postal_code}</Ltr>
            </div>
          ) : null}
        </address>
      ) : null}
      {place.latitude === null ? null : place.approximate ? (
        <p class="small quiet">{t('directory.service.approximate')}</p>
      ) : null}
      {place.description && place.description !== service.description ? <p>{place.description}</p> : null}
      {place.transportation ? <p>{place.transportation}</p> : null}
    </div>
  );
}

// A place is often named by its address: what stands in the heading is not said again below it.
function streetLines(address: PlaceDetail['addresses'][number], name: string | null): string[] {
  const heading = (name ?? '').toLowerCase();
  return [address.address_1, address.address_2, address.city, address.region, address.state_province]
    .filter(part => part !== null)
    .filter(part => !heading.includes(part.toLowerCase()));
}

function Source({ view: { t }, service }: ServiceViewProps) {
  const { source } = service;
  return (
    <footer class="section small quiet">
      <p>
        {t('directory.service.source', { title: source.title })}{' '}
        {source.licenceUrl ? (
          <a href={source.licenceUrl} rel="license noopener noreferrer">
            {source.licence}
          </a>
        ) : (
          source.licence
        )}
        {'. '}
        {source.attribution}
      </p>
    </footer>
  );
}
