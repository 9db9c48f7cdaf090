const decoders = {
  strict: new TextDecoder('utf-8', { fatal: true }),
  windows: new TextDecoder('windows-1252'),
  little: new TextDecoder('utf-16le'),
  big: new TextDecoder('utf-16be'),
};

/**
 * Bytes of an uploaded file as text: UTF-8 (with or without mark), UTF-16 by its mark, else Windows-1252, which is
 * what spreadsheets write. Line ends become '\n'.
 * @returns null when it is not text at all (a picture, a zip)
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  const head = text.slice(0, 4000);
  if (head.includes('\u0000')) return null;
  return text.replace(/\r+\n?/g, '\n');
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoders.little.decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoders.big.decode(bytes);
  try {
    return decoders.strict.decode(bytes);
  } catch {
    return decoders.windows.decode(bytes);
  }
}
