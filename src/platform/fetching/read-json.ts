import { type Failed, failed, usualLimits } from './fetched.ts';

/**
 * Bytes as JSON, or a fault: not JSON, or nested deeper than the limit. Depth is counted before parsing, because what
 * is nested a million times deep ends the process while it is parsed or walked.
 */
export function readJson(
  bytes: Uint8Array,
  depth = usualLimits.depth,
): { readonly state: 'got'; readonly value: unknown } | Failed {
  if (depthOf(bytes) > depth) return failed('too_deep', String(depth));
  const text = new TextDecoder().decode(bytes);
  try {
    return { state: 'got', value: JSON.parse(text) };
  } catch {
    return failed('not_json', text.slice(0, 40));
  }
}

const quote = 0x22;
const backslash = 0x5c;

/** How deep brackets nest outside of strings, in text that may or may not be JSON (UTF-8). */
export function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === backslash) at++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}
