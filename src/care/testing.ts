import { newId } from '../core/index.ts';
import type { TestApp } from '../web/testing.ts';

type CaseSeed = {
  readonly programmeId?: string;
  readonly linkWorkerId?: string | null;
  readonly state?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  /** ISO instant. */
  readonly allocatedAt?: string;
  readonly mayText?: boolean;
};

/** Puts an accepted referral with its person into a test's database, past all rules. */
export async function seedCase(
  app: TestApp,
  seed: CaseSeed = {},
): Promise<{ readonly id: string; readonly personId: string }> {
  const programmeId = seed.programmeId ?? app.clare.linkWorker.actor.programmeId;
  const linkWorkerId = seed.linkWorkerId === undefined ? app.clare.linkWorker.actor.id : seed.linkWorkerId;
  const [id, personId] = [newId(), newId()];
  const at = seed.allocatedAt ?? '2026-11-16T09:00:00Z';
  const { givenName = 'Breda', familyName = 'Kinnane', mayText = true } = seed;
  await app.sql(
    `insert into person (programme_id, id, given_name, family_name, phone, may_text, created_at, updated_at)
     values ($1, $2, $3, $4, '+353209150142', $5, $6, $6)`,
    [programmeId, personId, givenName, familyName, mayText, at],
  );
  await app.sql(
    `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name,
       person_id, received_at, allocated_at, link_worker_id)
     values ($1, $2, $3, $4, $5, 'professional', '{}', $6, $7, $8, $5, $5, $9)`,
    [
      programmeId,
      id,
      id.slice(-8),
      seed.state ?? 'allocated',
      at,
      givenName,
      familyName,
      personId,
      linkWorkerId,
    ],
  );
  return { id, personId };
}
