/** More wait already than can be served soon. Whoever reads this tries again in some seconds; nothing was looked at. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/**
 * Lets so many pieces of work run at once and so many wait; the next is turned away. So memory stays bounded, however many
 * come.
 * @throws TooBusy when the line is full
 * @example const passwords = gate({ atOnce: 2, waiting: 100 }); await passwords(() => hash(text));
 */
export function gate({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
  let running = 0;
  const line: (() => void)[] = [];
  return async function enter<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (line.length >= waiting) throw new TooBusy('too many at once');
      // Whoever leaves hands its place over, so that nobody slips in between.
      await new Promise<void>(go => line.push(go));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
