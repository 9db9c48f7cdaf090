import type { Instrument } from './instrument.ts';
import { directLoneliness, ucla3 } from './loneliness.ts';
import { ons4 } from './ons4.ts';
import { control, ladder, ownConcerns, selfRatedHealth, serviceUse } from './own.ts';
import { gad7, phq4, phq9 } from './phq.ts';
import {
  campaignToEndLoneliness,
  deJongGierveld6,
  eq5d5l,
  mycaw,
  outcomesStar,
  pam,
  swemwbs,
  wemwbs,
  who5,
} from './slots.ts';

/** Every questionnaire we know how to ask or score. */
export const instruments: readonly Instrument[] = [
  ons4,
  ucla3,
  directLoneliness,
  control,
  ownConcerns,
  serviceUse,
  selfRatedHealth,
  ladder,
  phq4,
  phq9,
  gad7,
  swemwbs,
  wemwbs,
  deJongGierveld6,
  campaignToEndLoneliness,
  mycaw,
  eq5d5l,
  who5,
  outcomesStar,
  pam,
];

/** The one with this id, or undefined. */
export function instrumentOf(id: string): Instrument | undefined {
  return instruments.find(instrument => instrument.id === id);
}

/** Three minutes: what a programme asks if it chooses nothing else, in order. */
export const defaultPack: readonly Instrument[] = [
  ons4,
  ucla3,
  directLoneliness,
  control,
  ownConcerns,
  serviceUse,
];
