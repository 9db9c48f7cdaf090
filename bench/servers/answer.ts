/** What a measured process tells its measurer: milliseconds of CPU since it began, bytes of memory. */
export type Usage = { readonly cpu: number; readonly rss: number };

/** From a child to its parent: that it serves, and how much it has used. */
export type News = { readonly ready: number } | { readonly usage: Usage };

/** Says that the server listens, and answers each question for its usage. */
export function answerUsage(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ usage: { cpu: (user + system) / 1000, rss: process.memoryUsage.rss() } } satisfies News);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready: port } satisfies News);
}
