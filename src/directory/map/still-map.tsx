import { clustersOf, numbersOf, outline, type Ring } from '../../ui/index.ts';
import { clip, type Frame, frameAround, type LatLon, pathOf, placeIn } from './project.ts';

export type StillPoint = LatLon & {
  readonly number: number;
  readonly name: string;
  readonly href: string;
  readonly about: boolean;
};

export type StillMapProps = {
  readonly label: string;
  readonly points: readonly StillPoint[];
  readonly near: LatLon | null;
};

const width = 640;
const height = 420;
/** Points nearer to each other than this share a mark. */
const apart = 42;

/** The map as a drawing, for who has no script and for paper: the coast, numbered places, and where one looks from. */
export function StillMap({ label, points, near }: StillMapProps) {
  const frame = frameAround([...points, ...(near ? [near] : [])], width, height);
  return (
    <svg class="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect class="map__water" width={width} height={height} />
      <path class="map__land" d={landIn(frame)} />
      {near ? <Near frame={frame} near={near} /> : null}
      {clustersOf(
        points.map(point => ({ point, ...placeIn(frame, point) })),
        apart,
      ).map(cluster => (
        <Pin frame={frame} cluster={cluster} />
      ))}
    </svg>
  );
}

function landIn(frame: Frame): string {
  return outline()
    .map((ring: Ring) => pathOf(clip(ring, frame), frame))
    .join('');
}

function Pin({ frame, cluster }: { readonly frame: Frame; readonly cluster: readonly StillPoint[] }) {
  const [first] = cluster;
  if (!first) return null;
  const { x, y } = placeIn(frame, first);
  const half = cluster.length === 1 ? 14 : 25;
  return (
    <g>
      {cluster.some(({ about }) => about) ? <circle class="map__about" cx={x} cy={y} r="30" /> : null}
      <rect class="map__pin" x={x - half} y={y - 14} width={2 * half} height="28" rx="14" />
      <text class="t-on" x={x} y={y + 5} text-anchor="middle">
        {numbersOf(cluster)}
      </text>
    </g>
  );
}

function Near({ frame, near }: { readonly frame: Frame; readonly near: LatLon }) {
  const { x, y } = placeIn(frame, near);
  return <circle class="map__near" cx={x} cy={y} r="8" />;
}
