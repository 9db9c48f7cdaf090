/** Signs of the GSM 7-bit alphabet (3GPP TS 23.038), and those that take two places in it. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '\f^{}\\[~]|€';
const places = new Map(
  [...BASIC].map(sign => [sign, 1]).concat([...EXTENDED].map(sign => [sign, 2])) as [string, number][],
);

/** What a text message takes on its way. */
export type Parts = {
  /** `gsm`: 160 places in one part, 153 in each of several. `unicode`: 70 and 67 UTF-16 units. */
  readonly alphabet: 'gsm' | 'unicode';
  /** Places it takes in its alphabet. */
  readonly places: number;
  /** How many texts it is paid as; none when there is nothing in it. */
  readonly count: number;
};

/** More parts than this no gateway takes gladly, and Notify not at all (918 places). */
export const MOST_PARTS = 6;

/**
 * Counts what a text takes. A sign of two places, or of two units, is never cut in two: it begins the next part.
 * @example partsOf('Dia duit') // { alphabet: 'gsm', places: 8, count: 1 }
 */
export function partsOf(text: string): Parts {
  const signs = [...text];
  const gsm = signs.every(sign => places.has(sign));
  const sizes = signs.map(sign => (gsm ? (places.get(sign) ?? 1) : sign.length));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const [one, each] = gsm ? [160, 153] : [70, 67];
  const alphabet = gsm ? 'gsm' : 'unicode';
  if (all === 0) return { alphabet, places: 0, count: 0 };
  if (all <= one) return { alphabet, places: all, count: 1 };
  let [count, room] = [1, each];
  for (const size of sizes) {
    if (size > room) [count, room] = [count + 1, each];
    room -= size;
  }
  return { alphabet, places: all, count };
}
