export type LatLon = { readonly lat: number; readonly lon: number };

/** What part of the world a picture shows, in degrees, and its size. */
export type Frame = {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly width: number;
  readonly height: number;
};

/** Nothing is drawn nearer than this, in degrees of latitude: without a coast in sight nobody knows where it is. */
const least = 0.9;
/** Ireland, for a map with nothing on it. */
const middle: LatLon = { lat: 53.4, lon: -7.9 };

/** A frame of the asked size with all the points well inside it, a kilometre the same length in both directions. */
export function frameAround(points: readonly LatLon[], width: number, height: number): Frame {
  const all = points.length > 0 ? points : [middle];
  const lats = all.map(({ lat }) => lat);
  const lons = all.map(({ lon }) => lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const lat = (south + north) / 2;
  const lon = (west + east) / 2;
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const needed = points.length > 0 ? least : 4;
  const tall = Math.max(needed, (north - south) * 1.3, (((east - west) * squeeze * height) / width) * 1.3);
  const wide = (tall * width) / height / squeeze;
  return {
    south: lat - tall / 2,
    north: lat + tall / 2,
    west: lon - wide / 2,
    east: lon + wide / 2,
    width,
    height,
  };
}

/** Where a point stands in the picture, to a tenth. */
export function placeIn(frame: Frame, { lat, lon }: LatLon): { readonly x: number; readonly y: number } {
  const { south, north, west, east, width, height } = frame;
  return {
    x: tenth(((lon - west) / (east - west)) * width),
    y: tenth(((north - lat) / (north - south)) * height),
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

type Corner = readonly [lon: number, lat: number];

/** The part of a ring (longitude, latitude, …) that lies in the frame, cut at each of its four sides in turn. */
export function clip(ring: readonly number[], frame: Frame): readonly Corner[] {
  let line: readonly Corner[] = cornersOf(ring);
  const sides = [
    { axis: 0, at: frame.west, sign: 1 },
    { axis: 0, at: frame.east, sign: -1 },
    { axis: 1, at: frame.south, sign: 1 },
    { axis: 1, at: frame.north, sign: -1 },
  ] as const;
  for (const side of sides) {
    if (line.length === 0) return [];
    line = cut(line, side);
  }
  return line;
}

function cornersOf(ring: readonly number[]): readonly Corner[] {
  const corners: Corner[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) corners.push([ring[at] ?? 0, ring[at + 1] ?? 0]);
  return corners;
}

type Side = { readonly axis: 0 | 1; readonly at: number; readonly sign: 1 | -1 };

// Sutherland and Hodgman: walk the line, keep what is inside, add the point where it crosses.
function cut(line: readonly Corner[], { axis, at, sign }: Side): readonly Corner[] {
  const inside = (corner: Corner): boolean => (corner[axis] - at) * sign >= 0;
  const kept: Corner[] = [];
  line.forEach((corner, index) => {
    const before = line.at(index - 1) ?? corner;
    if (inside(corner) !== inside(before)) {
      const share = (at - before[axis]) / (corner[axis] - before[axis]);
      const other =
        before[(1 - axis) as 0 | 1] + share * (corner[(1 - axis) as 0 | 1] - before[(1 - axis) as 0 | 1]);
      kept.push(axis === 0 ? [at, other] : [other, at]);
    }
    if (inside(corner)) kept.push(corner);
  });
  return kept;
}

/** A clipped ring as the path of a drawing. */
export function pathOf(line: readonly Corner[], frame: Frame): string {
  if (line.length < 3) return '';
  const points = line.map(([lon, lat]) => {
    const { x, y } = placeIn(frame, { lat, lon });
    return `${x} ${y}`;
  });
  return `M${points.join('L')}Z`;
}
