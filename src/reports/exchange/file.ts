import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import {
  DEFINITIONS,
  forOthers,
  type Release,
  releasedCuts,
  releasedSteps,
  releasedWaits,
} from '../released/index.ts';
import { publicKeyOf } from './key.ts';

/** What the file is, and how it is written; another number for another form, which is refused. */
const FORMAT = 'hedgerow figures';
export const SCHEMA = 1;
/** Most that a file may be, in bytes. */
export const MOST_BYTES = 128 * 1024;
/** More than any service has in three months: a larger count is a mistake. */
const MOST_PEOPLE = 100_000;

const cell = z
  .number()
  .int()
  .min(0)
  .max(MOST_PEOPLE)
  .multipleOf(5)
  .refine(one => one === 0 || one >= 10)
  .nullable();
const mean = z.number().min(-1_000).max(1_000).nullable();
const code = z.string().regex(/^[A-Za-z0-9_.+-]{0,60}$/);
const figures = z.strictObject({
  definitions: z.number().int(),
  quarter: z.string().regex(/^20\d{2}-[1-4]$/),
  funnel: z.strictObject({
    referred: cell,
    accepted: cell,
    contacted: cell,
    met: cell,
    introduced: cell,
    attended: cell,
  }),
  cuts: z
    .array(
      z.strictObject({
        cut: z.enum(releasedCuts),
        parts: z
          .array(z.strictObject({ part: code, referred: cell, met: cell, attended: cell }))
          .max(100)
          .nullable(),
      }),
    )
    .max(releasedCuts.length),
  waits: z.strictObject({
    contacted: z.number().int().min(0).max(90).nullable(),
    met: z.number().int().min(0).max(90).nullable(),
    attended: z.number().int().min(0).max(90).nullable(),
  }),
  ended: cell,
  changes: z
    .array(z.strictObject({ instrument: code, version: code, scale: code, pairs: cell, before: mean, mean }))
    .max(200),
});
const body = z.strictObject({
  format: z.literal(FORMAT),
  schema: z.number().int(),
  serial: z.uuid(),
  from: z.string().trim().min(1).max(120),
  madeOn: z.iso.date(),
  figures,
});
const outer = z.strictObject({
  body: z.string().max(MOST_BYTES),
  key: z.base64().max(100),
  signature: z.base64().max(120),
});

/** What a file says, once it is known who signed it. */
export type FileBody = z.output<typeof body>;
export type ReadFile = { readonly body: FileBody; readonly publicKey: Buffer };
/** Why a file is not read, as words know it. */
export type Unread = 'not_ours' | 'signature' | 'version' | 'absurd';

/** A uuid that is the same for the same release: the same file is made twice, and found again by who read it. */
function serialOf(...names: readonly string[]): string {
  const hex = createHash('sha256').update(names.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The signed file of a release: suppressed counts and nothing else. The same release gives the same file, so what was looked at before is what
 * leaves.
 */
export function writeFile(
  release: Release,
  {
    from,
    programmeId,
    madeOn,
    key,
  }: {
    readonly from: string;
    readonly programmeId: string;
    readonly madeOn: Temporal.PlainDate;
    readonly key: KeyObject;
  },
): string {
  const figures = forOthers(release);
  const text = JSON.stringify({
    format: FORMAT,
    schema: SCHEMA,
    serial: serialOf(programmeId, JSON.stringify(figures)),
    from,
    madeOn: String(madeOn),
    figures,
  });
  return `${JSON.stringify(
    {
      body: text,
      key: publicKeyOf(key).toString('base64'),
      signature: sign(null, Buffer.from(text), key).toString('base64'),
    },
    null,
    2,
  )}\n`;
}

/** Reads a file that somebody brings. It says who signed it, not whether they are known; nothing in it is believed before the signature is. */
export function readExchangeFile(text: string): ReadFile | Unread {
  const whole = outer.safeParse(parsed(text));
  if (!whole.success) return 'not_ours';
  const publicKey = Buffer.from(whole.data.key, 'base64');
  if (!isSigned(whole.data.body, publicKey, Buffer.from(whole.data.signature, 'base64'))) return 'signature';
  const said = parsed(whole.data.body);
  const version = z.object({
    format: z.literal(FORMAT),
    schema: z.unknown(),
    figures: z.object({ definitions: z.unknown() }),
  });
  const known = version.safeParse(said);
  if (!known.success) return 'not_ours';
  if (known.data.schema !== SCHEMA || known.data.figures.definitions !== DEFINITIONS) return 'version';
  const found = body.safeParse(said);
  return found.success && isSound(found.data.figures) ? { body: found.data, publicKey } : 'absurd';
}

/** Figures that can be: later steps are no larger than earlier ones, parts no larger than the whole, means only of somebody. */
function isSound({ funnel, cuts, waits, changes, ended }: Release): boolean {
  const steps = releasedSteps.flatMap(step => funnel[step] ?? []);
  const falls = steps.every((count, at) => at === 0 || count <= (steps[at - 1] ?? 0));
  const whole = funnel.referred;
  const fits = cuts.every(({ parts }) =>
    (parts ?? []).every(
      ({ referred, met, attended }) =>
        (referred ?? 0) <= (whole ?? 0) && (met ?? 0) <= (whole ?? 0) && (attended ?? 0) <= (whole ?? 0),
    ),
  );
  const once = new Set(cuts.map(one => one.cut)).size === cuts.length;
  const waited = releasedWaits.every(wait => waits[wait] === null || funnel[wait] !== null);
  const paired = changes.every(
    ({ pairs, before, mean: change }) =>
      (pairs !== null && pairs > 0) || (before === null && change === null),
  );
  return (
    falls && fits && once && waited && paired && changes.every(one => (one.pairs ?? 0) <= (ended ?? 0) + 5)
  );
}

function isSigned(text: string, publicKey: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, signature);
  } catch {
    // What is no key has signed nothing.
    return false;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
