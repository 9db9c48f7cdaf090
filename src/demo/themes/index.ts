import type { Theme } from '../theme.ts';
import { alone } from './alone.ts';
import { carer } from './carer.ts';
import { farm } from './farm.ts';
import { grief } from './grief.ts';
import { money } from './money.ts';
import { newHere } from './new-here.ts';
import { pain } from './pain.ts';
import { parents } from './parents.ts';
import { steady } from './steady.ts';
import { turning } from './turning.ts';
import { young } from './young.ts';

/** All themes, in the order in which people are dealt to them. */
export const themes: readonly Theme[] = [
  grief,
  alone,
  newHere,
  pain,
  carer,
  money,
  turning,
  farm,
  young,
  parents,
  steady,
];
