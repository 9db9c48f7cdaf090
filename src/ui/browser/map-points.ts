/** A thing of the list beside the map. */
export type MapPoint = {
  readonly number: number;
  readonly name: string;
  readonly href: string;
  readonly lat: number;
  readonly lon: number;
  /** The position is only that of the postcode area. */
  readonly about: boolean;
};

export type OnScreen = { readonly point: MapPoint; readonly x: number; readonly y: number };

/** Points that would cover each other, together; each goes with the first that is near enough. */
export function clustersOf(points: readonly OnScreen[], apart: number): readonly (readonly MapPoint[])[] {
  const clusters: { readonly x: number; readonly y: number; readonly members: MapPoint[] }[] = [];
  for (const { point, x, y } of points) {
    const near = clusters.find(one => Math.hypot(one.x - x, one.y - y) < apart);
    if (near) near.members.push(point);
    else clusters.push({ x, y, members: [point] });
  }
  return clusters.map(({ members }) => members);
}

/** What stands on a marker: its number, or of several the first and how many more. */
export function numbersOf(cluster: readonly MapPoint[]): string {
  const [first] = cluster;
  if (!first) return '';
  return cluster.length === 1 ? String(first.number) : `${first.number} +${cluster.length - 1}`;
}

/** What a marker is called by who does not see it. `several` holds %, where the names go. */
export function nameOf(cluster: readonly MapPoint[], several: string): string {
  const names = cluster.map(({ number, name }) => `${number} ${name}`).join(', ');
  return cluster.length === 1 ? names : `${numbersOf(cluster)}: ${several.replace('%', names)}`;
}

/** The names behind a marker as links, built as elements so that no name is ever read as HTML. */
export function popupOf(cluster: readonly MapPoint[], about: string): HTMLElement {
  const box = document.createElement('div');
  const list = box.appendChild(document.createElement('ul'));
  for (const { number, name, href } of cluster) {
    const link = list.appendChild(document.createElement('li')).appendChild(document.createElement('a'));
    link.href = href;
    link.textContent = `${number} ${name}`;
  }
  if (cluster.some(one => one.about)) box.appendChild(document.createElement('p')).textContent = about;
  return box;
}
