import { type Child, LinkButton, type View } from '../../ui/index.ts';
import { type FindPlace, findHref, type Near } from '../pages/find-query.ts';
import type { Found } from '../search-queries.ts';
import { MapFigure, type MapTiles } from './map-figure.tsx';

export type MapProps = {
  readonly view: View;
  readonly place: FindPlace;
  readonly near: Near | null;
  readonly found: readonly Found[];
  readonly href: (serviceId: string) => string;
  readonly tiles: MapTiles | null;
};

/** The way to the map, or the map itself once it was asked for: a still picture that a script may bring to life. */
export function MapPanel(props: MapProps) {
  const { view, place, found } = props;
  const { t } = view;
  if (found.length === 0) return null;
  const same = { after: place.query.after };
  if (place.query.map === null)
    return (
      <p class="no-print" id="map">
        <LinkButton href={`${findHref(place, { ...same, map: 'yes' })}#map`} look="quiet" icon="pin">
          {t('directory.map.show')}
        </LinkButton>
      </p>
    );
  return (
    <section class="section" id="map" aria-labelledby="map-title">
      <h2 id="map-title">{t('directory.map.title')}</h2>
      <p class="small quiet">{t('directory.map.note')}</p>
      <TheMap {...props} />
      <p class="no-print">
        <LinkButton href={findHref(place, { ...same, map: null })} look="words">
          {t('directory.map.hide')}
        </LinkButton>
      </p>
    </section>
  );
}

function TheMap({ view, place, near, found, href, tiles }: MapProps): Child {
  const { t } = view;
  const points = found.flatMap(({ serviceId, name, approximate, facts }, index) =>
    facts && facts.latitude !== null && facts.longitude !== null
      ? [
          {
            number: index + 1,
            name,
            href: href(serviceId),
            lat: facts.latitude,
            lon: facts.longitude,
            about: approximate,
          },
        ]
      : [],
  );
  const left = found.length - points.length;
  return (
    <MapFigure
      view={view}
      label={t('directory.map.still', { count: points.length })}
      points={points}
      near={near}
      nearHref={`${findHref(place, { near: '', at: 'LAT,LON', map: 'yes' })}${place.query.near === '' ? '' : '&near='}#map`}
      tiles={tiles}
    >
      {t('directory.map.source')}
      {'. '}
      {left > 0 ? `${t('directory.map.left_out', { count: left })} ` : null}
      {t('directory.map.privacy')}
    </MapFigure>
  );
}
