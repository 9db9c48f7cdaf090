import type { View } from '../../ui/index.ts';
import type { FeedRun, ListedFeed } from '../feeds/feed-queries.ts';

/** How a feed is, in plain words, with the tone of its tag. */
export function feedState(
  view: View,
  feed: ListedFeed,
): { text: string; tone: 'going' | 'wait' | 'look' | 'plain' } {
  const { t } = view;
  if (feed.lastState === 'waiting' || feed.lastState === 'running')
    return { text: t('directory.feeds.is.running'), tone: 'wait' };
  if (feed.lastState === 'held') return { text: t('directory.feeds.is.held'), tone: 'look' };
  if (feed.pausedAt !== null) return { text: t('directory.feeds.is.paused'), tone: 'plain' };
  if (feed.failures > 0)
    return { text: t('directory.feeds.is.failing', { count: feed.failures }), tone: 'look' };
  if (feed.lastGoodAt === null) return { text: t('directory.feeds.is.new'), tone: 'plain' };
  return { text: t('directory.feeds.is.good'), tone: 'going' };
}

/** What came of a run, in one line. */
export function runOutcome({ t }: View, run: FeedRun): string {
  if (run.state === 'broken') return t.of(`directory.broken.${run.brokenReason ?? 'internal'}`);
  if (run.state !== 'done') return t.of(`directory.feeds.outcome.${run.state}`);
  const { added, unchanged } = run;
  const changed = run.changed + run.returned;
  if (added + changed + run.vanished + unchanged === 0) return t('directory.feeds.outcome.unchanged');
  return t('directory.imports.summary', { added, changed, unchanged });
}
