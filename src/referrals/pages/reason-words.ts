import type { View } from '../../ui/index.ts';

const reasonLists = [
  'decline_reasons',
  'redirect_places',
  'withdrawal_reasons',
  'closing_reasons',
  'hold_reasons',
  'reopen_reasons',
] as const;

/** The coded reason of a change of state in words, whichever list it is from; empty where it is in none. */
export function reasonWords(view: View, reason: string): string {
  const list = reasonLists.find(one => view.t.has(`codes.${one}.${reason}`));
  if (list) return view.t.code(list, reason);
  return view.t.has(`referrals.reallocation.${reason}`) ? view.t.of(`referrals.reallocation.${reason}`) : '';
}
