import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream as WebStream } from 'node:stream/web';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';

/**
 * Writes a stream to a file: packed (zstd), then sealed for the holders of keys (age). The writer needs no secret and cannot
 * read it back. The file appears under its name when it is whole and on the disk.
 * @param recipients `age1…`
 */
export async function writeSealed(
  path: string,
  recipients: readonly string[],
  content: Readable,
): Promise<void> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  try {
    const packed = createZstdCompress();
    const packing = pipeline(content, packed);
    // Its error is thrown below; until then it must not count as one that nobody heard.
    packing.catch(() => undefined);
    const sealed = await encrypter.encrypt(webStream(packed));
    await Promise.all([packing, pipeline(nodeStream(sealed), createWriteStream(part, { mode: 0o600 }))]);
    const handle = await open(part, 'r');
    await handle.sync();
    await handle.close();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Reads a sealed file back.
 * @param identity `AGE-SECRET-KEY-1…`
 * @throws when the key is another's or the file was changed or cut
 */
export async function readSealed(path: string, identity: string): Promise<Readable> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const packed = nodeStream(await decrypter.decrypt(webStream(createReadStream(path))));
  const plain = createZstdDecompress();
  pipeline(packed, plain).catch(error => plain.destroy(error));
  return plain;
}

// By iteration: it ends and fails like any loop.
const webStream = (stream: Readable): ReadableStream<Uint8Array> =>
  WebStream.from(stream) as ReadableStream<Uint8Array>;
const nodeStream = (stream: ReadableStream<Uint8Array>): Readable => Readable.from(stream);
