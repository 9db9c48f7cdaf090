import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { pack } from 'tar-stream';
import { RestoreProblem, restore } from './restore.ts';
import { writeSealed } from './sealed-file.ts';

const home = mkdtempSync(join(tmpdir(), 'hedgerow-cut-'));
after(() => rmSync(home, { recursive: true }));

test('a backup that was cut anywhere is refused, and the attempt comes to an end', async () => {
  const identity = await generateIdentity();
  const files = pack();
  for (let at = 0; at < 40; at += 1)
    files.entry(
      { name: `postgres/${at}` },
      Buffer.concat([randomBytes(40_000 + at * 997), Buffer.alloc(90_000)]),
    );
  files.finalize();
  const name = 'base-20261101T000000Z-000000010000000000000001.own.tar.zst.age';
  await writeSealed(join(home, 'whole', name), [await identityToRecipient(identity)], Readable.from(files));
  const bytes = readFileSync(join(home, 'whole', name));
  const from = join(home, 'cut');
  mkdirSync(from);
  for (let round = 0; round < 15; round += 1) {
    writeFileSync(join(from, name), bytes.subarray(0, Math.floor(Math.random() * bytes.length)));
    const ask = { from, identity, dataDir: join(home, 'made'), at: null, account: null };
    await assert.rejects(restore(ask), RestoreProblem);
  }
  assert.deepEqual(readdirSync(home).sort(), ['cut', 'whole'], 'nothing is left of it');
});
