import type { Case } from '../case.ts';
import { hearChild } from '../child.ts';
import { median, percentile } from '../numbers.ts';
import type { LettersTold } from '../servers/letters.ts';

const A_SECOND = 40;
const FLAT = 1.25;

/** Letters and plans as PDF/UA: how many a second one core prints, and whether memory stays flat. */
export const lettersCase: Case = {
  name: 'letters',
  async run(bench) {
    const told = await hearChild<LettersTold>('letters', [String(bench.letters)]);
    const rate = 1000 / told.cpu;
    const grown = told.late / told.early;
    return [
      {
        name: 'letters',
        world: '–',
        p50: median(told.latencies),
        p95: percentile(told.latencies, 0.95),
        p99: percentile(told.latencies, 0.99),
        cpu: told.cpu,
        aim: `≥ ${A_SECOND} a second a core`,
        met: rate >= A_SECOND,
        note: `${rate.toFixed(0)} a second a core`,
      },
      {
        name: 'letters-memory',
        world: '–',
        ratio: grown,
        aim: `≤ ${FLAT} × over ${bench.letters}`,
        met: grown <= FLAT,
        note: 'most after the first tenth to most within it',
      },
    ];
  },
};
