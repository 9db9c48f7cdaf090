import { isId } from '../../core/index.ts';

/** The field that no person sees and programs like to fill in. */
export const TRAP = '_website';

/** Nobody reads, fills in and sends a form in less. */
const QUICKEST_MS = 1_500;

/**
 * Whether a form looks filled in by a program. It is no proof: a browser may fill in what it should not, so it only leads to the
 * page that asks for a moment.
 * @param now milliseconds since 1970
 */
export function looksMade(form: FormData, now: number): boolean {
  const trap = form.get(TRAP);
  if (typeof trap === 'string' && trap !== '') return true;
  const drawn = drawnAt(form.get('_once'));
  return drawn !== null && now - drawn >= 0 && now - drawn < QUICKEST_MS;
}

/** When the page with the form was drawn: its key says so (UUID version 7). */
function drawnAt(once: FormDataEntryValue | null): number | null {
  if (typeof once !== 'string' || !isId(once) || once[14] !== '7') return null;
  return Number.parseInt(once.slice(0, 8) + once.slice(9, 13), 16);
}
