import type { Tried } from './pairs.ts';

/** Scores of the made-up scales are whole numbers from nought to ten. */
const [LEAST, MOST] = [0, 10];

/** Whether so many whole numbers between two ends may have a mean that is told as this one, in fifths. */
function mayBeOf(people: number, told: number, least: number, most: number): boolean {
  for (let sum = least * people; sum <= most * people; sum += 1)
    if (Math.round((sum / people) * 5) === Math.round(told * 5)) return true;
  return false;
}

/** A change that is told of pairs whose number is not: of so many who ended, one to seven have not both answers. */
export type Untold = {
  readonly name: string;
  readonly ended: number;
  readonly before: number | null;
  readonly mean: number | null;
};

/**
 * Where all but one to seven have both answers: a reader who knows exactly how many ended tries each of one to seven, and asks of each whether
 * so many pairs could have the start and the change that are told. All must stay possible.
 */
export function tryNumbers({ name, ended, before, mean }: Untold, tried: Tried): void {
  if (before === null || mean === null) return;
  for (let without = 1; without <= 7; without += 1) {
    tried.pairs += 1;
    const people = ended - without;
    const fits = people >= 8 && mayBeOf(people, before, LEAST, MOST) && mayBeOf(people, mean, -MOST, MOST);
    if (!fits) tried.exposed.push(`${name}: ${without} without both cannot be`);
  }
}
