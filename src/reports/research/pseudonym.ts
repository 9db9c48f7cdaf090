import { createHmac } from 'node:crypto';

/** The most days by which the days of one person are moved, back or on. */
export const MOST_SHIFT = 182;

const keyed = (secret: string, what: string, personId: string): Buffer =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(`${what}\0${personId}`).digest();

/**
 * What stands for a person in the files of one study: the same in each of its files, another in every other study. Without the study’s
 * secret nobody can say whose it is, the programme neither.
 * @param secret 32 bytes in base64
 */
export const pseudonymOf = (secret: string, personId: string): string =>
  keyed(secret, 'pseudonym', personId).subarray(0, 15).toString('base64url');

/** By how many days all days of a person are moved in one study, from −182 to 182: spans between them stay true, seasons do not. */
export const shiftOf = (secret: string, personId: string): number =>
  Number(keyed(secret, 'shift', personId).readBigUInt64BE(0) % BigInt(2 * MOST_SHIFT + 1)) - MOST_SHIFT;
