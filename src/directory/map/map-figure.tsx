import { assetPath, type Child, type View } from '../../ui/index.ts';
import { StillMap, type StillPoint } from './still-map.tsx';

/** Pictures that lie under the map, from a server that the programme chose. */
export type MapTiles = {
  /** With {z}, {x} and {y}. */
  readonly url: string;
  readonly attribution: string;
};

export type MapFigureProps = {
  readonly view: View;
  /** What a reader who does not see it is told. */
  readonly label: string;
  readonly points: readonly StillPoint[];
  readonly near?: { readonly lat: number; readonly lon: number } | null;
  /** Address of the page with another place to look near, with `LAT,LON` where the place goes; empty: none can be chosen. */
  readonly nearHref?: string;
  readonly tiles?: MapTiles | null;
  /** What stands under it. */
  readonly children?: Child;
};

/** Places on the coast: a still picture with the numbers of the list beside it, which a script brings to life. */
export function MapFigure(props: MapFigureProps): Child {
  const { view, label, points, near = null, nearHref = '', tiles = null, children } = props;
  const { t } = view;
  const data = {
    points,
    near: near && { lat: near.lat, lon: near.lon },
    nearHref,
    outline: assetPath('outline.json'),
    tiles,
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
          <StillMap label={label} points={points} near={near} />
        </div>
        <figcaption class="small quiet">{children}</figcaption>
      </figure>
      <script src={assetPath('map.js')} nonce={view.nonce} defer />
    </>
  );
}
