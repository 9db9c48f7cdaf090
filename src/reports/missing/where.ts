import type { Point } from '../../core/index.ts';
import { placeOf, type RegionId } from '../../programmes/index.ts';

type AreaPlace = {
  readonly name: string;
  readonly codes: readonly string[];
  readonly point: Point | null;
};

/**
 * About where a place lies: the middle of an area as the programme set it, or of the first parts of its postcodes; of the first part of a
 * postcode itself. Null where nobody knows.
 */
export function pointOfPlace(
  place: string,
  { region, areas }: { readonly region: RegionId; readonly areas: readonly AreaPlace[] },
): Point | null {
  const area = areas.find(one => one.name === place);
  if (area?.point) return area.point;
  const points = (area ? area.codes : [place]).flatMap(code => placeOf(region, code) ?? []);
  if (points.length === 0) return null;
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { lat: mean(point => point.lat), lon: mean(point => point.lon) };
}
