import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../platform/database/index.ts';
import { signinActor as actorOf } from '../signin-actor.ts';

/** A form that arrived after its sign-in had run out. */
export type InterruptedForm = {
  /** Who typed it. Nobody else who signs in at the same computer sees it. */
  readonly staffId: string;
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
  /** Names of the files that were chosen. The files themselves are not kept: they are large, and still where they were. */
  readonly files: readonly string[];
};

const KEPT = { hours: 12 } as const;
/** Of a programme: more than that is a flood, and the oldest go. */
const MOST_KEPT = 300;

/**
 * Keeps what was typed, sealed with the token that only the browser holds, so that nobody who reads the table can
 * read the form. @returns the token for a cookie
 */
export async function keepForm(
  database: Database,
  programmeId: string,
  form: InterruptedForm,
): Promise<string> {
  const token = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', token, iv);
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify([form.staffId, form.fields, form.files]), 'utf8'),
    cipher.final(),
  ]);
  await database.within(actorOf(programmeId), async ({ db, now }) => {
    await db
      .insertInto('interrupted_form')
      .values({
        programme_id: programmeId,
        token_hash: createHash('sha256').update(token).digest(),
        path: form.path,
        body: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
        created_at: now,
        expires_at: now.add(KEPT),
      })
      .execute();
    await db
      .deleteFrom('interrupted_form')
      .where('programme_id', '=', programmeId)
      .where('token_hash', 'in', older =>
        older
          .selectFrom('interrupted_form')
          .select('token_hash')
          .where('programme_id', '=', programmeId)
          .orderBy('created_at', 'desc')
          .orderBy('token_hash')
          .offset(MOST_KEPT),
      )
      .execute();
  });
  return token.toString('base64url');
}

/** Gives the kept form back to whoever typed it, or null when it is gone or somebody else's. */
export async function findForm(
  database: Database,
  programmeId: string,
  staffId: string,
  token: string | undefined,
): Promise<InterruptedForm | null> {
  const key = Buffer.from(token ?? '', 'base64url');
  if (key.length !== 32) return null;
  const row = await database.within(actorOf(programmeId), ({ db, now }) =>
    db
      .selectFrom('interrupted_form')
      .select(['path', 'body'])
      .where('programme_id', '=', programmeId)
      .where('token_hash', '=', createHash('sha256').update(key).digest())
      .where('expires_at', '>', now)
      .executeTakeFirst(),
  );
  if (!row) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, row.body.subarray(0, 12));
  decipher.setAuthTag(row.body.subarray(12, 28));
  const text = Buffer.concat([decipher.update(row.body.subarray(28)), decipher.final()]).toString('utf8');
  const [typedBy, fields, files = []] = JSON.parse(text) as [string, [string, string][], string[]?];
  return typedBy === staffId ? { staffId, path: row.path, fields, files } : null;
}

/** Forgets a kept form, after it was sent or left. */
export async function dropForm(
  database: Database,
  programmeId: string,
  token: string | undefined,
): Promise<void> {
  const key = Buffer.from(token ?? '', 'base64url');
  await database.within(actorOf(programmeId), ({ db }) =>
    db
      .deleteFrom('interrupted_form')
      .where('programme_id', '=', programmeId)
      .where('token_hash', '=', createHash('sha256').update(key).digest())
      .execute(),
  );
}
