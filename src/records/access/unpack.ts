import { extract } from 'tar-stream';
import { NotFound } from '../../core/index.ts';

/** One part of a finished copy by its name. @throws NotFound */
export async function entryOf(file: Buffer, name: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let isThere = false;
  const reading = extract();
  reading.end(file);
  for await (const entry of reading) {
    const isIt = entry.header.name === name;
    isThere ||= isIt;
    for await (const part of entry) if (isIt) parts.push(Buffer.from(part));
  }
  if (!isThere) throw new NotFound('access_package');
  return Buffer.concat(parts);
}
