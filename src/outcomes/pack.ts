import type { ProgrammeSettings } from '../programmes/index.ts';
import { defaultPack, type Instrument, instruments } from './instruments/index.ts';

/** What a programme asks, in order: the three-minute pack, then what it has turned on, if its words are shipped. */
export function packOf({
  moreInstruments,
}: Pick<ProgrammeSettings, 'moreInstruments'>): readonly Instrument[] {
  const more = instruments.filter(
    one => one.mode === 'text' && moreInstruments.includes(one.id) && !defaultPack.includes(one),
  );
  return [...defaultPack, ...more];
}
