import { type Selectable, sql } from 'kysely';
import type { Scope, Tables } from '../../platform/database/index.ts';
import { tokensToFind } from '../../platform/vault/index.ts';
import { intakeOf } from '../../referrals/index.ts';
import { type Quiet, quietOf } from '../quiet-hours.ts';
import type { SafeContact } from '../safe-contact.ts';

/** How somebody may be reached, in which language, and when no text may ring them. */
export type KnownContact = SafeContact & { readonly locale: string; readonly quiet: Quiet | null };

/** How a person may be reached now, and in which language. Null when they do not exist for this actor. */
export async function safeContactOf(scope: Scope, personId: string): Promise<KnownContact | null> {
  return (await safeContactsOf(scope, [personId])).get(personId) ?? null;
}

/** The same of many, by their ids, in one question. */
export async function safeContactsOf(
  { db, actor }: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, KnownContact>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select([
      'id',
      'may_text',
      'may_email',
      'may_post',
      'neutral_sender',
      'code_word',
      'died_on',
      'phone',
      'email',
      'address',
      'postcode',
      'locale',
      'quiet_from',
      'quiet_until',
    ])
    // A case may be closed with that reason before anybody has written down the day.
    .select(eb =>
      eb
        .exists(
          eb
            .selectFrom('referral')
            .select('referral.id')
            .whereRef('referral.programme_id', '=', 'person.programme_id')
            .whereRef('referral.person_id', '=', 'person.id')
            .where('referral.closing_reason', '=', 'died'),
        )
        .as('closed_as_died'),
    )
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', eb => eb.fn.any(eb.val([...new Set(personIds)])))
    .execute();
  return new Map(rows.map(row => [row.id, contactOf(row)]));
}

type Row = Pick<
  Selectable<Tables['person']>,
  | 'may_text'
  | 'may_email'
  | 'may_post'
  | 'neutral_sender'
  | 'code_word'
  | 'died_on'
  | 'phone'
  | 'email'
  | 'address'
  | 'postcode'
  | 'locale'
  | 'quiet_from'
  | 'quiet_until'
> & { readonly closed_as_died: unknown };

function contactOf(row: Row): KnownContact {
  return {
    mayText: row.may_text,
    mayEmail: row.may_email,
    mayPost: row.may_post,
    neutralSender: row.neutral_sender,
    codeWord: row.code_word?.trim() || null,
    died: row.died_on !== null || Boolean(row.closed_as_died),
    quiet:
      row.quiet_from && row.quiet_until ? quietOf({ from: row.quiet_from, until: row.quiet_until }) : null,
    phone: row.phone,
    email: row.email,
    address: postal(row.address, row.postcode),
    locale: row.locale,
  };
}

/** The same for somebody who asked for support and has no record yet: only what they ticked themselves counts. */
export async function safeContactInReferral(
  { db, actor }: Scope,
  referralId: string,
): Promise<KnownContact | null> {
  const row = await db
    .selectFrom('referral')
    .select(['id', 'submitted', 'phone', 'email', 'address', 'postcode', 'locale'])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', referralId)
    .executeTakeFirst();
  if (!row) return null;
  const parsed = intakeOf(row.submitted);
  return {
    mayText: parsed.ways.includes('text'),
    mayEmail: parsed.ways.includes('email'),
    mayPost: parsed.ways.includes('post'),
    // Nobody has asked yet who else reads their messages: say little.
    neutralSender: parsed.notSafe,
    codeWord: null,
    died: false,
    quiet: null,
    phone: row.phone,
    email: row.email,
    address: postal(row.address, row.postcode),
    locale: row.locale,
  };
}

function postal(address: string | null, postcode: string | null): string | null {
  const lines = (address ?? '').trim();
  if (lines === '') return null;
  return postcode && !lines.includes(postcode) ? `${lines}\n${postcode}` : lines;
}

/**
 * Those of these addresses of which the last thing we heard is that they take nothing. A message that arrives there clears one, and so
 * does another address in the person's record.
 */
export async function doubtfulOf(
  { db, actor }: Scope,
  recipients: readonly string[],
): Promise<ReadonlySet<string>> {
  const all = [...new Set(recipients)].filter(recipient => recipient !== '');
  if (all.length === 0) return new Set();
  const whose = sql`coalesce(encode(recipient_token, 'hex'), recipient)`;
  const rows = await db
    .selectFrom('message')
    .select(['id', 'recipient', 'state'])
    .distinctOn(whose)
    .where('programme_id', '=', actor.programmeId)
    .where(
      sql<boolean>`(recipient_token = any(${tokensToFind('address', all)}::bytea[])
        or recipient_token is null and recipient = any(${all}::text[]))`,
    )
    .where('fate_at', 'is not', null)
    .where(
      sql<boolean>`(state = 'failed' and state_reason in ('refused', 'bounced') or delivered_at is not null)`,
    )
    .orderBy(whose)
    .orderBy('fate_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const known = new Set(
    rows.filter(({ state }) => state === 'failed').map(({ recipient }) => compared(recipient)),
  );
  return new Set(all.filter(recipient => known.has(compared(recipient))));
}

/** An address is the same however it is typed. */
const compared = (address: string): string => address.trim().toLowerCase();
