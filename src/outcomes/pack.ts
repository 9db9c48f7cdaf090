import type { ProgrammeSettings } from '../programmes/index.ts';
import { type Catalogue, catalogueOf, defaultPack, type Instrument } from './instruments/index.ts';

const houseOnly = catalogueOf([], Temporal.PlainDate.from('2026-01-01'));

/**
 * What a programme asks, in order: the three-minute pack without what it has turned off, then what it has turned on, if there are words and a licence
 * that holds.
 * @param catalogue of the day of asking (`instrumentsOf`); left out: only what comes with the house
 */
export function packOf(
  { moreInstruments }: Pick<ProgrammeSettings, 'moreInstruments'>,
  { standings }: Catalogue = houseOnly,
): readonly Instrument[] {
  const more = standings.filter(
    ({ instrument, mayBeAsked, asked }) =>
      mayBeAsked &&
      (asked ?? moreInstruments.includes(instrument.id)) &&
      !defaultPack.some(one => one.id === instrument.id),
  );
  const pack = defaultPack.filter(
    one => standings.find(({ instrument }) => instrument.id === one.id)?.asked !== false,
  );
  return [...pack, ...more.map(one => one.instrument)];
}
