import { systemActor } from '../../platform/database/index.ts';
import { importDraft } from '../import-queries.ts';
import type { ReadOrder } from '../reading/apart/order.ts';
import type { Source } from '../sources.ts';
import { type Feed, noMemory } from './feed.ts';
import type { FeedDeps } from './feed-deps.ts';
import { fetchFile } from './fetch-file.ts';
import type { Gathered, Tell } from './gathered.ts';
import type { OpenRun } from './run-state-store.ts';
import { walkApi } from './walk-api.ts';
import { walkRpde } from './walk-rpde.ts';

/** Brings home what a run is about: the files of a draft, or what stands at the addresses of its feed. @throws RunBroken */
export async function gather(
  deps: FeedDeps,
  of: { readonly run: OpenRun; readonly source: Source; readonly feed: Feed | null },
  tell: Tell,
  signal: AbortSignal,
): Promise<Gathered> {
  const { run, source, feed } = of;
  const actor = systemActor(run.byProgrammeId);
  const { region, settings } = source;
  const order: ReadOrder = { region, ...settings, kind: 'files' };
  if (!feed) {
    const draft = await deps.database.within(actor, ({ db }) =>
      importDraft(db, { ...actor, id: run.byId }, run.draftId ?? ''),
    );
    const files = draft.files.map(file => file.name);
    return { memory: noMemory, files, toRead: { order, pieces: [{ files: draft.files }] } };
  }
  if (feed.kind === 'file') return fetchFile(deps, feed, order, tell, signal);
  if (feed.kind === 'hsds_api') return walkApi(deps, feed, run, order, tell, signal);
  const zone = region === 'ie' ? 'Europe/Dublin' : 'Europe/London';
  const today = await deps.database.within(actor, async ({ now }) =>
    now.toZonedDateTimeISO(zone).toPlainDate(),
  );
  const items: ReadOrder = { ...order, kind: 'items', today: today.toString(), zone };
  return walkRpde(deps, feed, items, today, tell, signal);
}
