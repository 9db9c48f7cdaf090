// Checks an exported record: npm run audit:verify -- record.ndjson --roots audit-roots.ndjson --key public.pem
// Needs only Node 24 or newer, this file, and chain.ts, verify-chain.ts and check-record.ts of src/audit.
import { createPublicKey } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { checkRecord, readRoots } from '../src/audit/check-record.ts';

const MEANING = {
  out_of_order: 'an entry stands in the wrong place',
  entries_changed: 'entries were changed, added or removed',
  link_changed: 'the link itself was changed',
  link_missing: 'a link is missing',
  not_signed: 'the signature is wrong',
  unknown_key: 'it was signed with another key',
  root_missing: 'a root was kept for it, but the record has no such link',
  root_differs: 'it differs from the root that was kept',
} as const;

async function main(): Promise<void> {
  const options = { roots: { type: 'string' }, key: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (!file)
    throw new Error('Say which file: npm run audit:verify -- record.ndjson --roots audit-roots.ndjson');
  const result = await checkRecord(createInterface({ input: createReadStream(file) }), {
    key: values.key ? createPublicKey(readFileSync(values.key)) : null,
    roots: values.roots ? readRoots(readFileSync(values.roots, 'utf8')) : [],
  });
  for (const { seal, what } of result.findings) console.log(`Seal ${seal ?? '?'}: ${MEANING[what]}.`);
  if (!values.roots)
    console.log('No roots were given, so a chain that was cut at the end or made anew would not be noticed.');
  if (!values.key) console.log('No key was given, so the key in the file itself was believed.');
  console.log(
    `${result.seals} seals over ${result.entries - result.unsealed} entries, ${result.unsealed} not sealed yet: ${result.findings.length === 0 ? 'whole' : 'NOT WHOLE'}.`,
  );
  process.exitCode = result.findings.length === 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
