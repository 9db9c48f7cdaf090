import { foldSteps, type Standing } from './fold-steps.ts';
import { instruments } from './house.ts';
import type { Instrument } from './instrument.ts';
import type { Step } from './steps.ts';

/** Every questionnaire that a programme can ask or score on a day: the house's, its own, and the slots it has filled. */
export type Catalogue = {
  readonly standings: readonly Standing[];
  /** In its newest version with the earlier ones inside; undefined if nobody knows it. */
  readonly of: (id: string) => Instrument | undefined;
};

/** The catalogue of steps: the house's questionnaires first, then the programme's own by their title. */
export function catalogueOf(steps: readonly Step[], today: Temporal.PlainDate): Catalogue {
  const by = Map.groupBy(steps, one => one.instrument);
  const house = instruments.flatMap(known => foldSteps(known, by.get(known.id) ?? [], today) ?? []);
  const own = [...by]
    .filter(([id]) => !instruments.some(known => known.id === id))
    .flatMap(([, made]) => foldSteps(null, made, today) ?? [])
    .toSorted((a, b) => a.instrument.title.en.localeCompare(b.instrument.title.en, 'en'));
  const standings = [...house, ...own];
  const byId = new Map(standings.map(({ instrument }) => [instrument.id, instrument]));
  return { standings, of: id => byId.get(id) };
}
