// npm run evaluate:matching: how well matching does, over one's own files or over the sets of the project.
import { parseArgs } from 'node:util';
import { measureSet } from './evaluation/measure-set.ts';
import { heldOutSet, inventedSet, tunedSet } from './evaluation/own-sets.ts';
import { readSet, type SetFiles } from './evaluation/read-set.ts';
import { eachOf, reportOf } from './evaluation/report.ts';
import { lexicon } from './lexicon/index.ts';

const USAGE = `npm run evaluate:matching -- --services FILE [--services FILE …] --statements FILE --judgments FILE [--region uk|ie] [--each]
npm run evaluate:matching -- [--held-out | --invented] [--each]

  --services    HSDS or ORUK JSON, a folder of HSDS tables, or a CSV with a row a service
  --region      whose postcodes "near" holds
  --held-out    the third of the project's own statements that is kept apart
  --invented    the project's statements over the invented services of the demonstration
  --each        every statement with what was heard and the first ten`;

function main(): void {
  const { values } = parseArgs({
    options: {
      services: { type: 'string', multiple: true, default: [] },
      statements: { type: 'string' },
      judgments: { type: 'string' },
      region: { type: 'string', default: 'uk' },
      'held-out': { type: 'boolean', default: false },
      invented: { type: 'boolean', default: false },
      each: { type: 'boolean', default: false },
    },
  });
  const { services, statements, judgments, region } = values;
  const own = services.length === 0 && !statements && !judgments;
  if ((!own && !(services.length > 0 && statements && judgments)) || (region !== 'uk' && region !== 'ie')) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const given: SetFiles = {
    title: 'Your files',
    region,
    services,
    statements: statements ?? '',
    judgments: judgments ?? '',
  };
  const ours = values['held-out'] ? heldOutSet : values.invented ? inventedSet : tunedSet;
  const set = readSet(own ? ours : given);
  const today = Temporal.Now.plainDateISO();
  const measured = measureSet(set, lexicon, today);
  console.log(reportOf(set, measured, lexicon, today));
  if (values.each) console.log(`\n${eachOf(set, measured)}`);
}

main();
