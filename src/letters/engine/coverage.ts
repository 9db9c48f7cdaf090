import { readdirSync, readFileSync } from 'node:fs';

/** A set of code points that a font can draw. */
export type Coverage = { has(codePoint: number): boolean };

/** Reads which code points the TrueType fonts of a folder can draw together. Throws when a font has no character map. */
export function coverageOf(folder: URL): Coverage {
  const points = new Set<number>();
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.ttf')) readCharacterMap(readFileSync(new URL(name, folder)), points);
  }
  return points;
}

function readCharacterMap(font: Buffer, points: Set<number>): void {
  const start = tableOffset(font, 'cmap');
  for (let i = 0; i < font.readUInt16BE(start + 2); i++) {
    const sub = start + font.readUInt32BE(start + 4 + i * 8 + 4);
    const format = font.readUInt16BE(sub);
    if (format === 4) readSegments(font, sub, points);
    if (format === 12) readGroups(font, sub, points);
  }
}

function tableOffset(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + i * 16;
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

/** OpenType cmap format 4: segments of the basic plane, some with an own glyph array where 0 means "no glyph". */
function readSegments(font: Buffer, sub: number, points: Set<number>): void {
  const size = font.readUInt16BE(sub + 6);
  for (let i = 0; i < size; i += 2) {
    const last = font.readUInt16BE(sub + 14 + i);
    const first = font.readUInt16BE(sub + 16 + size + i);
    const rangeAt = sub + 16 + size * 3 + i;
    const range = font.readUInt16BE(rangeAt);
    for (let point = first; point <= last && point < 0xffff; point++) {
      if (range === 0 || font.readUInt16BE(rangeAt + range + (point - first) * 2) !== 0) points.add(point);
    }
  }
}

/** OpenType cmap format 12: groups of any plane. */
function readGroups(font: Buffer, sub: number, points: Set<number>): void {
  for (let i = 0; i < font.readUInt32BE(sub + 12); i++) {
    const at = sub + 16 + i * 12;
    for (let point = font.readUInt32BE(at); point <= font.readUInt32BE(at + 4); point++) points.add(point);
  }
}
