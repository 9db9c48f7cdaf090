import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { tokensToFind } from '../../platform/vault/index.ts';
import { intakeOf } from '../../referrals/index.ts';
import { type Quiet, quietOf } from '../quiet-hours.ts';
import type { SafeContact } from '../safe-contact.ts';

/** How somebody may be reached, in which language, and when no text may ring them. */
export type KnownContact = SafeContact & { readonly locale: string; readonly quiet: Quiet | null };

/** How a person may be reached now, and in which language. Null when they do not exist for this actor. */
export async function safeContactOf({ db, actor }: Scope, personId: string): Promise<KnownContact | null> {
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
 * Whether the last thing we heard of this address is that it takes nothing. A message that arrives there clears it, and so does another
 * address in the person's record.
 */
export async function isDoubtful({ db, actor }: Scope, recipient: string): Promise<boolean> {
  if (recipient === '') return false;
  const row = await db
    .selectFrom('message')
    .select(['id', 'state', 'state_reason'])
    .where('programme_id', '=', actor.programmeId)
    .where(eb =>
      eb.or([
        sql<boolean>`recipient_token = any(${tokensToFind('address', [recipient])}::bytea[])`,
        eb('recipient', '=', recipient),
      ]),
    )
    .where('fate_at', 'is not', null)
    .where(eb =>
      eb.or([
        eb.and([eb('state', '=', 'failed'), eb('state_reason', 'in', ['refused', 'bounced'])]),
        eb('delivered_at', 'is not', null),
      ]),
    )
    .orderBy('fate_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state === 'failed';
}
