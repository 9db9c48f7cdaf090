import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase, systemActor } from '../../src/platform/database/index.ts';
import { testKeys } from '../../src/platform/database/testing.ts';
import { sealAllRows } from '../../src/platform/vault/index.ts';

const NUMBER = '+353209150987';

/**
 * Puts canaries into rows as they were written before there were keys, where no form of one request leads to, and seals
 * everything that is plain as the clock and `npm run keys` do.
 */
export async function sealWhatWasPlain(
  ownerUrl: string,
  owner: pg.Pool,
  programmeIds: readonly string[],
): Promise<void> {
  await owner.query(
    `update person set other_phone = $1, identifier_system = 'ihi', identifier_value = 'Sealedkestrel ' || id, code_word = 'Sealedkestrel'`,
    [NUMBER],
  );
  await owner.query(
    `update referral set identifier_system = 'ihi', identifier_value = 'Sealedkestrel ' || id, referrer_phone = $1`,
    [NUMBER],
  );
  await owner.query(`update person_contact set phone = $1, note = 'Sealedkestrel'`, [NUMBER]);
  await owner.query(`update arrived_text set from_number = $1, body = 'Sealedkestrel'`, [NUMBER]);
  await owner.query(`update provider_word set words = 'Sealedkestrel'`);
  await owner.query(`update person_said set words = 'Sealedkestrel'`);
  await owner.query(
    `update handover set told = 'Sealedkestrel', to_email = 'kestrel@example.org', to_phone = $1`,
    [NUMBER],
  );
  await owner.query(`update letter set pdf = '%PDF Sealedkestrel'`);
  await owner.query(`update introduction set shared = '{"sent": {"phone": "${NUMBER}"}}'`);
  await owner.query(
    `insert into person_merge (programme_id, id, kept_id, merged_id, moved, reason, merged_at, merged_by)
     select programme_id, gen_random_uuid(), id, id, '{"note": "Sealedkestrel"}', 'same', now(), $1 from person limit 1`,
    [randomUUID()],
  );
  await owner.query(
    `insert into restricted_words (programme_id, id, note_id, referral_id, author_id, words, written_at)
     select programme_id, gen_random_uuid(), id, referral_id, author_id, 'Sealedkestrel', now() from note limit 1`,
  );
  await owner.query(
    `insert into access_request (programme_id, id, person_id, asked_by, asked_how, asked_on, identity_how, recorded_by, recorded_at, due_on)
     select programme_id, id, id, 'self', 'by_link', current_date, 'private_link', $1, now(), current_date from person limit 1`,
    [randomUUID()],
  );
  await owner.query(
    `insert into access_package (programme_id, id, request_id, person_id, file, sha256, size, redacted, made_at, made_by, expires_at)
     select programme_id, gen_random_uuid(), id, person_id, 'ustar Sealedkestrel', '', 1, 0, now(), recorded_by, '2027-01-01' from access_request limit 1`,
  );
  await owner.query(
    `insert into staff_totp (programme_id, staff_id, sealed, last_step, set_at)
     select programme_id, id, 'Sealedkestrel-totp..', 0, now() from staff on conflict do nothing`,
  );
  await owner.query(`update person set ethnicity = 'Sealedkestrel', small_area = 'Sealedkestrel'`);
  await owner.query(`update assessment set own_words = 'Sealedkestrel'`);
  await owner.query(
    `insert into survey_ask (programme_id, id, referral_id, kind, moment, way, token_hash, asked_on, asked_by, expires_at, words)
     select programme_id, gen_random_uuid(), id, 'experience', 'closed', 'paper', uuid_send(gen_random_uuid()), current_date, $1, '2027-01-01',
       'Sealedkestrel' from referral limit 1`,
    [randomUUID()],
  );
  await owner.query(
    `insert into supervision_item (programme_id, id, referral_id, worker_id, rule, question, put_by, put_at, agreed)
     select programme_id, gen_random_uuid(), id, $1, 'by_hand', 'Sealedkestrel', $1, now(), 'Sealedkestrel' from referral limit 1`,
    [randomUUID()],
  );
  await owner.query(
    `with study as (insert into research_project (programme_id, id, title, purpose, recipient, recipient_key, ethics_reference, dpia_reference,
         variables, dates, from_on, until_on, ends_on, asked_by, asked_role, asked_at)
       select programme_id, gen_random_uuid(), 'Study', 'Words', 'A university', 'age1', '1', '1', '{age_band}', 'spans', '2026-01-01',
         '2026-06-30', '2027-01-01', id, 'coordinator', now() from staff where role = 'coordinator' limit 1
       returning programme_id, id)
     insert into research_key (programme_id, project_id, secret, made_at) select programme_id, id, 'Sealedkestrel', now() from study`,
  );
  const database = openDatabase(ownerUrl, systemClock, { connections: 1, keys: testKeys });
  try {
    for (const id of programmeIds) await sealAllRows(work => database.within(systemActor(id), work));
  } finally {
    await database.close();
  }
}
