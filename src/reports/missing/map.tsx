import type { Point } from '../../core/index.ts';
import { StillMap } from '../../directory/index.ts';
import { assetPath, type View } from '../../ui/index.ts';

type MapProps = {
  readonly view: View;
  readonly places: readonly {
    readonly name: string;
    readonly point: Point;
    readonly href: string;
    readonly number: number;
  }[];
};

/** Where things are missing, drawn on the coast; a script may bring it to life. The list beside it says the same. */
export function MissingMap({ view, places }: MapProps) {
  const { t } = view;
  if (places.length === 0) return null;
  const points = places.map(({ number, name, href, point }) => ({
    number,
    name,
    href,
    ...point,
    about: true,
  }));
  const data = {
    points,
    near: null,
    nearHref: '',
    outline: assetPath('outline.json'),
    tiles: null,
    words: {
      zoomIn: t('directory.map.zoom_in'),
      zoomOut: t('directory.map.zoom_out'),
      pin: t('directory.map.pin'),
      here: t('directory.map.here'),
      several: t('directory.map.several', { names: '%' }),
      about: t('directory.map.about'),
      source: t('directory.map.source'),
    },
  };
  return (
    <>
      <link rel="stylesheet" href={assetPath('map.css')} />
      <figure class="mapbox">
        <div class="map-box" data-map={JSON.stringify(data)}>
          <StillMap label={t('reach.missing.map', { count: points.length })} points={points} near={null} />
        </div>
        <figcaption class="small quiet">
          {t('reach.missing.map_note')} {t('directory.map.source')}
        </figcaption>
      </figure>
      <script src={assetPath('map.js')} nonce={view.nonce} defer />
    </>
  );
}
