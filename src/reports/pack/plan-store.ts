import { z } from 'zod';
import type { Scope } from '../../platform/database/index.ts';
import { type WorthQuery, worthQuery } from '../worth/typed.ts';
import { type PackLanguage, packLanguages } from './pack.ts';

/** What is made after each quarter, and for whom; and with which costs every pack is made. */
export type PackPlan = {
  readonly active: boolean;
  /** Goes out without a press. */
  readonly automatic: boolean;
  readonly languages: readonly PackLanguage[];
  readonly addresses: readonly string[];
  readonly worth: WorthQuery;
};

/** Only what was typed of costs and assumptions. */
const kept = z.record(z.string(), z.string()).catch({});
const nothing: PackPlan = {
  active: false,
  automatic: false,
  languages: ['en'],
  addresses: [],
  worth: worthQuery.parse({}),
};

/** The plan of the programme; nothing is made by itself where there is none. */
export async function packPlan({ db, actor }: Scope): Promise<PackPlan> {
  const row = await db
    .selectFrom('funder_pack_plan')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .executeTakeFirst();
  if (!row) return nothing;
  return {
    active: row.active,
    automatic: row.automatic,
    languages: packLanguages.filter(lang => row.languages.includes(lang)),
    addresses: row.addresses,
    worth: worthQuery.parse(kept.parse(row.worth)),
  };
}

/** Puts a plan in the place of the one before. */
export async function savePlan({ db, actor, now }: Scope, plan: PackPlan): Promise<void> {
  const values = {
    active: plan.active,
    automatic: plan.automatic,
    languages: [...plan.languages],
    addresses: [...plan.addresses],
    worth: JSON.stringify(plan.worth),
    changed_at: now,
    changed_by: actor.id,
  };
  await db
    .insertInto('funder_pack_plan')
    .values({ programme_id: actor.programmeId, ...values })
    .onConflict(conflict => conflict.column('programme_id').doUpdateSet(values))
    .execute();
}
