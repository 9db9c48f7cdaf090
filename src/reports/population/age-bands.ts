import { ageOn } from '../../core/index.ts';

/** Bands of ages in which people are counted, from 18 on, as `ageBand` names them. */
export const ageBands = [
  { code: '18-24', from: 18, to: 24 },
  { code: '25-34', from: 25, to: 34 },
  { code: '35-44', from: 35, to: 44 },
  { code: '45-54', from: 45, to: 54 },
  { code: '55-64', from: 55, to: 64 },
  { code: '65-74', from: 65, to: 74 },
  { code: '75-84', from: 75, to: 84 },
  { code: '85+', from: 85, to: Number.POSITIVE_INFINITY },
] as const;
export type AgeBand = (typeof ageBands)[number]['code'];

/** The band of somebody’s age on a day; null where the birth date is not recorded, or the age is under 18. */
export function ageBandOn(birthDate: Temporal.PlainDate | null, on: Temporal.PlainDate): AgeBand | null {
  if (birthDate === null) return null;
  const age = ageOn(birthDate, on);
  return ageBands.find(band => band.from <= age && age <= band.to)?.code ?? null;
}
