import { outline, type Ring } from '../../ui/index.ts';
import { clip, type Frame, frameAround, type LatLon, pathOf, placeIn } from './project.ts';

export type StillPoint = LatLon & { readonly number: number; readonly about: boolean };

export type StillMapProps = {
  readonly label: string;
  readonly points: readonly StillPoint[];
  readonly near: LatLon | null;
};

const width = 640;
const height = 420;

/** The map as a drawing, for who has no script and for paper: the coast, numbered places, and where one looks from. */
export function StillMap({ label, points, near }: StillMapProps) {
  const frame = frameAround([...points, ...(near ? [near] : [])], width, height);
  return (
    <svg class="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect class="map__water" width={width} height={height} />
      <path class="map__land" d={landIn(frame)} />
      {near ? <Near frame={frame} near={near} /> : null}
      {points.map(point => (
        <Pin frame={frame} point={point} />
      ))}
    </svg>
  );
}

function landIn(frame: Frame): string {
  return outline()
    .map((ring: Ring) => pathOf(clip(ring, frame), frame))
    .join('');
}

function Pin({ frame, point }: { readonly frame: Frame; readonly point: StillPoint }) {
  const { x, y } = placeIn(frame, point);
  return (
    <g>
      {point.about ? <circle class="map__about" cx={x} cy={y} r="26" /> : null}
      <circle class="map__pin" cx={x} cy={y} r="13" />
      <text class="t-on" x={x} y={y + 5} text-anchor="middle">
        {point.number}
      </text>
    </g>
  );
}

function Near({ frame, near }: { readonly frame: Frame; readonly near: LatLon }) {
  const { x, y } = placeIn(frame, near);
  return <circle class="map__near" cx={x} cy={y} r="8" />;
}
