/** A place on the earth in degrees (WGS 84). */
export type Point = { readonly lat: number; readonly lon: number };

/** Mean radius of the earth in kilometres (IUGG). */
const earthRadius = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Great-circle distance in kilometres, by Vincenty's formula on a sphere: exact to a millimetre for near places and for
 * opposite ones, where the haversine is off by metres; off by at most 0.5 % for the shape of the earth.
 * It is the crow's way, not the road.
 */
export function distanceKm(from: Point, to: Point): number {
  const [fromLat, toLat, lon] = [radians(from.lat), radians(to.lat), radians(to.lon - from.lon)];
  const [fromSin, fromCos, toSin, toCos] = [
    Math.sin(fromLat),
    Math.cos(fromLat),
    Math.sin(toLat),
    Math.cos(toLat),
  ];
  const across = Math.hypot(toCos * Math.sin(lon), fromCos * toSin - fromSin * toCos * Math.cos(lon));
  const along = fromSin * toSin + fromCos * toCos * Math.cos(lon);
  return earthRadius * Math.atan2(across, along);
}
