import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { isBroken, readFiles } from './read-files.ts';
import { unzipped } from './unzip.ts';

type Inside = { readonly name: string; readonly bytes: Uint8Array; readonly tells?: number };

/** A zip by the book: local header, deflated bytes, central directory. `tells` lies about the size inside. */
function zip(inside: readonly Inside[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, tells = bytes.byteLength } of inside) {
    const packed = deflateRawSync(bytes);
    const names = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.byteLength, 14);
    head.writeUInt32LE(tells, 18);
    head.writeUInt16LE(names.byteLength, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, names, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, tail, names]));
    parts.push(local);
    offset += local.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(inside.length, 4);
  end.writeUInt16LE(inside.length, 6);
  end.writeUInt32LE(central.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end]);
}

const text = (name: string, words: string): Inside => ({ name, bytes: Buffer.from(words) });
const reason = async (bytes: Uint8Array, limits?: { files: number; bytes: number }): Promise<string> => {
  const files = await unzipped([{ name: 'a.zip', bytes }], limits);
  return 'reason' in files ? files.reason : `${files.length} files`;
};

test('a zip of tables is read as its tables', async () => {
  const folder = join(import.meta.dirname, '../fixtures/ohana-san-mateo');
  const tables = readdirSync(folder).filter(name => name.endsWith('.csv'));
  const packed = zip([
    ...tables.map(name => ({ name: `ohana/${name}`, bytes: readFileSync(join(folder, name)) })),
    text('__MACOSX/._services.csv', 'junk'),
    text('ohana/readme.pdf', 'junk'),
  ]);
  const files = await unzipped([{ name: 'ohana.zip', bytes: packed }]);
  assert.ok(!('reason' in files));
  assert.deepEqual(files.map(one => one.name).sort(), tables.sort());
  const read = readFiles(files, {
    mapping: null,
    organization: null,
    fallbackKinds: [],
    placeOf: () => null,
  });
  assert.ok(!isBroken(read));
  assert.equal(read.services.length, 23);
});

test('files that are no zip pass', async () => {
  const files = [{ name: 'a.csv', bytes: Buffer.from('name\nChoir\n') }];
  assert.deepEqual(await unzipped(files), files);
});

test('a zip that is too much, broken, empty or lying is refused', async () => {
  const big = { name: 'services.csv', bytes: Buffer.alloc(3_000_000, 'x') };
  assert.equal(await reason(zip([big]), { files: 9, bytes: 1_000_000 }), 'too_much_inside');
  assert.equal(await reason(zip([{ ...big, tells: 10 }]), { files: 9, bytes: 1_000_000 }), 'bad_zip');
  const many = Array.from({ length: 80 }, (_, at) => text(`${at}.csv`, 'a'));
  assert.equal(await reason(zip(many)), 'too_much_inside');
  assert.equal(await reason(zip([text('../../etc/passwd', 'x')])), 'bad_zip');
  assert.equal(await reason(zip([])), 'bad_zip');
  assert.equal(await reason(zip([text('a.csv', 'name\nChoir\n')]).subarray(0, 40)), 'bad_zip');
  assert.equal(await reason(Buffer.from('PK\u0003\u0004 and then nothing')), 'bad_zip');
});
