import { type Hazard, likelihoods, ratingOf, severities } from './case.ts';
import type { NamedTest } from './named-tests.ts';

/** How the last run went. */
export type Run = {
  /** ISO date. */
  readonly date: string;
  readonly failing: readonly NamedTest[];
  readonly faults: readonly string[];
};

/** The safety case as a page of docs, with the result of each control. */
export function pageOf(all: readonly Hazard[], run: Run): string {
  const controls = all.flatMap(one => one.controls);
  const tested = controls.filter(one => 'test' in one);
  const passing = tested.length - run.failing.length;
  return `# Safety case

Made by \`npm run safety\` from [safety/hazards](../safety/hazards), in the manner of DCB0129 and DCB0160; nobody writes here by hand. A control
that is the software's names its test; the others are for whoever runs Hedgerow to carry out, and a clinical safety officer of theirs to sign.
**Nobody outside has assessed this case, and no clinician has signed it.**

${all.length} hazards, ${controls.length} controls: ${tested.length} by the software, of which ${passing} had a passing test on ${run.date}, ${controls.length - tested.length} by the operator.
${run.faults.map(fault => `\n- **${fault}**`).join('')}
Risk from 1 to 5, by likelihood (${likelihoods.join(', ')}) and severity (${severities.join(', ')}).

| | hazard | before | after | status |
|---|---|---|---|---|
${all.map(one => `| [${one.id}](#${anchorOf(one)}) | ${one.title} | ${ratingOf(one.before)} | ${ratingOf(one.after)} | ${one.status} |`).join('\n')}
${all.map(one => sectionOf(one, run)).join('')}`;
}

const headingOf = (one: Hazard): string => `${one.id} ${one.title}`;
const anchorOf = (one: Hazard): string =>
  headingOf(one)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function sectionOf(one: Hazard, run: Run): string {
  const risk = (of: Hazard['before']) => `${of.likelihood} × ${of.severity} = ${ratingOf(of)}`;
  return `
## ${headingOf(one)}

${one.hazard} **Who is harmed:** ${one.harmed} **Effect:** ${one.effect}

**Causes.** ${one.causes.join(' ')}

| control | how we know |
|---|---|
${one.controls.map(control => `| ${control.id} ${control.says} | ${proofOf(control, run)} |`).join('\n')}

**Risk** before: ${risk(one.before)}; after: ${risk(one.after)}. ${one.residual ? `**What remains.** ${one.residual} ` : ''}**Owner:** ${one.owner}. **Status:** ${one.status}.
`;
}

function proofOf(control: Hazard['controls'][number], { failing }: Run): string {
  if (!('test' in control)) return 'by the operator';
  const { file, name } = control.test;
  const wrong = failing.some(one => one.file === file && one.name === name);
  return `${wrong ? '**not passing:** ' : ''}[“${name.replaceAll('|', '\\|')}”](../${file})`;
}
