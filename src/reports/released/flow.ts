import type { Bounds } from './fit.ts';

/** A pipe between two places, with the least and the most that may pass. */
export type Pipe = { readonly from: number; readonly to: number; readonly bounds: Bounds };

type Edge = { readonly to: number; room: number; back: number };

/**
 * Whether whole numbers can pass through all pipes within their bounds, from place 0 to place 1, so that as much leaves every other place as
 * comes to it. Least amounts become demands on a source and a sink of their own, and a largest flow meets them or does not (Hoffman’s
 * circulation theorem; Edmonds and Karp 1972).
 * @param places how many there are
 */
export function canFlow(places: number, pipes: readonly Pipe[]): boolean {
  const [source, sink] = [places, places + 1];
  const edges: Edge[][] = Array.from({ length: places + 2 }, () => []);
  const join = (from: number, to: number, room: number) => {
    const [out, back] = [edges[from], edges[to]];
    if (!out || !back) throw new RangeError('a pipe ends nowhere');
    out.push({ to, room, back: back.length });
    back.push({ to: from, room: 0, back: out.length - 1 });
  };
  const owed = new Array<number>(places).fill(0);
  for (const { from, to, bounds } of pipes) {
    const [least, most] = bounds;
    if (least > most) return false;
    if (most > least) join(from, to, most - least);
    owed[to] = (owed[to] ?? 0) + least;
    owed[from] = (owed[from] ?? 0) - least;
  }
  join(1, 0, Number.MAX_SAFE_INTEGER);
  let demand = 0;
  for (const [place, amount] of owed.entries()) {
    if (amount > 0) {
      join(source, place, amount);
      demand += amount;
    } else if (amount < 0) join(place, sink, -amount);
  }
  while (demand > 0) {
    const passed = passOnce(edges, source, sink);
    if (passed === 0) return false;
    demand -= passed;
  }
  return true;
}

/** Sends what the shortest way with room left can take; 0 where there is none. */
function passOnce(edges: readonly Edge[][], source: number, sink: number): number {
  const cameBy: (Edge | undefined)[] = new Array(edges.length);
  const cameFrom = new Array<number>(edges.length).fill(-1);
  cameFrom[source] = source;
  const queue = [source];
  for (let head = 0; head < queue.length && cameFrom[sink] === -1; head += 1) {
    const place = queue[head] ?? 0;
    for (const edge of edges[place] ?? []) {
      if (edge.room === 0 || cameFrom[edge.to] !== -1) continue;
      cameFrom[edge.to] = place;
      cameBy[edge.to] = edge;
      queue.push(edge.to);
    }
  }
  if (cameFrom[sink] === -1) return 0;
  let room = Number.MAX_SAFE_INTEGER;
  for (let at = sink; at !== source; at = cameFrom[at] ?? source)
    room = Math.min(room, cameBy[at]?.room ?? 0);
  for (let at = sink; at !== source; at = cameFrom[at] ?? source) {
    const edge = cameBy[at];
    const back = edge && edges[edge.to]?.[edge.back];
    if (!edge || !back) break;
    edge.room -= room;
    back.room += room;
  }
  return room;
}
