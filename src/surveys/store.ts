import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { newId, reference } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';
import { OPEN_DAYS, REMIND_AFTER, type SurveyAnswers, type SurveyKind, type SurveyMoment } from './survey.ts';

export type SurveyAsk = Selectable<Tables['survey_ask']>;
/** `status_page`: nobody asked; who referred said it from the page on how far their referral is. */
export type SurveyWay = 'message' | 'paper' | 'status_page';

const shape = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newSurveyToken = (): string => randomBytes(32).toString('base64url');

export type NewAsk = {
  readonly referralId: string;
  readonly kind: SurveyKind;
  readonly moment: SurveyMoment;
  readonly way: SurveyWay;
  readonly token: string;
  readonly today: Temporal.PlainDate;
  /** Of who refers; kept as a hash only. */
  readonly address?: string | undefined;
};

export type GivenAnswers = {
  readonly answers: SurveyAnswers;
  readonly words: string | null;
  readonly mayQuote: boolean;
};

/** What is kept of an address: enough to see that it was asked before. */
export const addressHash = (address: string): Buffer => hashOf(address.trim().toLowerCase());

/** Who was asked, and what came back, for one actor in one transaction. */
export function surveyStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const reading = () => db.selectFrom('survey_ask').selectAll().where('programme_id', '=', programme_id);
  const change = (id: string) =>
    db.updateTable('survey_ask').where('programme_id', '=', programme_id).where('id', '=', id);
  return {
    /** @returns null where this was asked before: each is asked once */
    async add(of: NewAsk): Promise<{ readonly id: string; readonly code: string | null } | null> {
      const id = newId();
      const code = of.way === 'paper' ? reference('S') : null;
      const made = await db
        .insertInto('survey_ask')
        .values({
          programme_id,
          id,
          referral_id: of.referralId,
          kind: of.kind,
          moment: of.moment,
          way: of.way,
          address_hash: of.address ? addressHash(of.address) : null,
          token_hash: hashOf(of.token),
          code,
          asked_on: of.today,
          asked_by: actor.id,
          expires_at: now.add({ hours: OPEN_DAYS * 24 }),
          remind_on: of.way === 'message' ? of.today.add({ days: REMIND_AFTER }) : null,
        })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return made.numInsertedOrUpdatedRows === 0n ? null : { id, code };
    },

    async find(id: string): Promise<SurveyAsk | undefined> {
      return reading().where('id', '=', id).executeTakeFirst();
    },

    /** The one that a link opens now, held; undefined for one that is wrong or over. */
    async byToken(token: string): Promise<SurveyAsk | undefined> {
      if (!shape.test(token)) return undefined;
      return reading()
        .where('token_hash', '=', hashOf(token))
        .where('expires_at', '>', now)
        .forUpdate()
        .executeTakeFirst();
    },

    /** The one of who made a referral, held; undefined where they were never asked. */
    async ofReferrer(referralId: string): Promise<SurveyAsk | undefined> {
      return reading()
        .where('referral_id', '=', referralId)
        .where('kind', '=', 'referrer')
        .forUpdate()
        .executeTakeFirst();
    },

    /** Where whoever made a referral is written to. */
    async addressOf(referralId: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('referral')
        .select(['id', 'referrer_email'])
        .where('programme_id', '=', programme_id)
        .where('id', '=', referralId)
        .executeTakeFirst();
      return row?.referrer_email ?? undefined;
    },

    async byCode(code: string): Promise<SurveyAsk | undefined> {
      return reading().where('code', '=', code).forUpdate().executeTakeFirst();
    },

    async notReached(id: string): Promise<void> {
      await change(id).set({ ended: 'not_reached' }).execute();
    },

    /** Asked once more, by a new link: of the first only the hash is kept. */
    async reminded(id: string, token: string, today: Temporal.PlainDate): Promise<void> {
      await change(id)
        .set({
          token_hash: hashOf(token),
          remind_on: null,
          reminded_on: today,
          expires_at: now.add({ hours: OPEN_DAYS * 24 }),
        })
        .execute();
    },

    /** That they answered, and where they wish to be known, what. */
    async answered(ask: SurveyAsk, given: GivenAnswers | null): Promise<void> {
      const owner =
        ask.person_id === null
          ? ({ kind: 'referral', id: ask.referral_id } as const)
          : ({ kind: 'person', id: ask.person_id } as const);
      const own = given
        ? { answers: JSON.stringify(given.answers), words: given.words, may_quote: given.mayQuote }
        : {};
      await change(ask.id)
        .set(sealed('survey_ask', ask.id, owner, { ended: 'answered', remind_on: null, ...own }))
        .execute();
    },

    /** By itself: no person, no referral, no day, and an id that tells no time. */
    async addAnonymous(
      of: Pick<SurveyAsk, 'kind' | 'moment' | 'way'>,
      month: Temporal.PlainDate,
      given: GivenAnswers,
    ): Promise<void> {
      await db
        .insertInto('survey_answer')
        .values({
          programme_id,
          id: randomUUID(),
          kind: of.kind,
          moment: of.moment,
          way: of.way,
          month: month.with({ day: 1 }),
          answers: JSON.stringify(given.answers),
          words: given.words,
          may_quote: given.mayQuote,
        })
        .execute();
    },
  };
}
