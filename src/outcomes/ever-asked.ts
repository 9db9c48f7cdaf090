import type { Scope } from '../platform/database/index.ts';
import type { ProgrammeSettings } from '../programmes/index.ts';
import { defaultPack, type Instrument, instrumentsOf } from './instruments/index.ts';

/**
 * Every questionnaire that the programme asks or has asked, its own ones with them: what reports count. One that was turned off, or whose
 * licence has ended, stays: what was answered is still true.
 */
export async function everAsked(
  scope: Scope,
  { moreInstruments }: Pick<ProgrammeSettings, 'moreInstruments'>,
): Promise<readonly Instrument[]> {
  // The day says only what may be asked now, which is not the question here.
  const { standings } = await instrumentsOf(scope, scope.now.toZonedDateTimeISO('UTC').toPlainDate());
  const more = standings.filter(
    ({ instrument, asked }) =>
      !defaultPack.some(one => one.id === instrument.id) &&
      (asked !== null || moreInstruments.includes(instrument.id)),
  );
  return [...defaultPack, ...more.map(one => one.instrument)];
}
