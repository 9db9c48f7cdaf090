import { compiledOnce, type Scope } from '../../platform/database/index.ts';
import { type CaseloadWeights, caseloadWeights, houseWeights } from './weight.ts';

/** Weights with who set them and why; version 0 is the house’s. */
export type KeptWeights = {
  readonly version: number;
  readonly weights: CaseloadWeights;
  readonly why: string | null;
  readonly setBy: string | null;
  readonly setAt: Temporal.Instant | null;
};

const newest = compiledOnce((db, asked: { programme_id: string }) =>
  db
    .selectFrom('caseload_weights as w')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'w.programme_id').onRef('s.id', '=', 'w.set_by'),
    )
    .select(['w.version', 'w.weights', 'w.why', 's.name', 'w.set_at'])
    .where('w.programme_id', '=', asked.programme_id)
    .orderBy('w.version', 'desc')
    .limit(1),
);

/** What a case weighs in this programme, for one actor in one transaction. */
export function weightsStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** The newest version. A weight that the version does not know yet is the house’s. */
    async now(): Promise<KeptWeights> {
      const { rows } = await db.executeQuery(newest({ programme_id }));
      const [row] = rows;
      if (!row) return { version: 0, weights: houseWeights, why: null, setBy: null, setAt: null };
      const kept = typeof row.weights === 'object' ? row.weights : {};
      return {
        version: row.version,
        weights: caseloadWeights.parse({ ...houseWeights, ...kept }),
        why: row.why,
        setBy: row.name,
        setAt: row.set_at,
      };
    },

    /** Adds a version; nothing that was set before is changed. */
    async add(version: number, weights: CaseloadWeights, why: string): Promise<void> {
      await db
        .insertInto('caseload_weights')
        .values({ programme_id, version, weights, why, set_by: actor.id, set_at: now })
        .execute();
    },
  };
}
