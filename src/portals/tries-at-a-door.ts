import {
  checkPassword,
  forgiveTries,
  type Patience,
  perAccount,
  type Reserved,
  reserveTry,
  TooBusy,
} from '../identity/index.ts';
import type { Scope } from '../platform/database/index.ts';

/**
 * By all places together: somebody with a link guesses from many. It grows more slowly and ends sooner than the wait of one place, so
 * that it keeps guesses few without keeping the owner out for long.
 */
const perDoor: Patience = { free: 20, first: 30, most: 300 };

/** Seconds to wait when too many numbers are being looked at. */
const BUSY_SECONDS = 5;

/**
 * Takes one try at the door of a private page, before anything is looked at, so that guessing in parallel gains nothing. The place it comes
 * from waits first and all places together last, so that nobody keeps the owner out for good.
 */
export async function reserveAtDoor(scope: Scope, account: Buffer, place: string): Promise<Reserved> {
  const here = await reserveTry(scope, account, place, perAccount);
  return here.ok ? reserveTry(scope, account, '*', perDoor) : here;
}

/** Forgets the tries of whoever got in. */
export async function forgiveAtDoor(scope: Scope, account: Buffer, place: string): Promise<void> {
  await forgiveTries(scope, account, place);
  await forgiveTries(scope, account, '*');
}

/** Whether a number is right; so many seconds to wait when the house is too busy to look. */
export async function numberFits(typed: string, kept: string | null): Promise<boolean | number> {
  try {
    return await checkPassword(typed, kept);
  } catch (error) {
    if (error instanceof TooBusy) return BUSY_SECONDS;
    throw error;
  }
}
