import type { Point } from '../../core/index.ts';
import { MapFigure } from '../../directory/index.ts';
import type { View } from '../../ui/index.ts';

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
  return (
    <MapFigure view={view} label={t('reach.missing.map', { count: points.length })} points={points}>
      {t('reach.missing.map_note')} {t('directory.map.source')}
    </MapFigure>
  );
}
