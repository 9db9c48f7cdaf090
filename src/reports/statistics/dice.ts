/** Numbers from 0 up to, not including, 1, the same for the same seed. */
export type Dice = () => number;

/**
 * Mulberry32: small, quick and even enough for resampling and simulation; nothing secret comes from it. Figures drawn from a seed stay
 * the same each time they are looked at, so that nobody takes the luck of a draw for a change.
 * @param seed any whole number
 */
export function diceOf(seed: number): Dice {
  // Kept with a sign: such a number lies in a register, one without may need a place in memory at each draw.
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
