import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { KeptPack, PackFile, PackLanguage } from './pack.ts';
import type { PackPaper } from './paper.ts';

const columns =
  sql.raw(`id, span, from_day as "from", until_day as until, methods, state, made_at as "madeAt", made_by as "madeBy",
  released_at as "releasedAt", released_by as "releasedBy", withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy", corrects, correction`);
/** Most packs of one list. */
const MOST = 60;

/** Packs that were kept, for one actor. */
export function packStore({ db, actor, now }: Scope) {
  const { programmeId } = actor;
  return {
    /** The latest first. */
    async all(): Promise<readonly KeptPack[]> {
      const { rows } =
        await sql<KeptPack>`select ${columns} from funder_pack where programme_id = ${programmeId}
        order by made_at desc, id desc limit ${MOST}`.execute(db);
      return rows;
    },

    /** @throws NotFound */
    async find(id: string): Promise<KeptPack> {
      const { rows } =
        await sql<KeptPack>`select ${columns} from funder_pack where programme_id = ${programmeId} and id = ${id}`.execute(
          db,
        );
      if (!rows[0]) throw new NotFound('pack');
      return rows[0];
    },

    /** The one that stands for a span, if one does. */
    async standing(span: string): Promise<KeptPack | null> {
      const { rows } = await sql<KeptPack>`select ${columns} from funder_pack
        where programme_id = ${programmeId} and span = ${span} and state <> 'withdrawn'`.execute(db);
      return rows[0] ?? null;
    },

    /** The last withdrawn one of a span, which a new one takes the place of. */
    async lastWithdrawn(span: string): Promise<KeptPack | null> {
      const { rows } = await sql<KeptPack>`select ${columns} from funder_pack
        where programme_id = ${programmeId} and span = ${span} and state = 'withdrawn' order by withdrawn_at desc limit 1`.execute(
        db,
      );
      return rows[0] ?? null;
    },

    /** Keeps a pack with its files. Two who keep at once: the later one keeps nothing. @returns whether it was kept */
    async keep(
      pack: Pick<KeptPack, 'id' | 'span' | 'from' | 'until' | 'methods' | 'corrects' | 'correction'>,
      files: readonly PackFile[],
    ): Promise<boolean> {
      const done = await db
        .insertInto('funder_pack')
        .values({
          programme_id: programmeId,
          id: pack.id,
          span: pack.span,
          from_day: pack.from,
          until_day: pack.until,
          methods: pack.methods,
          made_at: now,
          made_by: actor.role === 'system' ? null : actor.id,
          corrects: pack.corrects,
          correction: pack.correction,
        })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      if (Number(done.numInsertedOrUpdatedRows) === 0) return false;
      await db
        .insertInto('funder_pack_file')
        .values(
          files.map(({ lang, kind, bytes }) => ({
            programme_id: programmeId,
            pack_id: pack.id,
            lang,
            kind,
            bytes: Buffer.from(bytes),
            sha256: createHash('sha256').update(bytes).digest(),
          })),
        )
        .execute();
      return true;
    },

    async setReleased(id: string): Promise<void> {
      await db
        .updateTable('funder_pack')
        .set({ state: 'released', released_at: now, released_by: actor.role === 'system' ? null : actor.id })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .where('state', '=', 'made')
        .execute();
    },

    async setWithdrawn(id: string, why: string): Promise<void> {
      await db
        .updateTable('funder_pack')
        .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_by: actor.id, withdrawn_why: why })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .execute();
    },

    /** A kept file, exactly as it was made. @throws NotFound; Error where its bytes are not those that were kept */
    async file(id: string, lang: PackLanguage, kind: PackFile['kind']): Promise<Uint8Array> {
      const row = await db
        .selectFrom('funder_pack_file')
        .select(['bytes', 'sha256'])
        .where('programme_id', '=', programmeId)
        .where('pack_id', '=', id)
        .where('lang', '=', lang)
        .where('kind', '=', kind)
        .executeTakeFirst();
      if (!row) throw new NotFound('pack');
      if (!createHash('sha256').update(row.bytes).digest().equals(row.sha256))
        throw new Error('a kept pack is not what was kept');
      return row.bytes;
    },

    /** What the web page of a kept pack is drawn from. @throws NotFound */
    async paper(id: string, lang: PackLanguage): Promise<PackPaper> {
      const bytes = await this.file(id, lang, 'page');
      return JSON.parse(new TextDecoder().decode(bytes)) as PackPaper;
    },
  };
}
