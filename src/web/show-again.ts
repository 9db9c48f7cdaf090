import { type FieldErrors, sayErrors, type Typed, typedIn } from '../ui/index.ts';
import type { Ask } from './ask.ts';
import type { FormFaults } from './route.ts';

type AnyAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'page'>;

/**
 * The `again` of a route: draws the page of its form once more with what was typed and what is wrong with it (422).
 *
 * @example again: showAgain(shown)
 */
export function showAgain<A>(
  page: (ask: A, typed: Typed, errors: FieldErrors) => string | Promise<string>,
): (ask: NoInfer<A> & AnyAsk, faults: FormFaults, typed: FormData) => Promise<Response> {
  return async (ask, faults, typed) =>
    ask.page(await page(ask, typedIn(typed), sayErrors(ask.view, faults)), 422);
}
