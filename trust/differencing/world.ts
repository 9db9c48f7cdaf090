import type { ChangeFact, ReleasedStep, ReleaseFact, Truth } from '../../src/reports/released/index.ts';
import { releasedSteps } from '../../src/reports/released/index.ts';

const parts: Truth['parts'] = {
  route: ['professional', 'self', 'family'],
  age: ['18-34', '35-64', '65+', ''],
  sex: ['female', 'male', ''],
  need: ['lonely', 'debt', 'housing', ''],
};

/** Dice that fall the same for a seed. */
export function diceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The people of one quarter: some small, some uneven, some where a part is one person, some where nearly everybody is in one part. */
export function peopleOf(roll: () => number): Truth {
  const sizes = [0, 5, 9, 18, 35, 70, 140];
  const count = Math.floor((sizes[Math.floor(roll() * sizes.length)] ?? 0) * (0.7 + 0.6 * roll()));
  const uneven = (names: readonly string[]) => {
    const weights = names.map(() => roll() ** (1 + 5 * roll()));
    const all = weights.reduce((sum, one) => sum + one, 0);
    return () => {
      const until = roll() * all;
      const sums = weights.map((_, at) => weights.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
      return names[sums.findIndex(sum => sum > until)] ?? names[0] ?? '';
    };
  };
  const pick = {
    step: uneven(releasedSteps),
    route: uneven(parts.route),
    age: uneven(parts.age),
    sex: uneven(parts.sex),
    need: uneven(parts.need),
    ethnicity: uneven(['white_irish', 'polish', 'not_said', '']),
    deprivation: uneven(['pobal_hp_1', 'pobal_hp_4', 'pobal_hp_8', '']),
  };
  const facts = Array.from(
    { length: count },
    (): ReleaseFact => ({
      furthest: pick.step() as ReleasedStep,
      waits: { contacted: 3, met: 9, attended: 30 },
      parts: { route: pick.route(), age: pick.age(), sex: pick.sex(), need: pick.need() },
      reach: { ethnicity: pick.ethnicity(), deprivation: pick.deprivation() },
    }),
  );
  const ended = Math.floor(roll() * (roll() < 0.4 ? 20 : 90));
  const changes = ['happy', 'anxious', 'lonely'].map(scale => changeOf(scale, ended, roll));
  const more = {
    there: Array.from({ length: Math.floor(roll() * 80) }, () => {
      const attended = roll() < 0.6;
      return {
        attended,
        going: attended && roll() < 0.7,
        barrier: barriers[Math.floor(roll() ** 2 * 5)] ?? null,
      };
    }),
    stays: Array.from({ length: Math.floor(roll() * 40) }, () => Math.floor(roll() * 200)),
  };
  return { facts, ended, changes, parts, more };
}

const barriers = ['transport', 'cost', 'health', 'work', null] as const;

/** Answers of a scale from 0 to 10: sometimes nearly everybody gave both, sometimes nearly nobody of a part. */
function changeOf(scale: string, ended: number, roll: () => number): ChangeFact {
  const count =
    roll() < 0.4 ? Math.max(0, ended - Math.floor(roll() * 9)) : Math.floor(roll() ** 0.5 * (ended + 1));
  const often = 1 + roll() * 12;
  const up = roll() * 6;
  const without = ended - count;
  const start = Math.floor(roll() * (without + 1));
  const end = Math.floor(roll() * (without - start + 1));
  return {
    instrument: 'made-up',
    version: '1',
    scale,
    own: scale === 'lonely',
    pairs: Array.from({ length: count }, () => {
      const before = Math.floor(roll() * 11);
      const after = Math.min(10, Math.max(0, before + Math.floor(roll() * (2 + up)) - 1));
      return { before, after, sessionsHeld: Math.floor(roll() * often) };
    }),
    missing: { start, end, both: without - start - end },
    reliable: { by: 3, better: 'higher' },
  };
}
