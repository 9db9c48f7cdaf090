/**
 * SHA-256 of a short text, in one go: `crypto.subtle` answers each hash by a promise of its own, which costs many times the
 * hash, and only over https. FIPS 180-4, section 6.2.
 * @returns the first 32 bits, all that a puzzle asks about
 */
export function firstWord(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const length = ((bytes.length + 8) >> 6) + 1;
  const words = new Uint32Array(length * 16);
  for (const [at, byte] of bytes.entries())
    words[at >> 2] = word(words, at >> 2) | (byte << (24 - 8 * (at % 4)));
  words[bytes.length >> 2] = word(words, bytes.length >> 2) | (0x80 << (24 - 8 * (bytes.length % 4)));
  words[words.length - 1] = bytes.length * 8;
  const state = Uint32Array.from(START);
  for (let block = 0; block < words.length; block += 16) digest(state, words.subarray(block, block + 16));
  return word(state, 0);
}

const word = (words: Uint32Array, at: number): number => words[at] ?? 0;
const turned = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** The first bits of the fractions of roots of primes: square roots to begin with, cube roots for the rounds. */
const primes = [...firstPrimes(64)];
const fraction = (value: number): number => Math.floor((value % 1) * 2 ** 32);
const START = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));
const ROUNDS = Uint32Array.from(primes, prime => fraction(Math.cbrt(prime)));

function* firstPrimes(count: number): Generator<number> {
  const found: number[] = [];
  for (let one = 2; found.length < count; one += 1) {
    if (found.some(prime => one % prime === 0)) continue;
    found.push(one);
    yield one;
  }
}

const schedule = new Uint32Array(64);

function digest(state: Uint32Array, block: Uint32Array): void {
  schedule.set(block);
  for (let at = 16; at < 64; at += 1) {
    const [x, y] = [word(schedule, at - 15), word(schedule, at - 2)];
    const small = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const large = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    schedule[at] = (word(schedule, at - 16) + small + word(schedule, at - 7) + large) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at += 1) {
    const one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + one + ((e & f) ^ (~e & g)) + word(ROUNDS, at) + word(schedule, at)) | 0;
    const two = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (two + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = (word(state, at) + value) | 0;
}
