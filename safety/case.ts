import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { regionIds, regionOf } from '../src/programmes/index.ts';
import type { NamedTest } from './named-tests.ts';

const FOLDER = join(import.meta.dirname, 'hazards');

/** How often, and how bad, in the words of the NHS clinical risk matrix (DCB0129 and DCB0160). */
export const likelihoods = ['very low', 'low', 'medium', 'high', 'very high'] as const;
export const severities = ['minor', 'significant', 'considerable', 'major', 'catastrophic'] as const;

/** Rows by likelihood, columns by severity: 1 is acceptable, 2 where nothing more can be done, 3 to be looked at, 4 and 5 never. */
const matrix = [
  [1, 1, 2, 2, 3],
  [1, 2, 2, 3, 4],
  [2, 2, 3, 3, 4],
  [2, 3, 3, 4, 5],
  [3, 4, 4, 5, 5],
] as const;

const words = z.string().trim();
const said = words.min(1);
const risk = z.strictObject({ likelihood: z.enum(likelihoods), severity: z.enum(severities) });
const control = z.union([
  z.strictObject({ id: said, says: said, test: z.strictObject({ file: said, name: said }) }),
  /** Not the software's to do, but that of whoever runs it. */
  z.strictObject({ id: said, says: said, operator: z.literal(true) }),
]);
const hazard = z.strictObject({
  id: z.string().regex(/^H\d+$/),
  title: said,
  hazard: said,
  causes: z.array(said).min(1),
  effect: said,
  harmed: said,
  before: risk,
  controls: z.array(control),
  after: risk,
  residual: words,
  owner: said,
  /** `controlled`, or `open` with what is missing. */
  status: said,
});
export type Control = z.output<typeof control>;
export type Hazard = z.output<typeof hazard>;
type Risk = z.output<typeof risk>;

/** Every hazard of the safety case, by number. @throws when a file does not have the shape */
export function hazards(folder = FOLDER): readonly Hazard[] {
  return globSync('*.json', { cwd: folder })
    .sort()
    .map(file => hazard.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}

/** The rating of a risk, from 1 to 5. */
export function ratingOf({ likelihood, severity }: Risk): number {
  return matrix[likelihoods.indexOf(likelihood)]?.[severities.indexOf(severity)] ?? 5;
}

/** The tests that controls name. */
export function testsOf(all: readonly Hazard[]): readonly NamedTest[] {
  return all.flatMap(one => one.controls.flatMap(entry => ('test' in entry ? [entry.test] : [])));
}

/** What is wrong with the case itself, whatever the tests say: sentences, none when all is well. */
export function faultsOf(all: readonly Hazard[]): readonly string[] {
  const ids = all.flatMap(one => [one.id, ...one.controls.map(entry => entry.id)]);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `${id} stands twice`),
    ...all.flatMap(one => {
      const open = one.status.startsWith('open');
      return [
        !open && !one.controls.some(entry => 'test' in entry) ? `${one.id} has no control with a test` : null,
        ratingOf(one.after) > ratingOf(one.before)
          ? `${one.id} is a greater risk with its controls than without`
          : null,
        !open && ratingOf(one.after) > 3
          ? `${one.id} is called controlled, and its residual risk is ${ratingOf(one.after)}`
          : null,
      ].filter(fault => fault !== null);
    }),
  ];
}

/** Crisis lines of the regions whose check has run out on a day: they are shown nowhere until a programme tries them. */
export function expiredLines(today: Temporal.PlainDate): readonly string[] {
  return regionIds.flatMap(id =>
    regionOf(id)
      .crisisLines.filter(line => Temporal.PlainDate.compare(line.expiresOn, today) < 0)
      .map(line => `${line.name} (${id}) has run out on ${line.expiresOn}`),
  );
}
