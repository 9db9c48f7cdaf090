import { seedCase } from '../../src/care/testing.ts';
import { newId } from '../../src/core/index.ts';
import { recordConsent } from '../../src/people/index.ts';
import { withdrawConsent } from '../../src/people/withdraw-consent.ts';
import { consentPurposes } from '../../src/programmes/index.ts';
import type { TestApp } from '../../src/web/testing.ts';

/** Somebody with everything that anybody could be told of, who has agreed to all of it. */
export type Agreed = {
  readonly app: TestApp;
  readonly personId: string;
  readonly referralId: string;
  readonly introductionId: string;
  readonly serviceId: string;
  readonly serviceName: string;
};

/** Makes one such person, with consents of a week ago. */
export async function somebodyWhoAgreed(app: TestApp, state = 'active'): Promise<Agreed> {
  const { programmeId, id: workerId } = app.clare.linkWorker.actor;
  const { id: referralId, personId } = await seedCase(app, {
    state,
    familyName: `Kinnane${newId().slice(-4)}`,
  });
  const [introductionId, serviceId] = [newId(), newId()];
  const serviceName = 'Tuesday Table';
  await app.sql(
    `update person set email = 'breda@example.org', may_email = true, gp_name = 'Dr Orla Considine', gp_email = 'orla@example.org',
       neutral_sender = false where id = $1`,
    [personId],
  );
  await app.sql(
    `update referral set referrer_name = 'Nurse Ita Hogan', referrer_role = 'public_health_nurse', referrer_email = 'ita@example.org',
       triaged_at = '2026-11-12T09:00:00Z', sessions_held = 3,
       closed_at = case when state = 'closed' then timestamptz '2026-11-20T09:00:00Z' end,
       closing_reason = case when state = 'closed' then 'goals_met' end where id = $1`,
    [referralId],
  );
  await app.sql(
    `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, owner_id,
       sent_at, first_attended_on, next_on, created_at, shared)
     values ($1, $2, $3, $4, $5, $6, 'referred', 'attending', $7, $8, $7, '2026-08-05', '2026-11-20', $7, '{}')`,
    [
      programmeId,
      introductionId,
      referralId,
      personId,
      serviceId,
      serviceName,
      '2026-08-01T09:00:00Z',
      workerId,
    ],
  );
  for (const purpose of consentPurposes.codes) {
    await app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, $4, true, '2026-11-16T09:00:00Z', 'in_person', 'the person', $5)`,
      [programmeId, newId(), personId, purpose, workerId],
    );
  }
  return { app, personId, referralId, introductionId, serviceId, serviceName };
}

/** Every way in which somebody can say no to a purpose. */
export const waysToSayNo = ['taken back', 'a new no', 'a no to this one', 'no record at all'] as const;
export type WayToSayNo = (typeof waysToSayNo)[number];

/** Says no, by the commands that staff use. */
export async function sayNo(
  { app, personId }: Agreed,
  way: WayToSayNo,
  purpose: (typeof consentPurposes.codes)[number],
  recipient: { readonly name: string; readonly id: string | null } | null,
): Promise<void> {
  await app.database.within(app.clare.linkWorker.actor, async scope => {
    if (way === 'taken back') {
      const [row] = await app.sql<{ id: string }>(
        'select id from consent where person_id = $1 and purpose = $2 and withdrawn_at is null',
        [personId, purpose],
      );
      await withdrawConsent(scope, {
        personId,
        consentId: row?.id ?? '',
        how: 'by_phone',
        byWhom: 'the person',
      });
      return;
    }
    const about = way === 'a no to this one' ? recipient : null;
    await recordConsent(scope, {
      personId,
      purpose: way === 'no record at all' ? 'keep_record' : purpose,
      recipient: about?.name ?? null,
      recipientId: about?.id ?? null,
      given: false,
      how: 'by_phone',
      byWhom: 'the person',
    });
  });
}
