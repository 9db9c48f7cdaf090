import { z } from 'zod';

/**
 * Where to go after signing in: a path of this site and nothing else. Browsers drop tabs and line ends from an address and
 * read `\` as `/`, so that `/<tab>/evil.example` would be another site: none of them is let through.
 */
export const onwards = z
  .string()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is kept out.
  .regex(/^\/(?!\/)[^\u0000-\u0020\u007f\\]*$/)
  .max(500)
  .catch('/today');
