import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';

export type Handover = Selectable<Tables['handover']>;
export const handoverAnswers = ['have_them', 'not_ours', 'not_reached'] as const;
export type HandoverAnswer = (typeof handoverAnswers)[number];
export const agreedWays = ['in_person', 'by_phone', 'in_writing'] as const;

/** How long the link for the receipt opens. */
const DAYS = 60;
const shape = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newHandoverToken = (): string => randomBytes(32).toString('base64url');

export type NewHandover = {
  readonly referralId: string;
  readonly service: string;
  readonly contact: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** What the person agreed may be told. */
  readonly told: string;
  readonly agreedHow: (typeof agreedWays)[number];
  readonly agreedOn: Temporal.PlainDate;
  readonly askOn: Temporal.PlainDate;
};

/** Who was handed to which other service, for one actor in one transaction. */
export function handoverStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const reading = () => db.selectFrom('handover').selectAll().where('programme_id', '=', programme_id);
  return {
    async add(of: NewHandover, token: string): Promise<string> {
      const id = newId();
      const owner = { kind: 'referral' as const, id: of.referralId };
      await db
        .insertInto('handover')
        .values({
          programme_id,
          id,
          referral_id: of.referralId,
          to_service: of.service,
          to_name: of.contact,
          ...sealed('handover', id, owner, { told: of.told, to_email: of.email, to_phone: of.phone }),
          agreed_how: of.agreedHow,
          agreed_on: of.agreedOn,
          way: of.email ? 'email' : 'phone',
          token_hash: hashOf(token),
          expires_at: now.add({ hours: DAYS * 24 }),
          made_by: actor.id,
          made_at: now,
          ask_on: of.askOn,
        })
        .execute();
      return id;
    },

    /** All of a referral, newest first. */
    async of(referralId: string): Promise<readonly Handover[]> {
      return reading().where('referral_id', '=', referralId).orderBy('made_at', 'desc').limit(20).execute();
    },

    async hold(id: string): Promise<Handover | undefined> {
      return reading().where('id', '=', id).forUpdate().executeTakeFirst();
    },

    /** The one that a link opens now; undefined for one that is wrong or over. */
    async byToken(token: string): Promise<Handover | undefined> {
      if (!shape.test(token)) return undefined;
      return reading()
        .where('token_hash', '=', hashOf(token))
        .where('expires_at', '>', now)
        .executeTakeFirst();
    },

    async answer(id: string, answer: HandoverAnswer, by: string): Promise<void> {
      await db
        .updateTable('handover')
        .set({ answer, answered_by: by, answered_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** Those nobody has acknowledged by their day. */
    async unanswered(today: Temporal.PlainDate): Promise<readonly Handover[]> {
      return reading()
        .where('answer', 'is', null)
        .where('ask_on', '<=', today)
        .orderBy('id')
        .limit(500)
        .forUpdate()
        .execute();
    },

    /** Asked again: a new link takes the place of the last, since only hashes are kept. */
    async askedAgain(id: string, askOn: Temporal.PlainDate, token: string): Promise<void> {
      await db
        .updateTable('handover')
        .set(eb => ({
          ask_on: askOn,
          chases: eb('chases', '+', 1),
          token_hash: hashOf(token),
          expires_at: now.add({ hours: DAYS * 24 }),
        }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },
  };
}
