import type { ProgrammeSettings } from '../../programmes/index.ts';
import type { Catalogue, Instrument } from '../instruments/index.ts';
import { packOf } from '../pack.ts';

/** What troubles somebody most is asked about their case, in its words, not about a course. */
const OF_THE_CASE = 'own_concerns';

/** What a course can choose from: what the programme asks everybody, and what it has brought itself, asked or not. */
export function choicesOf(
  settings: Pick<ProgrammeSettings, 'moreInstruments'>,
  catalogue: Catalogue,
): readonly Instrument[] {
  const pack = packOf(settings, catalogue);
  const brought = catalogue.standings
    .filter(one => one.mayBeAsked && one.origin !== 'house')
    .map(one => one.instrument);
  return [...pack, ...brought.filter(one => !pack.some(other => other.id === one.id))].filter(
    one => one.id !== OF_THE_CASE,
  );
}
