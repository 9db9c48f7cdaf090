import pg from 'pg';
import type { Log } from '../log.ts';

/** Milliseconds until a connection that was lost is tried anew. */
const PAUSE_MS = 1_000;

type Setup = { readonly ownerUrl: string; readonly log: Log };

/**
 * Hears what PostgreSQL tells on a channel. A connection that ends (a restart of the server, a network that was away) is made
 * again until `stop`; what was told in between is not heard, so whoever listens must look for it now and then.
 * @param heard the text that came along
 * @throws when the first connection cannot be made
 */
export async function listenTo(
  channel: 'outbox',
  { ownerUrl, log }: Setup,
  heard: (text: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let ears: pg.Client | null = null;
  const open = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: ownerUrl, application_name: 'hedgerow ears' });
    client.on('error', error => log.error({ error }, 'no longer hears the outbox; it listens again'));
    client.on('end', later);
    client.on('notification', news => news.payload && heard(news.payload));
    ears = client;
    await client.connect();
    await client.query(`listen ${channel}`);
  };
  const later = (): void => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      open().catch(later);
    }, PAUSE_MS);
  };
  await open();
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await ears?.end().catch(() => undefined);
    },
  };
}
