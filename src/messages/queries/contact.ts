import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { tokensToFind } from '../../platform/vault/index.ts';
import { intakeOf } from '../../referrals/index.ts';
import type { SafeContact } from '../safe-contact.ts';

/** How a person may be reached now, and in which language. Null when they do not exist for this actor. */
export async function safeContactOf(
  { db, actor }: Scope,
  personId: string,
): Promise<(SafeContact & { readonly locale: string }) | null> {
  const row = await db
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
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    mayText: row.may_text,
    mayEmail: row.may_email,
    mayPost: row.may_post,
    neutralSender: row.neutral_sender,
    codeWord: row.code_word?.trim() || null,
    died: row.died_on !== null || Boolean(row.closed_as_died),
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
): Promise<(SafeContact & { readonly locale: string }) | null> {
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

/** Whether an earlier message to this address was refused for good. */
export async function wasRefused({ db, actor }: Scope, recipient: string): Promise<boolean> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where(eb =>
      eb.or([
        sql<boolean>`recipient_token = any(${tokensToFind('address', [recipient])}::bytea[])`,
        eb('recipient', '=', recipient),
      ]),
    )
    .where('state', '=', 'failed')
    .where('state_reason', '=', 'refused')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
