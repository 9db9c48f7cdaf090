import type { Counts } from './figures.ts';
import type { LastRuns } from './last-runs.ts';
import { type Proof, promises } from './promises.ts';

/** What the table says of a proof: proven, or why it is not. */
export function verdictOf(proof: Proof, files: readonly string[], runs: LastRuns): string {
  const run = runs[proof.key];
  if (files.length === 0) return '**not proven**: no test tells it';
  if (!run) return '**not proven**: not run yet';
  if (!run.passed) return '**not proven**: a test of it failed';
  if (!run.counts) return '**not proven**: no figure was told';
  if (!proof.gate.met(run.counts)) return `**not proven**: asked for is ${proof.gate.says}`;
  return `met: ${proof.gate.says}`;
}

/** Whether a proof stands. */
export function isProven(proof: Proof, files: readonly string[], runs: LastRuns): boolean {
  return verdictOf(proof, files, runs).startsWith('met');
}

/**
 * The page of promises, in Markdown.
 * @param files the test files of each proof
 * @param more further parts of the page, each with its own heading
 */
export function tableOf(
  files: ReadonlyMap<string, readonly string[]>,
  runs: LastRuns,
  more: readonly string[] = [],
): string {
  const rows = promises.flatMap(({ says, proofs }) =>
    proofs.map((proof, at) => row(at === 0 ? says : '', proof, files.get(proof.key) ?? [], runs)),
  );
  return `${[
    '# Trust: what is promised, and how it is proven',
    'Made by `npm run trust`, which runs every proof at full length on a machine of one’s own; `npm run trust -- relations faults` runs some and keeps the',
    'figures of the others with their date and commit. Nobody writes a figure here by hand, and what is not proven says so. `npm test` runs every proof in a',
    'short form. A star at a commit: there were changes beside it.',
    '',
    '| promise | how it is proven | last run | figures | gate |',
    '|---|---|---|---|---|',
    ...rows,
    ...more.flatMap(part => ['', part.trimEnd()]),
  ].join('\n')}\n`;
}

function row(says: string, proof: Proof, files: readonly string[], runs: LastRuns): string {
  const run = runs[proof.key];
  const where = files.map(file => `[\`${file}\`](../${file})`).join(' ');
  const seed = run?.counts?.['seed'];
  const when = run
    ? `${run.date}, ${run.commit}, ${lasted(run.seconds)}${run.length === 'short' ? ', **short form**' : ''}${seed === undefined ? '' : `, seed ${seed}`}`
    : 'never';
  return `| ${[
    says,
    `\`${proof.key}\`: ${proof.how} ${where}`.trim(),
    when,
    run?.counts ? figuresOf(run.counts) : '',
    verdictOf(proof, files, runs),
  ].join(' | ')} |`;
}

const whole = new Intl.NumberFormat('en');

/** Counts in the words of the page: `1,000,000 decisions, 0 differences`. */
export function figuresOf(counts: Counts): string {
  return Object.entries(counts)
    .filter(([name]) => name !== 'seed')
    .map(([name, value]) => {
      const words = name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
      return typeof value === 'number' ? `${whole.format(value)} ${words}` : `${words}: ${value}`;
    })
    .join(', ')
    .replaceAll('|', '\\|');
}

function lasted(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
