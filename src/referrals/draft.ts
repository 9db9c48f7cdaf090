import { createCipheriv, createDecipheriv, randomBytes, randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Scope } from '../platform/database/index.ts';

const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt);

/** Symbols that are not mistaken for one another when written down, as in references. */
const alphabet = '23456789CDFHJKMNPQRTWXY';
const LENGTH = 12;
const DAYS = 28;
const VERSION = 1;

/** The five steps of a self-referral; their addresses are 1 to 5. */
export const supportSteps = ['you', 'reach', 'matters', 'hinders', 'agree'] as const;
export type SupportStep = (typeof supportSteps)[number];

const typed = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const shape = z.object({
  /** What was typed on each step, as it was typed. */
  steps: z.partialRecord(z.enum(supportSteps), typed),
  /** Something in it speaks of danger: the crisis panel stands first from then on. */
  danger: z.boolean(),
  /** Token of the status link that will be shown once it is sent. */
  receipt: z.string(),
});
export type Draft = z.output<typeof shape>;

/** A new code to write down: `7K3M-2QXD-9FHW`, 54 bits. It is the only key to what was typed. */
export function newCode(): string {
  const symbols = Array.from({ length: LENGTH }, () => alphabet.charAt(randomInt(alphabet.length)));
  return symbols.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as somebody typed it, in its written form; null when it can be none. */
export function readCode(text: string): string | null {
  const likes: Readonly<Record<string, string>> = { Z: '2', S: '5', G: '6', B: '8' };
  const symbols = [...text.toUpperCase().replace(/[^A-Z0-9]/g, '')].map(one => likes[one] ?? one);
  if (symbols.length !== LENGTH || !symbols.every(one => alphabet.includes(one))) return null;
  return symbols.join('').replace(/(.{4})(?=.)/g, '$1-');
}

type Keys = { readonly hash: Buffer; readonly key: Buffer };

/** Where a draft is found and what opens it, both from the code alone: whoever has the table has neither. */
async function keysOf(programmeId: string, code: string): Promise<Keys> {
  const both = await derive(code, `self-referral ${programmeId}`, 64, { N: 4096 });
  return { hash: both.subarray(0, 32), key: both.subarray(32) };
}

function seal(key: Buffer, about: string, draft: Draft): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(JSON.stringify(draft), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, about: string, sealed: Buffer): Draft {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(13, 29));
  const text = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
  return shape.parse(JSON.parse(text));
}

/** Unfinished self-referrals. Kept sealed for 28 days after the last change, then removed by `draftRoutine`. */
export function draftStore({ db, actor, now }: Scope) {
  const { programmeId } = actor;
  const about = `${programmeId}|self_referral_draft|answers`;
  return {
    /** The draft of a code, held until the transaction ends; null when there is none or its day has passed. */
    async open(code: string): Promise<Draft | null> {
      const { hash, key } = await keysOf(programmeId, code);
      const row = await db
        .selectFrom('self_referral_draft')
        .select('answers')
        .where('programme_id', '=', programmeId)
        .where('code_hash', '=', hash)
        .where('expires_at', '>', now)
        .forUpdate()
        .executeTakeFirst();
      return row ? unseal(key, about, row.answers) : null;
    },

    async save(code: string, draft: Draft, step: number): Promise<void> {
      const { hash, key } = await keysOf(programmeId, code);
      const kept = {
        answers: seal(key, about, draft),
        step,
        updated_at: now,
        expires_at: now.add({ hours: DAYS * 24 }),
      };
      await db
        .insertInto('self_referral_draft')
        .values({ ...kept, programme_id: programmeId, code_hash: hash, created_at: now })
        .onConflict(conflict => conflict.columns(['programme_id', 'code_hash']).doUpdateSet(kept))
        .execute();
    },

    async drop(code: string): Promise<void> {
      const { hash } = await keysOf(programmeId, code);
      await db
        .deleteFrom('self_referral_draft')
        .where('programme_id', '=', programmeId)
        .where('code_hash', '=', hash)
        .execute();
    },

    /** Removes what has run out. */
    async dropExpired(): Promise<void> {
      await db
        .deleteFrom('self_referral_draft')
        .where('programme_id', '=', programmeId)
        .where('expires_at', '<=', now)
        .execute();
    },
  };
}
