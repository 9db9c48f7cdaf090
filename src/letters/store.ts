import type { Selectable } from 'kysely';
import type { JsonObject, Scope, Tables } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';
import { isLocale, type Locale } from '../ui/index.ts';
import type { KeptFacts, Letter, LetterKind } from './letter.ts';

export type NewLetter = KeptFacts & {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly locale: Locale;
  readonly largePrint: boolean;
};

const columns = [
  'id',
  'referral_id',
  'person_id',
  'kind',
  'locale',
  'large_print',
  'facts',
  'state',
  'made_at',
  'sent_at',
  'version',
] as const;
type Row = Pick<Selectable<Tables['letter']>, (typeof columns)[number]>;

/** The table of letters, for one actor in one transaction. */
export function letterStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const reading = () => db.selectFrom('letter').select(columns).where('programme_id', '=', programme_id);
  return {
    /** One letter of a case, or undefined when it does not exist for this actor. `hold`: until the transaction ends. */
    async find(referralId: string, id: string, hold = false): Promise<Letter | undefined> {
      const query = reading().where('referral_id', '=', referralId).where('id', '=', id);
      const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
      return row && toLetter(row);
    },

    async all(ids: readonly string[]): Promise<readonly Letter[]> {
      const rows = await reading()
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .execute();
      return rows.map(toLetter);
    },

    async has(id: string): Promise<boolean> {
      return (await reading().where('id', '=', id).executeTakeFirst()) !== undefined;
    },

    /** The letter of this kind that is still to be read and sent, if there is one. */
    async draft(referralId: string, kind: LetterKind): Promise<Letter | undefined> {
      const row = await reading()
        .where('referral_id', '=', referralId)
        .where('kind', '=', kind)
        .where('state', '=', 'draft')
        .forUpdate()
        .executeTakeFirst();
      return row && toLetter(row);
    },

    async ofReferral(referralId: string): Promise<readonly Letter[]> {
      const rows = await reading().where('referral_id', '=', referralId).orderBy('made_at', 'desc').execute();
      return rows.map(toLetter);
    },

    async add(letter: NewLetter): Promise<void> {
      await db
        .insertInto('letter')
        .values({
          programme_id,
          id: letter.id,
          referral_id: letter.referralId,
          person_id: letter.personId,
          kind: letter.kind,
          locale: letter.locale,
          large_print: letter.largePrint,
          ...sealed('letter', letter.id, { kind: 'person', id: letter.personId }, { facts: factsOf(letter) }),
          state: 'draft',
          made_at: now,
          made_by: actor.id,
        })
        .execute();
    },

    /** Writes changed facts of a draft and counts its version up. */
    async rewrite(id: string, changed: Pick<NewLetter, 'locale' | 'largePrint' | 'facts'>): Promise<void> {
      await db
        .updateTable('letter')
        .set(eb => ({
          ...sealed('letter', id, null, { facts: factsOf(changed) }),
          locale: changed.locale,
          large_print: changed.largePrint,
          version: eb('version', '+', 1),
        }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('state', '=', 'draft')
        .execute();
    },

    /** Locks the letter as it was sent, with its file. */
    async markSent(
      id: string,
      sent: { readonly facts: KeptFacts['facts']; readonly pdf: Uint8Array },
    ): Promise<void> {
      await db
        .updateTable('letter')
        .set(eb => ({
          state: 'sent',
          ...sealed('letter', id, null, { facts: factsOf(sent), pdf: Buffer.from(sent.pdf) }),
          sent_at: now,
          sent_by: actor.id,
          version: eb('version', '+', 1),
        }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** The file of a letter that was sent; null for a draft. */
    async pdf(id: string): Promise<Uint8Array | null> {
      const row = await db
        .selectFrom('letter')
        .select(['id', 'pdf'])
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.pdf ?? null;
    },
  };
}

const factsOf = ({ facts }: { readonly facts: unknown }) => facts as JsonObject;

function toLetter(row: Row): Letter {
  return {
    ...({ kind: row.kind, facts: row.facts } as unknown as KeptFacts),
    id: row.id,
    referralId: row.referral_id,
    personId: row.person_id,
    locale: isLocale(row.locale) ? row.locale : 'en',
    largePrint: row.large_print,
    state: row.state === 'sent' ? 'sent' : 'draft',
    madeAt: row.made_at,
    sentAt: row.sent_at,
    version: row.version,
  };
}
