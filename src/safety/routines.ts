import type { Routine } from '../platform/events/index.ts';
import { keepWatch } from './alarms/keep-watch.ts';

/** What the clock does in this room: every minute, day and night. */
export function safetyRoutines({ publicUrl }: { readonly publicUrl: string }): readonly Routine[] {
  return [{ name: 'safety.watch', cron: '* * * * *', handle: scope => keepWatch(scope, publicUrl) }];
}
